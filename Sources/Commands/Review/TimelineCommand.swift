import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

struct TimelineCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Show how your boundaries moved over time.",
        discussion: """
            A line for each row, a column for each time that something moved. With one row it tells its story: who \
            said what and when, and when it had reached the others.
            """)

    @Argument(help: "Rows, by their ids or labels; all of them where none is named.")
    var rows: [String] = []

    @OptionGroup var span: TimeSpanOptions

    @Option(help: "Only what this person moved.")
    var party: String?

    @Flag(help: "Leave out rows that did not move.")
    var onlyChanges = false

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        var choice = TimelineView.Choice()
        (choice.since, choice.until) = try span.times(now: console.context.clock())
        choice.onlyChanges = onlyChanges
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement)
        if !rows.isEmpty { choice.rows = Set(try rows.map { try session.row(named: $0, in: agreement) }) }
        choice.party = try party.map { try session.person(named: $0, in: agreement) }
        try session.page(session.timeline(of: agreement, choice))
    }
}

extension Session {
    /// - Parameters:
    ///   - agreement: a thread.
    ///   - choice: what of it is wanted.
    /// - Returns: how its boundaries moved, as far as this home knows.
    func timeline(of agreement: AgreementID, _ choice: TimelineView.Choice = .init()) -> TimelineView {
        TimelineView(
            Chronicle(of: agreement, in: ledger, for: me, at: moment), of: agreement, in: ledger,
            names: names, aloud: saidAloud, choice)
    }

    /// What had been said aloud before it was written down, and when.
    var saidAloud: [RecordID: Instant] {
        LogView.saidAloud(ledger, home.archive.entries)
    }

    /// - Parameters:
    ///   - text: a name, or the beginning of one.
    ///   - agreement: the thread.
    /// - Returns: who of its people is meant, the owner too.
    /// - Throws: `Failure`, where there is nobody of that name, or several.
    func person(named text: String, in agreement: AgreementID) throws -> PartyID {
        let people = names[agreement].people
        let parties = people.sorted(ledger.threads[agreement]?.parties ?? [])
        return try Self.find(
            text, among: parties.map { (name: people[$0].name, value: $0) }, "person here", "troth status")
    }
}
