package import Canonical

/// One value where another was.
package struct Change<Value: Equatable & Sendable>: Equatable, Sendable {
    package let old: Value
    package let new: Value

    /// - Parameters:
    ///   - old: the value that was.
    ///   - new: the value that is; nil is given where it is the same.
    package init?(from old: Value, to new: Value) {
        guard old != new else { return nil }
        self.old = old
        self.new = new
    }
}

/// Something that came, went, or reads otherwise.
package struct ItemChange<ID: Hashable & Sendable, Value: Equatable & Sendable>: Equatable, Sendable {
    package let id: ID
    /// As the old version has it; nil where it was added.
    package let old: Value?
    /// As the new version has it; nil where it was removed.
    package let new: Value?

    package var isAdded: Bool { old == nil }
    package var isRemoved: Bool { new == nil }

    /// - Parameters:
    ///   - old: what the old version has.
    ///   - new: what the new version has.
    ///   - id: what makes two of them the same thing.
    ///   - seen: the part of them that is compared.
    /// - Returns: those that differ, in the order of the new ones, then the removed ones.
    static func all<Seen: Equatable>(
        from old: [Value], to new: [Value], by id: (Value) -> ID, seen: (Value) -> Seen
    ) -> [Self] {
        let before = Dictionary(old.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.map(id))
        let changed = new.compactMap { value -> Self? in
            let known = before[id(value)]
            return known.map(seen) == seen(value) ? nil : Self(id: id(value), old: known, new: value)
        }
        let removed = old.filter { !after.contains(id($0)) }.map { Self(id: id($0), old: $0, new: nil) }
        return changed + removed
    }

}

/// Which way a boundary went.
package enum Direction: Equatable, Sendable {
    case tightened
    case loosened
    /// Tighter in one way and looser in another: another maximum and another end, other conditions.
    case both

    /// - Parameters:
    ///   - old: the boundary that was.
    ///   - new: the boundary that is; nil is given where it is the same.
    package init?(from old: Boundary, to new: Boundary) {
        switch (new.isNarrowing(of: old), old.isNarrowing(of: new)) {
        case (true, true): return nil
        case (true, false): self = .tightened
        case (false, true): self = .loosened
        case (false, false): self = .both
        }
    }
}

/// How a boundary changed.
package struct BoundaryChange: Equatable, Sendable {
    package let old: Boundary
    package let new: Boundary
    package let direction: Direction

    /// - Parameters:
    ///   - old: the boundary that was.
    ///   - new: the boundary that is; nil is given where it is the same.
    package init?(from old: Boundary, to new: Boundary) {
        guard let direction = Direction(from: old, to: new) else { return nil }
        self.old = old
        self.new = new
        self.direction = direction
    }
}

/// How a row changed. A row that is absent from a text is not agreed in it.
package struct RowChange: Equatable, Sendable {
    /// Somebody's own line of it.
    package struct OwnLine: Equatable, Sendable {
        package let party: PartyID
        package let change: BoundaryChange
    }

    package let key: RowKey
    /// As the old text has it; nil where none has.
    package let old: Row?
    /// As the new text has it; nil where none has. Where neither has it, it is only limited.
    package let new: Row?
    /// Each participant's line that changed, sorted by their keys.
    package let lines: [OwnLine]
    package let outcome: BoundaryChange?

    package var isAdded: Bool { old == nil && new != nil }
    package var isRemoved: Bool { old != nil && new == nil }
    /// Whether it is called otherwise, is counted in something else, or has its sides in another order.
    package var isReworded: Bool {
        guard let old, let new else { return false }
        return old.label != new.label || old.unit != new.unit || old.sides != new.sides
    }

    /// - Returns: the rows that differ, in the order of the new text, then those that only the old one has, then those
    ///   that are only limited.
    static func all(from old: Snapshot, to new: Snapshot) -> [Self] {
        let (before, after) = (old.all(\.rows, by: \.key), new.all(\.rows, by: \.key))
        let oldRows = Dictionary(uniqueKeysWithValues: before.map { ($0.key, $0) })
        let newRows = Dictionary(uniqueKeysWithValues: after.map { ($0.key, $0) })
        let limited = Set(old.rows.keys).union(new.rows.keys)
            .filter { oldRows[$0] == nil && newRows[$0] == nil }
            .sorted { $0.inOrder.lexicographicallyPrecedes($1.inOrder) }
        let keys = after.map(\.key) + before.map(\.key).filter { newRows[$0] == nil } + limited
        return keys.compactMap { key in
            let change = Self(
                key, from: oldRows[key], old.rows[key] ?? .init(), to: newRows[key],
                new.rows[key] ?? .init())
            let isSame =
                (change.old == nil) == (change.new == nil) && change.lines.isEmpty
                && change.outcome == nil && !change.isReworded
            return isSame ? nil : change
        }
    }

    private init(
        _ key: RowKey, from old: Row?, _ before: Snapshot.Standing, to new: Row?,
        _ after: Snapshot.Standing
    ) {
        self.key = key
        self.old = old
        self.new = new
        lines = key.participants.sorted().compactMap { party in
            BoundaryChange(from: before[party], to: after[party]).map { OwnLine(party: party, change: $0) }
        }
        outcome = BoundaryChange(from: before.outcome, to: after.outcome)
    }
}

/// How somebody's must-have changed.
package struct MustHaveChange: Equatable, Sendable {
    /// What is needed, and by whom.
    package struct Subject: Hashable, Sendable {
        /// The thing that is needed.
        package enum Thing: Hashable, Sendable {
            case row(RowKey)
            case protection(Slug)
        }
        package let thing: Thing
        package let party: PartyID

        /// - Parameters:
        ///   - thing: what is needed.
        ///   - party: who needs it.
        package init(thing: Thing, party: PartyID) {
            self.thing = thing
            self.party = party
        }
    }

    package let subject: Subject
    /// What depends on it now and did not.
    package let added: Set<Slug>
    /// What depended on it and does not any more.
    package let removed: Set<Slug>

    init(_ change: ItemChange<Subject, Need>) {
        subject = change.id
        let old = change.old?.items ?? []
        let new = change.new?.items ?? []
        added = new.subtracting(old)
        removed = old.subtracting(new)
    }
}

/// A must-have, with the thing that is needed.
struct Need: Equatable, Sendable {
    let subject: MustHaveChange.Subject
    let items: Set<Slug>
}

extension Version {
    /// Everybody's must-haves, in the order of the text.
    var needs: [Need] {
        items.flatMap { item -> [Need] in
            let (thing, mustHaves): (MustHaveChange.Subject.Thing, [MustHave])
            switch item {
            case .row(let row): (thing, mustHaves) = (.row(row.key), row.neededBy)
            case .protection(let one): (thing, mustHaves) = (.protection(one.id), one.neededBy)
            case .promise, .fact: return []
            }
            return mustHaves.map { Need(subject: .init(thing: thing, party: $0.party), items: $0.items) }
        }
    }
}

extension Protection {
    /// The protection without whose must-have it is.
    var withoutMustHaves: Self {
        Self(id, label: label, kind: kind, protects: protects, providers: providers, words: words)
    }
}

extension RowKey {
    /// What it is made of, in an order that is the same everywhere.
    fileprivate var inOrder: [String] {
        ["\(item)"] + taking.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
}
