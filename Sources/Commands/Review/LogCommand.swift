import ArgumentParser
import History
import Reporting
import Vault

struct LogCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show who did what, and when, newest first.")

    @Option(help: "One agreement only.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let chosen = try agreement.map { try session.agreement(named: $0) }
        try console.show(
            LogView(
                session.ledger, names: session.names, entries: session.home.archive.entries,
                hidden: session.home.archive.hidden, of: chosen))
    }
}
