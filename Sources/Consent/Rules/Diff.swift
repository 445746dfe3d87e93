package import Canonical

/// What differs between two versions, or what stood at two times, as a value: what it means is said elsewhere.
///
/// Whatever of a text people read is in it. Left out are what ties a version into its thread: the agreement's id and
/// nonce, its number, what it replaces and what it settles.
///
/// Everything stands in the order of the new text, then what is gone in the order of the old one.
package struct Diff: Equatable, Sendable {
    package let title: Change<Line>?
    package let term: Change<Term>?
    package let kind: Change<Kind>?
    package let source: Change<Source>?
    /// Who takes part, under which name and in which role.
    package let people: [ItemChange<PartyID, Party>]
    package let rows: [RowChange]
    /// Protections, apart from whose must-haves they are.
    package let protections: [ItemChange<Slug, Protection>]
    package let mustHaves: [MustHaveChange]
    package let promises: [ItemChange<Slug, Promise>]
    package let facts: [ItemChange<Slug, Fact>]
    /// Whether sections have other headings, or what stands in both texts stands elsewhere or in another order.
    package let isRearranged: Bool

    /// - Parameters:
    ///   - old: a version.
    ///   - new: another one, most often of the same thread.
    package init(from old: Version, to new: Version) {
        self.init(from: Snapshot(old), to: Snapshot(new))
    }

    /// - Parameters:
    ///   - old: what was said, or stood, at one point.
    ///   - new: what was at another. Where only one of them has a text, what belongs to no item is not compared.
    package init(from old: Snapshot, to new: Snapshot) {
        func change<Value>(_ value: (Version) -> Value) -> Change<Value>? {
            guard let before = old.newest.map(value), let after = new.newest.map(value) else { return nil }
            return Change(from: before, to: after)
        }
        func changes<Value, ID: Hashable>(
            _ values: (Version) -> [Value], by id: (Value) -> ID, seen: (Value) -> Value = { $0 }
        ) -> [ItemChange<ID, Value>] {
            ItemChange.all(from: old.all(values, by: id), to: new.all(values, by: id), by: id, seen: seen)
        }
        title = change(\.title)
        term = change(\.term)
        kind = change(\.kind)
        source = change(\.source)
        people = changes(\.parties, by: \.id)
        rows = RowChange.all(from: old, to: new)
        protections = changes(\.protections, by: \.id) { $0.withoutMustHaves }
        mustHaves = changes(\.needs, by: \.subject).map(MustHaveChange.init)
        promises = changes(\.promises, by: \.id)
        facts = changes(\.facts, by: \.id)
        isRearranged =
            change { $0 }.map {
                Self.order(of: $0.old, without: $0.new) != Self.order(of: $0.new, without: $0.old)
            } ?? false
    }

    /// Whether the two versions say the same.
    package var isEmpty: Bool {
        title == nil && term == nil && kind == nil && source == nil && people.isEmpty && rows.isEmpty
            && protections.isEmpty && mustHaves.isEmpty && promises.isEmpty && facts.isEmpty && !isRearranged
    }

    /// What a version has in common with another, in its order.
    private static func order(of version: Version, without other: Version) -> [Place] {
        let sections = Set(other.sections.map(\.id))
        let known = Set(other.sections.flatMap { Place.items(of: $0) })
        let people = version.parties.map(\.id).filter(other.partyIDs.contains).map { Place.person($0) }
        return people
            + version.sections.flatMap { section in
                // A new section is seen by what stands in it, where anything does.
                let isSeen = sections.contains(section.id) || section.items.isEmpty
                return (isSeen ? [Place.section(section.id, section.title)] : [])
                    + Place.items(of: section).filter(known.contains)
                    .map { .item($0, in: section.id) }
            }
    }
}

/// Something that stands at a place of a text.
private enum Place: Equatable {
    enum Named: Hashable {
        case row(RowKey)
        case other(Slug)
    }
    case person(PartyID)
    case section(Slug, Line)
    case item(Named, in: Slug)

    static func items(of section: Section) -> [Named] {
        section.items.map { item in
            if case .row(let row) = item { .row(row.key) } else { .other(item.id) }
        }
    }
}
