import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Templating
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

        @Option(help: "By when: a day, which counts to its end here, or a time such as 2026-12-01T20:00:00Z.")
        var due: String?

        @Option(help: "How many days lie between one time and the next, where it comes again.")
        var every: UInt64?

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let due = try due.map(time)
            if let every, !PromiseEntry.days.contains(every) {
                let range = PromiseEntry.days
                throw Failure(
                    .usage, "a rhythm has \(range.lowerBound) to \(range.upperBound) days", hints: "--every 7"
                )
            }
            let given = try words.map { try console.text(from: $0, "what you promise") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            try session.checkNotOver(agreement)
            if let due, due <= session.moment.latest {
                throw Failure(.usage, "\(ShownTime(due).asEnd) has passed already")
            }
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

        private func time(_ text: String) throws -> Instant {
            if let time = DateOrTime(text.utf8) { return time.localEnd }
            throw Failure(
                .usage, "“\(text)” is no day and no time",
                hints: "as in --due 2026-12-01, or in UTC --due 2026-12-01T20:00:00Z")
        }
    }
}
