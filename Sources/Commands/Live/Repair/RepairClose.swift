import ArgumentParser
import History
import Reporting
import Terminal

extension RepairCommand {
    struct Close: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close your own account, in your own word.",
            discussion: """
                Only you can, whenever you like or never, and you can choose another word later. With “ended” nothing \
                more of the others’ is heard in it. No boundary changes by any of them.
                """)

        @Argument(help: repairHelp) var repair: String

        @Option(name: .customLong("as"), help: "mended, enough, not-mended or ended.")
        var outcome: Word?

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        /// How an outcome stands in an argument.
        enum Word: String, CaseIterable, ExpressibleByArgument {
            case mended, enough
            case notMended = "not-mended"
            case ended

            var outcome: RepairCloseEntry.Outcome {
                switch self {
                case .mended: .mended
                case .enough: .enough
                case .notMended: .notMended
                case .ended: .ended
                }
            }
        }

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (_, repair) = try session.repair(named: repair, in: agreement)
            try session.checkIsOwn(repair, in: agreement, "can close it")
            let names = session.names[agreement]
            guard let outcome = try outcome?.outcome ?? ask(session) else {
                console.say("nothing was written; it stays as it is, as long as you like")
                return try console.json(RepairJSON(names))
            }
            let isChanged = repair.closed?.outcome != outcome
            if isChanged {
                try session.share(RepairCloseEntry(repair.account.id, outcome), in: agreement)
                console.say("closed: \(outcome.rawValue)")
                console.say("no boundary changes by that; what was tightened or paused stays so")
                session.tellOthers(of: agreement, isOver: true)
            } else {
                console.say("you have closed it with that word already; nothing was written")
            }
            try console.json(RepairJSON(names, isChanged: isChanged))
        }

        private func ask(_ session: Session) throws -> RepairCloseEntry.Outcome? {
            let dialogue = try session.console.dialogue(orElse: "--as mended|enough|not-mended|ended")
            let outcomes = RepairCloseEntry.Outcome.allCases
            return try session.unlocked {
                let words = outcomes.map { outcome in
                    StyledText(outcome.rawValue)
                        + (outcome == .ended ? ": nothing more of the others’ is heard in it" : "")
                }
                let chosen = try dialogue.choice("how would you close it?", of: words + ["not now"])
                return chosen < outcomes.count ? outcomes[chosen] : nil
            }
        }
    }
}
