import Vault
import History
import ArgumentParser
import Reporting

struct Status: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show where things stand.",
        discussion:
            "With --check it ends with 0 where an agreement is in force, and with 2 where none is. It is never a go signal."
    )

    @Option(help: "One agreement only.")
    var agreement: String?

    @Flag(help: "End with 2 where nothing is in force.")
    var check = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let chosen = try agreement.map { try session.agreement(named: $0) }
        let view = session.status(of: chosen)
        try console.show(view)
        if check && session.home.archive.wasSetBack { throw ExitCodeError(code: .doesNotHold) }
        if check && !view.isInForce { throw ExitCodeError(code: .notInForce) }
    }
}
