import Canonical
import Consent

/// What depends on what.
extension Drafter {
    /// A must-have on something that is not there would close nothing, and nobody would see it.
    func checkMustHaves() throws {
        let rows = worksheet.rows.keys.flatMap { item in
            worksheet.answers(to: item).map { (item: item, place: $0.place, scope: $0.mustHave) }
        }
        let others = worksheet.protections.map { ($0.key, $0.value.place, $0.value.mustHave) }
        let missing = (rows + others).filter { item, _, scope in
            scope != nil && scope != .nothing && !present.contains(item)
        }
        guard
            let first = missing.min(by: {
                ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
            })
        else { return }
        throw YAMLError(
            "“\(first.item)” is a must-have, but it will not stand in the agreement; answer it, or remove “must-have”",
            at: first.place)
    }

    /// What depended on something for somebody already, in the base or in what they last proposed or signed: a row that
    /// was left out in between does not come back without the must-have that it had.
    func earlierDependents(of subject: Subject, for party: PartyID) -> Set<Slug> {
        [base, newest[party]].compactMap { $0?[subject] }.flatMap(\.neededBy).filter { $0.party == party }
            .reduce(into: []) { $0.formUnion($1.items) }
    }

    /// - Parameter sections: the whole draft.
    /// - Returns: the same with everybody's must-haves: the author's as they say, else as they were; the others' as
    ///   they were.
    func withMustHaves(_ sections: [Section]) -> [Section] {
        let rows = sections.map { section in
            section.items.compactMap { if case .row(let row) = $0 { row } else { nil } }
        }
        let all = Set(rows.joined().map(\.key.item))
        let own = rows.map { Set($0.filter { $0.lines[author.id] != nil }.map(\.key.item)) }
        let allOwn = own.reduce(into: Set()) { $0.formUnion($1) }

        func dependents(of item: Item, in section: Int, for party: PartyID) -> Set<Slug> {
            guard party == author.id, let scope = mustHaves[item.subject] else {
                return earlierDependents(of: item.subject, for: party).intersection(all)
            }
            switch scope {
            case .nothing: return []
            case .rows(let rows): return allOwn.intersection(rows)
            case .section:
                let near = own[section].subtracting([item.id])
                return near.isEmpty ? allOwn.subtracting([item.id]) : near
            }
        }

        return zip(sections.indices, sections).map { index, section in
            var section = section
            section.items = section.items.map { item in
                let needed = parties.map {
                    MustHave(of: $0.id, for: dependents(of: item, in: index, for: $0.id))
                }
                return item.with(neededBy: needed.filter { !$0.items.isEmpty })
            }
            return section
        }
    }
}

extension Item {
    func with(neededBy: [MustHave]) -> Item {
        switch self {
        case .row(let row):
            .row(
                Row(
                    row.key.item, label: row.label, sides: row.sides, unit: row.unit, lines: row.lines,
                    neededBy: neededBy))
        case .protection(let protection):
            .protection(
                Protection(
                    protection.id, label: protection.label, kind: protection.kind,
                    protects: protection.protects, providers: protection.providers, words: protection.words,
                    neededBy: neededBy))
        case .promise, .fact: self
        }
    }
}
