import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal

extension RepairCommand {
    struct Plan: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Promise what will be different, to whoever gave an account.",
            discussion: """
                Each is a promise of yours like any other: it binds you alone (troth promise). It is signed with your \
                key, like every record, so it could be shown to others.
                """)

        @Argument(help: repairHelp) var repair: String

        @Argument(help: "@FILE with what will be different, or @-; asked for where it is left out.")
        var words: String?

        @OptionGroup var times: PromiseTimes

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let given = try words.map { try console.text(from: $0, "what will be different") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (_, repair) = try session.repairToAnswer(named: repair, in: agreement)
            session.tellThatItIsSigned(repair, in: agreement)
            let (due, every) = try times.checked(at: session.moment)
            let promises =
                try given.map { [Planned(words: $0, due: due, every: every)] }
                ?? ask(session, session.names[agreement].people[repair.opener].name)
            if !promises.isEmpty { try session.checkNotEnded(repair.account.id, in: agreement) }
            for one in promises {
                try session.share(
                    PromiseEntry(
                        to: [repair.opener], due: one.due, every: one.every, after: repair.account.id,
                        words: one.words), in: agreement)
            }
            if promises.isEmpty {
                console.say("nothing was written")
            } else {
                console.say(
                    "\(promises.count == 1 ? "a promise" : "\(promises.count) promises") of yours, shared; what you promise binds you alone, and you say how it goes (troth promise)"
                )
                session.tellOthers(of: agreement, isOver: true)
            }
            try console.json(RepairJSON(session.names[agreement], isChanged: !promises.isEmpty))
        }

        private struct Planned {
            let words: Prose
            let due: Instant?
            let every: UInt64?
        }

        private func ask(_ session: Session, _ name: String) throws -> [Planned] {
            let dialogue = try session.console.dialogue(orElse: "@FILE, and --due or --every")
            var planned: [Planned] = []
            repeat {
                let question: StyledText =
                    planned.isEmpty ? "What will be different?" : "What else will be different?"
                guard let words = try session.lines(nil, asking: question, orElse: "@FILE") else { break }
                let (due, every) = try session.unlocked {
                    (try time(dialogue, session.moment), try rhythm(dialogue))
                }
                planned.append(Planned(words: words, due: due, every: every))
            } while try session.unlocked({ try dialogue.yesOrNo("Is there more?") })
            guard !planned.isEmpty else { return [] }
            let isMeant = try session.unlocked {
                try dialogue.yesOrNo("Promise \(planned.count == 1 ? "this" : "these") to \(name)?")
            }
            return isMeant ? planned : []
        }

        private func time(_ dialogue: Dialogue, _ moment: Moment) throws -> Instant? {
            while true {
                let text = try dialogue.line("by when, as in 2026-12-01, or nothing:")
                guard !text.isEmpty else { return nil }
                do { return try PromiseTimes.time(text, at: moment) } catch let failure as Failure {
                    dialogue.say("please type it again: \(failure.message)")
                }
            }
        }

        private func rhythm(_ dialogue: Dialogue) throws -> UInt64? {
            while true {
                let text = try dialogue.line("how many days lie between, where it comes again, or nothing:")
                guard !text.isEmpty else { return nil }
                if let days = Decimal.parse(text.utf8), PromiseEntry.days.contains(days) { return days }
                let range = PromiseEntry.days
                dialogue.say(
                    "please type a number from \(range.lowerBound) to \(range.upperBound), or nothing")
            }
        }
    }
}
