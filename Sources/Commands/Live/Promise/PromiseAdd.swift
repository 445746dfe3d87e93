import ArgumentParser
import Consent
import History
import Reporting
import Terminal

extension PromiseCommand {
    struct Add: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Promise something, beside what stands in the agreement.",
            discussion: "It binds you alone, and you can end it at any time.")

        @Argument(help: "@FILE with what you promise, or @-; asked for where it is left out.")
        var words: String?

        @Option(help: "To whom, in a pack; again for more. Otherwise to all the others.")
        var to: [String] = []

        @OptionGroup var times: PromiseTimes

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let given = try words.map { try console.text(from: $0, "what you promise") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            try session.checkNotOver(agreement)
            let (due, every) = try times.checked(at: session.moment)
            let people = try session.people(named: to, in: agreement)
            let words = try session.words(given, asking: "What do you promise?")
            try session.share(
                PromiseEntry(to: people, due: due, every: every, words: words), in: agreement)
            // Somebody whose clock is ahead may stand behind it.
            let own = session.promises(in: agreement).lastIndex { $0.maker == session.me && $0.label == nil }
            let number = (own ?? 0) + 1
            let names = session.names[agreement]
            console.say(
                "you promised \(names.people.ordered(people).inWords); it binds you alone, and you can end it at any time (troth promise end \(number))"
            )
            if let due { console.say("by \(ShownTime(due).asLimit), which is \(due)") }
            session.tellOthers(of: agreement, isOver: true)
            try console.json(SharedJSON("promise", names, number: number))
        }
    }
}
