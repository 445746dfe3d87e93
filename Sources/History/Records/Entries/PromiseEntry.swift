package import Canonical
package import Consent

/// Something that its author undertakes, beside the promises of the text. It binds them alone.
package struct PromiseEntry: Entry {
    package static let kind = "promise"
    package static let place = EntryPlace.thread
    /// What a rhythm may be, in days.
    package static let days: ClosedRange<UInt64> = 1...366
    /// To how many people at most.
    package static let mostPeople = VersionText.parties.upperBound

    /// To whom.
    package let to: Set<PartyID>
    /// By when.
    package let due: Instant?
    /// How many days lie between one time and the next, where it comes again.
    package let every: UInt64?
    /// The account that it is an answer to: it says what will be different.
    package let repair: RecordID?
    package let words: Prose

    /// - Parameters:
    ///   - to: 1 to `mostPeople`.
    ///   - due: by when.
    ///   - every: how many days lie between one time and the next.
    ///   - repair: the account that it is an answer to.
    ///   - words: what is promised.
    /// - Throws: `FormatError`, where there are too few or too many people, or the days are not among `days`.
    package init(
        to: Set<PartyID>, due: Instant? = nil, every: UInt64? = nil, after repair: RecordID? = nil,
        words: Prose
    ) throws {
        guard (1...Self.mostPeople).contains(to.count) else {
            throw FormatError("a promise to \(to.count) people; 1 to \(Self.mostPeople)")
        }
        if let every, !Self.days.contains(every) {
            throw FormatError("a rhythm of \(every) days; \(Self.days.lowerBound) to \(Self.days.upperBound)")
        }
        (self.to, self.due, self.every, self.repair, self.words) = (to, due, every, repair, words)
    }

    package init(from reader: inout LineReader) throws {
        let to = try reader.people(atMost: Self.mostPeople)
        let due = reader.isAt("due ") ? try reader.instant("due") : nil
        var every: UInt64?
        if let digits = reader.take(prefix: "every ") {
            guard let days = Decimal.parse(digits) else {
                throw reader.errorBefore("expected a whole number of days")
            }
            every = days
        }
        let repair = reader.isAt("of repair ") ? RecordID(try reader.bytes32("of repair")) : nil
        try reader.expect("in words")
        try self.init(to: to, due: due, every: every, after: repair, words: reader.prose())
    }

    package func write(to writer: inout TextWriter) {
        writer.people(to)
        if let due { writer.line("due \(due)") }
        if let every { writer.line("every \(every)") }
        if let repair { writer.line("of repair \(repair)") }
        writer.line("in words")
        writer.quote(words.lines)
    }
}

extension LineReader {
    /// Reads to whom something is said: each on a line, sorted.
    mutating func people(atMost most: Int) throws -> Set<PartyID> {
        var people: [PartyID] = []
        while isAt("to ") {
            people.append(PartyID(try bytes32("to")))
            guard people.count <= most else { throw errorBefore("more than \(most) people") }
        }
        guard zip(people, people.dropFirst()).allSatisfy(<) else {
            throw errorBefore("the people are not sorted, or one stands twice")
        }
        return Set(people)
    }

    /// Whether the next line begins so.
    func isAt(_ prefix: String) -> Bool { peek?.starts(with: prefix.utf8) ?? false }
}

extension TextWriter {
    /// Writes to whom something is said.
    mutating func people(_ people: Set<PartyID>) { for party in people.sorted() { line("to \(party)") } }
}
