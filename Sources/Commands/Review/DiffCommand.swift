import ArgumentParser
import Canonical
import Consent
import Reporting
import Terminal

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

    @Argument(
        help:
            "Another one. Where none is named: from a version to what stands now; or from what stands now to a proposal."
    )
    var new: String?

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
        // A text of one's own is read by others, too: everybody goes by their name.
        let names =
            markdown
            ? Names(session.ledger, reader: session.me, setAside: session.setAside, addressing: nil)
            : session.names
        let view = try session.diff(from: old, to: new, in: session.agreement(named: agreement), names)
        if markdown { console.put(view.document.markdown) } else { try session.page(view) }
    }
}

extension Session {
    /// - Parameters:
    ///   - old: a version or a time, as an argument names it.
    ///   - new: another one; nil for now.
    ///   - agreement: the thread.
    ///   - names: how everything is called.
    /// - Returns: what differs between them.
    /// - Throws: `Failure`, where one of them names neither.
    fileprivate func diff(
        from old: String, to new: String?, in agreement: AgreementID, _ names: Names
    ) throws -> DiffView {
        let chronicle = Chronicle(of: agreement, in: ledger, for: me, at: moment)
        var old = try point(named: old, chronicle, in: agreement, \.beginning)
        var other = try point(named: new ?? "now", chronicle, in: agreement, \.end)
        // What has not begun to count lies ahead of what stands.
        if new == nil, old.isAhead(of: chronicle) { swap(&old, &other) }
        guard !old.snapshot.texts.isEmpty || !other.snapshot.texts.isEmpty,
            new != nil || !old.snapshot.texts.isEmpty
        else {
            throw Failure(
                .failed, "nothing stands here yet that it could be compared with",
                hints: "troth show, or name two versions: troth diff 1 2")
        }
        return DiffView(
            from: old, to: other, names: names, in: ledger, chronicle,
            between: TimelineView.events(
                between: old, and: other, chronicle, in: ledger, names: names, aloud: saidAloud))
    }

    /// - Parameter time: of a time, what is meant by it.
    private func point(
        named text: String, _ chronicle: Chronicle, in agreement: AgreementID,
        _ time: KeyPath<TimeArgument, Instant>
    ) throws -> DiffPoint {
        let now = moment.latest
        // A version is called by a number or by the beginning of its id, which has no hyphen and no colon.
        guard text == "now" || text.contains(where: { "-:".contains($0) }) else {
            do {
                let (_, id, version) = try version(named: text, in: agreement)
                return DiffPoint(id, version)
            } catch let failure as Failure {
                throw failure.adding(hint: "a time would be as in troth diff 2026-11-18 now")
            }
        }
        let named = text == "now" ? now : try TimeArgument(text, for: "diff", now: now)[keyPath: time]
        // Nothing is known of what is still to come; of today, all that there has been.
        if now < named, text != LocalTime(now).date.description {
            console.say("\(text) has not come yet: what stands now is taken for it")
        }
        return DiffPoint(min(named, now), chronicle, of: agreement, in: ledger)
    }
}
