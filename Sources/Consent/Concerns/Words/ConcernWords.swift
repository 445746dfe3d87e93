/// The words that are looked for: fixed lists, so that everybody can read what is found and what is not.
///
/// Here stand single words and groups of words that mean one thing; `ConcernPhrases` puts them together.
enum ConcernWords {
    // MARK: - Saying that it is not so

    /// Before a phrase each of these makes it the opposite.
    static let denials = words(
        """
        no not never nobody none nothing neither nor without don't doesn't isn't aren't won't wouldn't cannot can't
        mustn't shouldn't rather instead
        """)
    /// Behind these a sentence turns, and a no before them says nothing about what follows.
    static let turns = words("but otherwise else however although only because")
    /// To cross a limit or to ignore a signal may well have consequences.
    static let harms = words(
        """
        cross crosses crossing crossed ignore ignores ignoring ignored break breaks breaking broken overstep oversteps
        overstepping violate violates violating disrespect disrespects disrespecting disregard disregards disregarding
        push pushes pushing
        """)
    /// What `…` does not pass over: a no, a harm, and what protects.
    static let barred = denials.union(harms).union(
        words(
            """
            stop stops stopped end ends ended pauses paused interrupted halts over cancelled free freely own but
            respecting respected respects respect after within inside allow allows fun
            """))
    /// Between a phrase and a no behind it, as in “is never …”.
    static let copulas = words("is are be will would stays stay remains does do")
    static let denialsAfterwards = words(
        "not never forbidden excluded out off impossible isn't aren't doesn't don't unacceptable")

    // MARK: - Groups of words that phrases name

    static let groups: [String: [String]] = [
        "may-not": runs(
            """
            may not, may never, must not, mustn't, must never, not allowed to, never allowed to, isn't allowed to,
            aren't allowed to, not permitted to, never permitted to, forbidden to, no right to, not free to,
            loses the right to, lose the right to, gives up the right to, give up the right to, gave up the right to,
            gives up any right to, waives the right to, waive the right to, nobody may, no one may, is never to,
            is not to, are never to, are not to
            """),
        "cannot": runs("cannot, can't, can not, can never, is unable to, nobody can, no one can"),
        "will-not": runs("will not, won't, will never, do not, don't, does not, doesn't"),
        "then": runs("until, before, unless, once, while, early, when, if, even, because, or, during"),
        "agreement": runs("agreement, dynamic, relationship, arrangement, contract, pack, marriage"),
        "signal": runs(
            "safeword, safewords, safe word, safe words, stop signal, stop signals, red, emergency signal"),
        "helper": runs(
            """
            help, police, ambulance, doctor, doctors, paramedic, paramedics, hospital, 112, 911, 999,
            emergency services, emergency number
            """),
        "punish": runs(
            """
            punish, punishes, punished, punishing, punishment, punishments, penalty, penalties, penalise, penalises,
            penalised, penalize, penalizes, penalized, sanction, sanctions, sanctioned, consequence, consequences,
            disciplined, discipline
            """),
        "is-punished": runs(
            """
            is punished, are punished, be punished, gets punished, get punished, is penalised, is penalized,
            be penalised, be penalized, is disciplined, be disciplined, has consequences, have consequences
            """),
        "costs": runs("cost, costs, mean, means, bring, brings, earn, earns, lead to, leads to, carries"),
        "price": runs(
            """
            punishment, a punishment, a penalty, penalties, strokes, lashes, a spanking, spanking, points, the corner,
            corner time
            """),
        "why": runs("for, if, when, whenever, because of, because, each time, every time"),
        "when": runs("if, when, whenever, because, each time, every time"),
        "limit": runs("limit, limits, boundary, boundaries, saying no, a no, leaving"),
        "naming": runs(
            "sets, set, setting, names, named, naming, states, stated, stating, voices, voiced, has, mentions"
        ),
        "signalling": runs(
            """
            safeword, safewords, safewording, safe word, safe words, stop signal, stop signals, saying red, says red,
            said red, using red, uses red, calling red, calls red, called red, saying yellow, says yellow,
            calling yellow, calls yellow, stopping, stops, signalling
            """),
        "pausing": runs("pause, pauses, pausing, a break, a rest, resting"),
        "illness": runs("illness, ill, sick, sickness, injury, injuries, injured, unwell"),
        "missing": runs(
            """
            missed, missing, misses, miss, late, forgotten, forgetting, forgets, skipped, skipping, skips, unanswered,
            no
            """),
        "check-in": runs("check in, check ins, checkin, checkins"),
        "rules": runs(
            """
            decides over, decides about, decides on, decides what, decides how, decides whether, decide over, controls,
            control, controlling, has control over, has control of, control of, control over, manages, manage,
            managing, is in charge of, are in charge of, takes over, has authority over, authority over,
            has power over, supervises, monitors, takes away, withholds, confiscates, locks away
            """),
        "gives": runs(
            """
            hands over, hand over, handing over, gives up, give up, giving up, surrenders, surrender, turns over,
            signs over, transfers, transfer
            """),
        "permission": runs(
            """
            needs permission, need permission, requires permission, asks permission, ask permission,
            asks for permission, ask for permission, must ask, has to ask, only with permission, without permission
            """),
    ]

    private static func words(_ list: String) -> Set<String> {
        Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    private static func runs(_ list: String) -> [String] {
        list.split { $0 == "," || $0 == "\n" }
            .map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    }

    // MARK: - Single words

    /// What tells that something is a picture or a recording.
    static let media: Set<String> = [
        "photo", "photos", "photograph", "photographs", "picture", "pictures", "film", "films", "filming",
        "filmed",
        "video", "videos", "recording", "recordings", "recorded", "camera", "cameras", "images", "selfies",
        "stream",
        "streaming",
    ]
    static let keeping: Set<String> = [
        "keep", "keeps", "kept", "keeping", "store", "stored", "stores", "stay", "stays", "phone", "phones",
        "device",
        "devices", "saved",
    ]
    static let deletion: Set<String> = [
        "delete", "deletes", "deleted", "deleting", "deletion", "erase", "erased", "erases", "destroyed",
        "removed",
    ]
}
