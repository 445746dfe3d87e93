import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Templating
import Vault

struct LogCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show who did what, and when, newest first.",
        discussion: """
            Options can be joined: what fits all of them is shown. Kinds are proposal, signature, no, narrowing, signal, \
            cannot-provide, pause, leave, check-in, promise, thanks, wish, repair and so on; --json names each. \
            With --private your own log is among it, each line marked: that something was written, never what. It is for \
            nobody else’s eyes.
            """)

    @Option(help: "One agreement only.")
    var agreement: String?

    @Option(help: "One kind only; again for more.")
    var kind: [String] = []

    @Option(help: "Only what this person wrote.")
    var party: String?

    @Option(help: "Only what concerns this row.")
    var row: String?

    @OptionGroup var span: TimeSpanOptions

    @Flag(
        name: .customLong("private"),
        help: "Add what is in no one else’s log: your contacts, worksheets, check-ins for yourself and so on."
    )
    var addsPrivate = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        var choice = LogView.Choice()
        (choice.since, choice.until) = try span.times(now: console.context.clock())
        let session = try Session(console)
        choice.kinds = Set(try kind.map { try session.kind(named: $0) })
        // People and rows are called by their names in one agreement.
        if agreement != nil || party != nil || row != nil {
            let chosen = try session.agreement(named: agreement)
            choice.agreement = chosen
            choice.hasNamedAgreement = agreement != nil
            choice.party = try party.map { try session.person(named: $0, in: chosen) }
            choice.row = try row.map { try session.row(named: $0, in: chosen) }
        }
        try session.page(
            LogView(
                session.ledger, names: session.names, entries: session.home.archive.entries,
                hidden: session.home.archive.hidden,
                own: addsPrivate ? LogView.PrivateLog(session.home.archive) : nil, choice))
    }
}

extension Session {
    /// - Parameter kind: what records are to be called.
    /// - Returns: the same.
    /// - Throws: `Failure`, where nothing is called so, here or in the format.
    fileprivate func kind(named kind: String) throws -> String {
        let known = Set(Act.kinds + AnyEntry.kinds.map { $0.kind })
        let here = home.archive.logs.values.lazy.flatMap(\.records).map(\.text.body.kind)
        guard known.contains(kind) || here.contains(kind) else {
            throw Failure(
                .usage,
                "there is no kind “\(kind)”\(Suggestion.hint(for: Array(kind.utf8), among: known.sorted()))",
                hints: "the kinds are \(known.sorted().joined(separator: ", "))")
        }
        return kind
    }
}
