import ArgumentParser
import Consent
import Reporting

struct Show: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a version: what each gives, and what it comes to.")

    @Argument(help: "The version, by its number; the newest where none is named.")
    var version: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let (_, id, version) = try session.version(named: version, in: session.agreement(named: agreement))
        let view = VersionView(id, version, in: session.ledger, names: session.names, at: session.moment)
        guard !console.options.json else {
            return try console.json(VersionWithConcerns(view, session.concerns(about: id)?.view))
        }
        try session.page(view)
        session.showConcerns(about: id)
        session.sayRoundWarnings(of: version.agreement)
    }
}
