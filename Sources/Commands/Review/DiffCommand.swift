import ArgumentParser
import Canonical
import Consent
import Reporting

struct DiffCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what differs between two versions, or two times.",
        discussion: """
            Each point is a version, by its number, or a time: what stood then, with every limit that somebody had set \
            by then. As in troth diff 1 3, troth diff 2026-11-01 now, or troth diff 2 now. A \
            day is its beginning as the first point, and its end as the second.
            """)

    @Argument(help: "A version, by its number, or a time. \(TimeArgument.help)")
    var old: String

    @Argument(help: "Another one; now where none is named.")
    var new: String = "now"

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @Flag(help: "As Markdown, to be put into a text of your own.")
    var markdown = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        guard !markdown || !global.json else {
            throw Failure(.usage, "it is either --markdown or --json")
        }
        let session = try Session(console)
        let view = try session.diff(from: old, to: new, in: session.agreement(named: agreement))
        if markdown { console.put(view.document.markdown) } else { try session.page(view) }
    }
}

extension Session {
    /// - Parameters:
    ///   - old: a version or a time, as an argument names it.
    ///   - new: another one.
    ///   - agreement: the thread.
    /// - Returns: what differs between them.
    /// - Throws: `Failure`, where one of them names neither.
    fileprivate func diff(from old: String, to new: String, in agreement: AgreementID) throws -> DiffView {
        let chronicle = Chronicle(of: agreement, in: ledger, for: me, at: moment)
        let (old, new) = (
            try point(named: old, chronicle, in: agreement, \.beginning),
            try point(named: new, chronicle, in: agreement, \.end)
        )
        return DiffView(
            from: old, to: new, names: names, in: ledger,
            between: TimelineView.events(between: old, and: new, chronicle, in: ledger, names: names))
    }

    /// - Parameter time: of a time, what is meant by it.
    private func point(
        named text: String, _ chronicle: Chronicle, in agreement: AgreementID,
        _ time: KeyPath<TimeArgument, Instant>
    ) throws -> DiffPoint {
        let now = console.context.clock()
        // A version is called by a number or by the beginning of its id, which has no hyphen and no colon.
        guard text == "now" || text.contains(where: { "-:".contains($0) }) else {
            let (_, id, version) = try version(named: text, in: agreement)
            return DiffPoint(id, version)
        }
        let named = text == "now" ? now : try TimeArgument(text, for: "diff", now: now)[keyPath: time]
        // Nothing is known of what is still to come.
        return DiffPoint(min(named, now), chronicle, of: agreement, in: ledger)
    }
}
