package import Canonical

extension Version {
    /// Holds the version to what its text can say and to the limits of the grammar.
    ///
    /// - Throws: `FormatError`, which names the thing that is wrong.
    package func check() throws {
        guard number >= 1 else { throw FormatError("version numbers begin at 1") }
        guard replaces.count <= VersionText.mostReferences, settles.count <= VersionText.mostReferences else {
            throw FormatError("more than \(VersionText.mostReferences) references")
        }
        try term.check(for: kind)
        try checkParties()
        guard sections.count <= VersionText.mostSections else {
            throw FormatError("more than \(VersionText.mostSections) sections")
        }
        guard Set(sections.map(\.id)).count == sections.count else {
            throw FormatError("two sections of one name")
        }
        try checkItems()
    }

    private func checkParties() throws {
        guard VersionText.parties.contains(parties.count) else {
            throw FormatError("\(parties.count) parties; an agreement has \(VersionText.parties)")
        }
        guard partyIDs.count == parties.count else { throw FormatError("two parties with one key") }
        guard Set(parties.map(\.recipient)).count == parties.count else {
            throw FormatError("two parties with one recipient")
        }
        guard Set(parties.map(\.seat)).count == parties.count else {
            throw FormatError("two parties with one role word")
        }
        for (party, seat) in zip(parties, Party.seats(for: parties.map(\.role))) where party.seat != seat {
            throw FormatError("“\(party.name)” is called “\(party.seat)”, and should be “\(seat)”")
        }
    }

    private func checkItems() throws {
        guard items.count <= VersionText.mostItems else {
            throw FormatError("more than \(VersionText.mostItems) items")
        }
        let rowItems = Set(rows.map(\.key.item))
        var seen: Set<Slug> = []
        var keys: Set<RowKey> = []
        var kinds: [Slug: Row] = [:]
        for item in items {
            if case .row(let row) = item {
                guard keys.insert(row.key).inserted else {
                    throw FormatError("the row “\(item.id)” stands twice")
                }
                if let other = kinds.updateValue(row, forKey: item.id),
                    other.label != row.label || other.unit != row.unit
                {
                    throw FormatError("the item “\(item.id)” has two labels or units")
                }
                try check(row)
                try check(row.neededBy, of: item.id, rowItems)
            } else {
                guard seen.insert(item.id).inserted else {
                    throw FormatError("the item “\(item.id)” stands twice")
                }
            }
            switch item {
            case .protection(let protection):
                try check(protection.protects, "protects", item.id)
                try check(protection.providers, "is provided by", item.id)
                try check(protection.neededBy, of: item.id, rowItems)
            case .promise(let promise): try check(promise.to.union([promise.maker]), "binds", item.id)
            case .row, .fact: break
            }
        }
        if let both = seen.first(where: { rowItems.contains($0) }) {
            throw FormatError("the item “\(both)” stands twice")
        }
    }

    private func check(_ row: Row) throws {
        let id = row.key.item
        guard (1...VersionText.mostSides).contains(row.sides.count),
            Set(row.sides.map(\.id)).count == row.sides.count
        else { throw FormatError("the row “\(id)” has no sides, or two of one name") }
        try check(row.key.participants, "is taken by", id)
        for line in row.lines.values {
            guard line.conditions.count <= VersionText.mostConditions else {
                throw FormatError("a line of “\(id)” has more than \(VersionText.mostConditions) conditions")
            }
            guard line.grant?.atMost == nil || row.unit != nil else {
                throw FormatError("“\(id)” is not counted in anything, so it has no “at most”")
            }
        }
    }

    private func check(_ people: Set<PartyID>, _ verb: String, _ id: Slug) throws {
        guard !people.isEmpty, people.isSubset(of: partyIDs) else {
            throw FormatError("“\(id)” \(verb) nobody, or somebody who is not a party")
        }
    }

    private func check(_ mustHaves: [MustHave], of id: Slug, _ rowItems: Set<Slug>) throws {
        guard mustHaves.count <= VersionText.mostMustHaves,
            Set(mustHaves.map(\.party)).count == mustHaves.count
        else {
            throw FormatError("somebody's must-have on “\(id)” stands twice")
        }
        for mustHave in mustHaves {
            guard partyIDs.contains(mustHave.party), !mustHave.items.isEmpty,
                mustHave.items.isSubset(of: rowItems)
            else { throw FormatError("a must-have on “\(id)” names a row that is not here") }
        }
        let order = parties.map(\.id)
        let places = mustHaves.compactMap { order.firstIndex(of: $0.party) }
        guard places == places.sorted() else {
            throw FormatError("the must-haves on “\(id)” are out of order")
        }
    }
}

extension Party {
    /// What a text calls people: by their role; where several have one, the second and later ones with a number.
    ///
    /// - Parameter roles: everybody's role, in the order of the text.
    /// - Returns: everybody's seat, in the same order.
    package static func seats(for roles: [Slug]) -> [Slug] {
        var count: [Slug: Int] = [:]
        return roles.map { role in
            let number = (count[role] ?? 0) + 1
            count[role] = number
            return number == 1 ? role : Slug("\(role)-\(number)") ?? role
        }
    }
}
