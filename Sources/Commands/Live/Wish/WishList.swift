import ArgumentParser
import History
import Reporting
import Vault

extension WishCommand {
    struct List: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Show the list, newest first.")

        @Flag(help: "Also what is done, and what you have set aside.")
        var all = false

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let wishes = session.home.archive.wishes(in: agreement)
            try console.show(
                WishesView(
                    wishes, session.names[agreement], hidden: session.hidden(among: wishes.map(\.wish)),
                    showsAll: all))
        }
    }
}
