package import Canonical

/// What differs between two versions, as a value: what it means is said elsewhere.
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
        title = Change(from: old.title, to: new.title)
        term = Change(from: old.term, to: new.term)
        kind = Change(from: old.kind, to: new.kind)
        source = Change(from: old.source, to: new.source)
        people = ItemChange.all(from: old.parties, to: new.parties, by: \.id)
        rows = ItemChange.all(from: old.rows, to: new.rows, by: \.key) { $0.withoutMustHaves }.map(
            RowChange.init)
        protections = ItemChange.all(from: old.protections, to: new.protections, by: \.id) {
            $0.withoutMustHaves
        }
        mustHaves = ItemChange.all(from: old.needs, to: new.needs, by: \.subject).map(MustHaveChange.init)
        promises = ItemChange.all(from: old.promises, to: new.promises, by: \.id)
        facts = ItemChange.all(from: old.facts, to: new.facts, by: \.id)
        isRearranged = Self.order(of: old, without: new) != Self.order(of: new, without: old)
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
