import ArgumentParser
import Consent
import Reporting

struct DiffCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what differs between two versions.")

    @Argument(help: "A version, by its number.")
    var old: String

    @Argument(help: "Another one.")
    var new: String

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement)
        let (_, oldID, oldText) = try session.version(named: old, in: agreement)
        let (_, newID, newText) = try session.version(named: new, in: agreement)
        try console.show(DiffView(from: (oldID, oldText), to: (newID, newText), names: session.names))
    }
}
