import ArgumentParser
import History
import Reporting
import Terminal

extension RepairCommand {
    struct Review: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look at it again: how it is now, as you see it.",
            discussion: "Anybody in the agreement can, at any time or never.")

        @Argument(help: repairHelp) var repair: String

        @Argument(help: "@FILE with how it is now, or @-; asked for where it is left out.")
        var words: String?

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let given = try words.map { try console.text(from: $0, "how it is now") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (_, repair) = try session.repair(named: repair, in: agreement)
            try session.checkNotEnded(repair, in: agreement)
            if repair.opener != session.me { session.tellThatItIsSigned(repair, in: agreement) }
            let words = try session.lines(
                given, asking: "How is it now, as you see it?", orElse: "@FILE")
            if let words {
                try session.checkNotEnded(repair.account.id, in: agreement)
                try session.shareInRepair(
                    RepairReviewEntry(repair.account.id, words: words), in: agreement)
            } else {
                console.say("you wrote nothing, and nothing was kept")
            }
            try console.json(RepairJSON(session.names[agreement], isChanged: words != nil))
        }
    }
}
