import ArgumentParser
import History
import Reporting
import Terminal

extension RepairCommand {
    struct Report: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put your own account into reports and exports, or take it out of them.",
            discussion: """
                It stands in none unless you put it there; then with all that was said to it, in yours and in the \
                others’.
                """)

        @Argument(help: repairHelp) var repair: String

        @Flag(
            name: .customLong("out"), help: "Take it out again. What was exported already stays where it is.")
        var isOut = false

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (_, repair) = try session.repair(named: repair, in: agreement)
            try session.checkIsOwn(repair, in: agreement, "can put it into reports")
            let isChanged = repair.isInReports == isOut
            if isChanged { try session.share(RepairShownEntry(repair.account.id, !isOut), in: agreement) }
            let state: StyledText =
                isOut
                ? "it stands in no report and no export" : "it stands in reports and exports from now on"
            console.say(isChanged ? state : state + " already; nothing was written")
            if isChanged, !isOut {
                console.say(
                    "with all that was said to it, in yours and in the others’ (to take it out: --out)")
            }
            if isChanged { session.tellOthers(of: agreement, isOver: true) }
            try console.json(RepairJSON(session.names[agreement], isChanged: isChanged))
        }
    }
}
