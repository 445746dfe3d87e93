package import Canonical

extension Version {
    /// Holds the version to what its text can say and to the limits of the grammar.
    ///
    /// - Throws: `FormatError`, which names the thing that is wrong.
    package func check() throws { try check(at: nil) }

    /// - Parameter places: where the things stand in the text that the version was read from, for its errors.
    /// - Throws: as `check()`, with the line.
    func check(at places: TextPlaces?) throws {
        guard (1...VersionText.highestNumber).contains(number) else {
            throw FormatError("a version has a number from 1 to \(VersionText.highestNumber)")
        }
        guard replaces.count <= VersionText.mostReferences, settles.count <= VersionText.mostReferences else {
            throw FormatError("more than \(VersionText.mostReferences) references")
        }
        try on(places?.term) { try term.check(for: kind) }
        try on(places?.parties) { try Party.check(parties) }
        guard sections.count <= VersionText.mostSections else {
            throw FormatError("more than \(VersionText.mostSections) sections")
        }
        var names: Set<Slug> = []
        for (index, section) in sections.enumerated() where !names.insert(section.id).inserted {
            throw FormatError("the section “\(section.id)” stands twice", line: places?.sections[index])
        }
        try checkItems(at: places)
    }

    private func checkItems(at places: TextPlaces?) throws {
        guard items.count <= VersionText.mostItems else {
            throw FormatError("more than \(VersionText.mostItems) items")
        }
        var known = KnownItems(rows: Set(rows.map(\.key.item)), people: partyIDs)
        for (index, item) in items.enumerated() {
            try on(places?.items[index]) { try check(item, &known) }
        }
    }

    /// The items that were met so far.
    private struct KnownItems {
        /// What all the rows of the version do.
        let rows: Set<Slug>
        let people: Set<PartyID>
        var others: Set<Slug> = []
        var keys: Set<RowKey> = []
        var first: [Slug: Row] = [:]
    }

    private func check(_ item: Item, _ known: inout KnownItems) throws {
        if case .row(let row) = item {
            guard known.keys.insert(row.key).inserted else {
                throw FormatError("the row “\(item.id)” stands twice")
            }
            let first = known.first[item.id] ?? row
            guard first.label == row.label, first.unit == row.unit else {
                throw FormatError("the item “\(item.id)” has two labels or units")
            }
            known.first[item.id] = first
        } else {
            guard known.others.insert(item.id).inserted, !known.rows.contains(item.id) else {
                throw FormatError("the item “\(item.id)” stands twice")
            }
        }
        switch item {
        case .row(let row):
            try check(row)
            try check(row.key.taking.values, "is taken by", item.id, known)
            try check(row.neededBy, of: item.id, known)
        case .protection(let protection):
            try check(protection.protects, "protects", item.id, known)
            try check(protection.providers, "is provided by", item.id, known)
            try check(protection.neededBy, of: item.id, known)
        case .promise(let promise):
            try check([promise.maker], "is made by", item.id, known)
            try check(promise.to, "is made to", item.id, known)
        case .fact: break
        }
    }

    private func check(_ row: Row) throws {
        let id = row.key.item
        guard (1...VersionText.mostSides).contains(row.sides.count),
            row.key.taking.count == row.sides.count
        else { throw FormatError("the row “\(id)” has no sides, or two of one name") }
        for line in row.lines.values {
            guard line.conditions.count <= VersionText.mostConditions else {
                throw FormatError("a line of “\(id)” has more than \(VersionText.mostConditions) conditions")
            }
            guard line.grant?.atMost == nil || row.unit != nil else {
                throw FormatError("“\(id)” is not counted in anything, so it has no “at most”")
            }
        }
    }

    private func check(
        _ people: some Collection<PartyID>, _ verb: String, _ id: Slug, _ known: KnownItems
    ) throws {
        guard !people.isEmpty, people.allSatisfy(known.people.contains) else {
            throw FormatError("“\(id)” \(verb) nobody, or somebody who is not a party")
        }
    }

    private func check(_ mustHaves: [MustHave], of id: Slug, _ known: KnownItems) throws {
        guard !mustHaves.isEmpty else { return }
        guard mustHaves.count <= VersionText.mostMustHaves,
            Set(mustHaves.map(\.party)).count == mustHaves.count
        else {
            throw FormatError("somebody's must-have on “\(id)” stands twice")
        }
        for mustHave in mustHaves {
            guard known.people.contains(mustHave.party), !mustHave.items.isEmpty,
                mustHave.items.isSubset(of: known.rows)
            else { throw FormatError("a must-have on “\(id)” names a row that is not here") }
        }
        let order = parties.map(\.id)
        let places = mustHaves.compactMap { order.firstIndex(of: $0.party) }
        guard places == places.sorted() else {
            throw FormatError("the must-haves on “\(id)” are out of order")
        }
    }
}

/// Where the things of a version stand in its text, in lines counted from 1.
struct TextPlaces {
    var term = 1
    var parties = 1
    var sections: [Int] = []
    var items: [Int] = []
}

/// Adds the line to an error that has none.
private func on(_ line: Int?, _ body: () throws -> Void) throws {
    do { try body() } catch let error as FormatError {
        throw FormatError(error.reason, line: error.line ?? line)
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
