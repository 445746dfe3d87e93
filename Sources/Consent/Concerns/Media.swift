import Canonical

/// Whether pictures and recordings that are agreed say who keeps them and when they are deleted.
struct Media: ConcernRule {
    let ids = [ConcernID.mediaUnhandled]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        let version = subject.version
        let media = version.rows.filter { row in
            row.outcome.isGranted && PlainText([row.label]).mentions(ConcernWords.media)
        }
        guard !media.isEmpty else { return [] }
        // What is said about keeping other things says nothing about pictures.
        let about = version.items.filter { PlainText([$0.label] + $0.words).mentions(ConcernWords.media) }
        let text = PlainText(
            about.flatMap(\.words) + media.flatMap { $0.lines.values.flatMap(\.conditions) })
        let missing = [
            text.mentions(ConcernWords.keeping) ? nil : "who keeps them",
            text.mentions(ConcernWords.deletion) ? nil : "when they are deleted",
        ].compactMap(\.self)
        guard !missing.isEmpty else { return [] }
        let items = media.map(\.key.item).distinct
        return [
            Concern(
                .mediaUnhandled,
                "\(subject.labels(items)) may be offered, and nothing says \(missing.inWords)",
                suggestion:
                    "Write down on whose device they stay, who may see them, and that they are deleted when anybody in them asks.",
                items: items)
        ]
    }
}

extension Item {
    /// What people wrote in it, apart from its label.
    var words: [Line] {
        switch self {
        case .row: []
        case .protection(let one): one.words.lines
        case .promise(let promise): promise.words.lines
        case .fact(let fact): fact.words.lines
        }
    }
}
