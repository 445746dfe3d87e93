package import Canonical

/// Something that keeps people safe: a stop signal, aftercare, who may be present, water and rest …
///
/// Protections have no order, so nothing about one is ever “tighter”: they change only by a version that all sign.
package struct Protection: Equatable, Sendable {
    /// What about a protection the rules must know.
    package enum Kind: String, CaseIterable, Sendable {
        case plain
        case spokenSignal = "spoken stop signal"
        case silentSignal = "silent stop signal"
        /// Owed until the version's `careUntil`; every other protection stays.
        case aftercare
    }

    package let id: Slug
    package let label: Line
    package let kind: Kind
    /// Whom it protects.
    package let protects: Set<PartyID>
    /// Who provides it.
    package let providers: Set<PartyID>
    package let words: Prose
    package let neededBy: [MustHave]

    /// - Parameters:
    ///   - id: its name in the text.
    ///   - label: what it is called.
    ///   - kind: what the rules must know of it.
    ///   - protects: whom it protects; at least one.
    ///   - providers: who provides it; at least one.
    ///   - words: what it is.
    ///   - neededBy: whose must-have it is, and for what.
    package init(
        _ id: Slug, label: Line, kind: Kind = .plain, protects: Set<PartyID>, providers: Set<PartyID>,
        words: Prose,
        neededBy: [MustHave] = []
    ) {
        self.id = id
        self.label = label
        self.kind = kind
        self.protects = protects
        self.providers = providers
        self.words = words
        self.neededBy = neededBy
    }
}

/// “I don't take part in these without this.” A must-have only ever closes.
package struct MustHave: Hashable, Sendable {
    /// Whose it is.
    package let party: PartyID
    /// The items that its owner takes no part in without it.
    package let items: Set<Slug>

    /// - Parameters:
    ///   - party: whose it is.
    ///   - items: the items that depend on it; at least one.
    package init(of party: PartyID, for items: Set<Slug>) {
        self.party = party
        self.items = items
    }

    /// - Parameter row: a row.
    /// - Returns: whether its owner takes no part in that row without the thing needed.
    package func covers(_ row: RowKey) -> Bool {
        items.contains(row.item) && row.participants.contains(party)
    }
}

/// What somebody undertakes. It binds only its maker, who may end it at any time.
package struct Promise: Equatable, Sendable {
    package let id: Slug
    package let label: Line
    package let maker: PartyID
    /// Whom it was made to, and who may release its maker.
    package let to: Set<PartyID>
    package let words: Prose

    /// - Parameters:
    ///   - id: its name in the text.
    ///   - label: what it is called.
    ///   - maker: who makes it.
    ///   - to: whom it is made to; at least one.
    ///   - words: what is promised.
    package init(_ id: Slug, label: Line, maker: PartyID, to: Set<PartyID>, words: Prose) {
        self.id = id
        self.label = label
        self.maker = maker
        self.to = to
        self.words = words
    }
}

/// A plain fact (dates, a place) or somebody's words, which no rule reads.
package struct Fact: Equatable, Sendable {
    package let id: Slug
    package let label: Line
    package let words: Prose

    /// - Parameters:
    ///   - id: its name in the text.
    ///   - label: what it is called.
    ///   - words: what it says.
    package init(_ id: Slug, label: Line, words: Prose) {
        self.id = id
        self.label = label
        self.words = words
    }
}
