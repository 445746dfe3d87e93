import Canonical
import Consent

/// What an item of an agreement is, among the others: a row by its takers too, anything else by its name.
enum Subject: Hashable {
    case row(RowKey)
    case other(Slug)
}

extension Item {
    var subject: Subject {
        if case .row(let row) = self { .row(row.key) } else { .other(id) }
    }
}

/// What a draft starts from.
struct BaseItems {
    let sections: [Section]
    private let bySubject: [Subject: Item]

    /// - Parameter version: a version; nil where there is none yet.
    init(_ version: Version?) {
        sections = version?.sections ?? []
        bySubject = Dictionary(
            sections.flatMap(\.items).map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether there is nothing to start from.
    var isEmpty: Bool { sections.isEmpty }
    /// All items, in order.
    var items: [Item] { sections.flatMap(\.items) }

    subscript(subject: Subject) -> Item? { bySubject[subject] }

    /// - Parameter key: a row.
    subscript(key: RowKey) -> Row? {
        guard case .row(let row) = bySubject[.row(key)] else { return nil }
        return row
    }

    /// - Parameter item: an item's id.
    /// - Returns: its rows, for all who take part in one.
    func rows(of item: Slug) -> [Row] {
        items.compactMap { if case .row(let row) = $0, row.key.item == item { row } else { nil } }
    }

    /// - Parameter id: a protection's or a fact's id.
    /// - Returns: its words.
    func words(of id: Slug) -> Prose? {
        switch bySubject[.other(id)] {
        case .protection(let protection): protection.words
        case .fact(let fact): fact.words
        case .row, .promise, nil: nil
        }
    }
}
