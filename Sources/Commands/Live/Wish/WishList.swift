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
            try console.show(
                WishesView(
                    session.home.archive.wishes(in: agreement), session.names[agreement],
                    hidden: session.home.archive.hidden, showsAll: all))
        }
    }
}
