import Canonical

extension VersionText {
    /// - Parameter version: a version.
    /// - Returns: the bytes of its text.
    /// - Throws: `FormatError`, where the version breaks a rule of the grammar, or one of its limits.
    package static func render(_ version: Version) throws -> [UInt8] {
        try version.check()
        return try write(version)
    }

    /// - Parameter version: a version that has been checked.
    /// - Returns: the bytes of its text.
    /// - Throws: `FormatError`, where they would be too many.
    static func write(_ version: Version) throws -> [UInt8] {
        var out = TextWriter()
        out.header(version)
        for party in version.parties { out.party(party) }
        out.block("standing terms")
        for line in StandingTerms.lines { out.line("\(quote)\(line)") }
        let seats = Seats(version.parties)
        for section in version.sections {
            out.block("section \(section.id): \(section.title)")
            for item in section.items { out.item(item, seats) }
        }
        guard out.bytes.count <= mostBytes else {
            throw FormatError("the text has \(out.bytes.count) bytes; at most \(mostBytes)")
        }
        return out.bytes
    }
}

/// How a text calls people, and in which order it names them.
struct Seats {
    private let parties: [Party]

    init(_ parties: [Party]) { self.parties = parties }

    /// - Returns: the seats of some of the people, in the order of the text.
    func list(_ ids: Set<PartyID>) -> String {
        parties.filter { ids.contains($0.id) }.map(\.seat.description).joined(separator: ", ")
    }

    /// - Returns: the people of a set in the order of the text.
    func ordered(_ ids: Set<PartyID>) -> [Party] { parties.filter { ids.contains($0.id) } }
}

extension TextWriter {
    /// Writes the block of one of the people.
    package mutating func party(_ party: Party) {
        block("party \(party.seat): \(party.name)")
        line("  role \(party.role)")
        line("  key \(party.verifierKey)")
        line("  recipient \(party.recipient)")
        line("  adult declared")
    }

    fileprivate mutating func header(_ version: Version) {
        line(VersionText.header)
        line("agreement \(version.agreement)")
        line("nonce \(version.nonce)")
        line("version \(version.number)")
        for id in version.replaces.sorted() { line("replaces \(id)") }
        for id in version.settles.sorted() { line("settles \(id)") }
        line("kind \(version.kind.rawValue)")
        line("template \(version.source.template) \(version.source.hash)")
        line("title: \(version.title)")
        line("from \(version.term.from)")
        line("until \(version.term.until)")
        if let review = version.term.review { line("review \(review)") }
        line("sign by \(version.term.signBy)")
        line("care until \(version.term.careUntil)")
    }

    fileprivate mutating func item(_ item: Item, _ seats: Seats) {
        switch item {
        case .row(let row):
            block("row \(row.key.item): \(row.label)")
            for side in row.sides { line("  side \(side.id) \(seats.list([side.party]))") }
            if let unit = row.unit {
                line("  counted in")
                quote([unit])
            }
            needed(by: row.neededBy, seats)
            for party in seats.ordered(row.key.participants) {
                boundary("  line \(party.seat)", row.lines[party.id] ?? .notAgreed)
            }
            boundary("  outcome", row.outcome)
        case .protection(let protection):
            block("protection \(protection.id): \(protection.label)")
            if protection.kind != .plain { line("  as \(protection.kind.rawValue)") }
            line("  for \(seats.list(protection.protects))")
            line("  by \(seats.list(protection.providers))")
            needed(by: protection.neededBy, seats)
            words(protection.words)
        case .promise(let promise):
            block("promise \(promise.id): \(promise.label)")
            line("  by \(seats.list([promise.maker]))")
            line("  to \(seats.list(promise.to))")
            words(promise.words)
        case .fact(let fact):
            block("fact \(fact.id): \(fact.label)")
            words(fact.words)
        }
    }

    private mutating func needed(by mustHaves: [MustHave], _ seats: Seats) {
        for mustHave in mustHaves {
            let items = mustHave.items.sorted().map(\.description).joined(separator: ", ")
            line("  needed by \(seats.list([mustHave.party])) for \(items)")
        }
    }

    private mutating func words(_ prose: Prose) {
        line("  in words")
        quote(prose.lines)
    }
}
