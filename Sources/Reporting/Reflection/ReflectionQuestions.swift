/// Every question of `troth reflect`, in the order in which it is asked. To add one, add a line; to word one better, change
/// its words and leave its id, to which answers are attached. What is taken out stays readable in the homes that
/// answered it.
///
/// They are open, and suppose nothing: not who leads, not who was harmed, not that trust ought to be given, or anything
/// forgiven.
extension ReflectionTheme {
    package static let all: [Self] = [
        Self(
            "others", "What I need to see in others",
            [
                Question("others-relaxed", "What did somebody do, more than once, that let you relax?"),
                Question(
                    "others-over-time",
                    "What do you notice early in somebody new, and what can only time show you?"),
                Question("others-no", "How does somebody take a no, so that your next one comes easily?"),
                Question("others-skill", "How can you tell that somebody knows how to do what they offer?"),
                Question("others-mistake", "What do you look for in somebody who has made a mistake?"),
                Question(
                    "others-unseen", "What do you want to be true of somebody when you are not in the room?"),
            ]),
        Self(
            "myself", "What others need of me",
            [
                Question("myself-rely", "What can people count on from you, also on a tired day?"),
                Question(
                    "myself-beforehand",
                    "What would you like people to know about you before they rely on you?"),
                Question("myself-find-out", "How do you find out what somebody needs, instead of guessing?"),
                Question("myself-no", "What helps you to hear a no, and what makes it harder?"),
                Question("myself-word", "When is it hard for you to keep your word, and what would help?"),
                Question("myself-asked", "What has somebody asked of you that you were glad to give?"),
            ]),
        Self(
            "trust", "How trust was earned, given or lost",
            [
                Question("trust-grew", "Think of somebody you came to trust. What happened along the way?"),
                Question("trust-small", "What small thing once changed how much you trusted somebody?"),
                Question(
                    "trust-given",
                    "When did you give trust before it was earned, and what do you make of it now?"),
                Question("trust-yours", "Who came to trust you, and what do you think they saw?"),
                Question(
                    "trust-lost",
                    "When trust was lost, what was it that went: care, skill, honesty, or something else?"),
                Question(
                    "trust-after",
                    "Is there trust that came back, or trust that stayed away? What made the difference?"),
            ]),
        Self(
            "after-harm", "What I would need of a community after harm",
            note:
                "These questions speak of harm. You may stop here, or at any of them. There are people and help lines outside of this, too; troth help safety says how to look for some.",
            [
                Question("harm-heard", "What would you want somebody to say or do first, once they know?"),
                Question("harm-known", "Who would you want to know of it, and who not?"),
                Question("harm-own-hands", "Which decisions would you want to keep in your own hands?"),
                Question(
                    "harm-place",
                    "What would you need of a place or a group, to feel at ease there or to be able to stay away?"
                ),
                Question("harm-never-asked", "What should nobody ask of you?"),
                Question(
                    "harm-asked-of-them",
                    "What, if anything, should a community ask of whoever caused harm? And if that were you?"),
            ]),
    ]
}
