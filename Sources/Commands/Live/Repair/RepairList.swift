import ArgumentParser
import History
import Reporting
import Terminal
import Vault

extension RepairCommand {
    struct List: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the accounts, and your own drafts.",
            discussion: "Also: troth repair open, and troth repair show N.")

        @Flag(help: "Also what is from somebody you have blocked.")
        var all = false

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let repairs = session.repairs(in: agreement)
            try console.show(
                RepairsView(
                    repairs, drafts: session.home.archive.repairDrafts(in: agreement),
                    promises: session.promisesView(in: agreement),
                    hidden: all ? [] : session.hidden(among: repairs.map(\.account)),
                    session.names[agreement]))
            for (id, title) in session.agreements where id != agreement {
                let others = session.repairs(in: id).map(\.account)
                let hidden = session.hidden(among: others)
                let isSilent = others.allSatisfy { hidden.contains($0.id) }
                guard !isSilent || !session.home.archive.repairDrafts(in: id).isEmpty else { continue }
                console.say("there are accounts in “\(title)”, too (troth repair --agreement …)")
            }
        }
    }

    struct Show: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one account, and what was said to it.")

        @Argument(help: repairHelp) var repair: String

        @Flag(help: "Also what came after whoever gave it had ended it.")
        var late = false

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (number, repair) = try session.repair(named: repair, in: agreement)
            try console.show(
                RepairView(
                    repair, number: number, promises: session.promisesView(in: agreement),
                    session.names[agreement], showsLate: late))
        }
    }
}

let repairHelp: ArgumentHelp = "The account, by its number in troth repair list."
