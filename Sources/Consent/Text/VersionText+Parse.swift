import Canonical

extension VersionText {
    /// - Parameter bytes: the bytes of a text.
    /// - Returns: the version that it says, of which it is the one text.
    /// - Throws: `FormatError` with the line, where it is not a text that `render` writes: one with a row whose
    ///   outcome is not the meet of its lines, or with other standing terms, among them.
    package static func parse(_ bytes: [UInt8]) throws -> Version {
        guard bytes.count <= mostBytes else {
            throw FormatError("the text has \(bytes.count) bytes; at most \(mostBytes)")
        }
        var reader = try LineReader(bytes)
        var places = TextPlaces()
        var version = try reader.header(&places)
        var seats: [Slug: PartyID] = [:]
        places.parties = reader.number + 1
        while reader.isAt("", then: "party ") {
            let party = try reader.party()
            version.parties.append(party)
            seats[party.seat] = party.id
            guard version.parties.count <= parties.upperBound else {
                throw reader.errorBefore("more than \(parties.upperBound) parties")
            }
        }
        // Before the rest is read, which calls people by these names.
        try version.check(at: places)
        try reader.blank()
        try reader.expect("standing terms")
        for line in StandingTerms.lines { try reader.expect("\(quote)\(line)") }
        while !reader.isAtEnd {
            try reader.blank()
            places.sections.append(reader.number)
            let (id, title) = try reader.heading("section")
            var section = Section(id, title: title, items: [])
            while !reader.isAtEnd, !reader.isAt("", then: "section ") {
                try reader.blank()
                places.items.append(reader.number)
                section.items.append(try reader.item(seats))
                guard places.items.count <= mostItems else {
                    throw reader.errorBefore("more than \(mostItems) items")
                }
            }
            version.sections.append(section)
            guard version.sections.count <= mostSections else {
                throw reader.errorBefore("more than \(mostSections) sections")
            }
        }
        try version.check(at: places)
        // The writer is the judge of spelling: whatever order or form the steps above let pass is refused here.
        let canonical = try write(version)
        guard canonical == bytes else { throw difference(of: bytes, from: canonical) }
        return version
    }

    private static func difference(of bytes: [UInt8], from canonical: [UInt8]) -> FormatError {
        let found = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let wanted = canonical.split(separator: 0x0A, omittingEmptySubsequences: false)
        let same = zip(found, wanted).prefix { $0 == $1 }.count
        guard same < wanted.count, !wanted[same].isEmpty else {
            return FormatError("a line that does not belong here", line: same + 1)
        }
        return FormatError("expected “\(String(decoding: wanted[same], as: UTF8.self))” here", line: same + 1)
    }
}

extension LineReader {
    /// Whether the next line is `first` and the one after it begins with `prefix`.
    package func isAt(_ first: String, then prefix: String) -> Bool {
        var ahead = self
        return ahead.take(first) && ahead.take(prefix: prefix) != nil
    }

    /// Reads the blank line before a block.
    fileprivate mutating func blank() throws {
        guard take("") else { throw error("expected a blank line, and then the next part") }
    }

    fileprivate mutating func header(_ places: inout TextPlaces) throws -> Version {
        try expect(VersionText.header)
        let agreement = AgreementID(try bytes32("agreement"))
        let nonce = try bytes32("nonce")
        guard let count = Decimal.parse(try expect(prefix: "version ")), count >= 1 else {
            throw errorBefore("expected a version number of at least 1")
        }
        let replaces = Set(try references("replaces").map { VersionID($0) })
        let settles = Set(try references("settles"))
        let kindWord = String(decoding: try expect(prefix: "kind "), as: UTF8.self)
        guard let kind = Kind(rawValue: kindWord) else {
            let kinds = Kind.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
            throw errorBefore("expected a kind: \(kinds)")
        }
        let source = try expect(prefix: "template ").split(separator: 0x20, omittingEmptySubsequences: false)
        guard source.count == 2, let hash = Bytes32(hex: source[1]) else {
            throw errorBefore("expected a template and 64 hexadecimal digits")
        }
        let template = try slug(in: source[0])
        let title = try line(behind: "title: ")
        places.term = number
        return Version(
            agreement: agreement, nonce: nonce, number: count, replaces: replaces, settles: settles,
            kind: kind,
            source: Source(template: template, hash: hash), title: title, term: try term(), parties: [],
            sections: [])
    }

    private mutating func references(_ phrase: String) throws -> [Bytes32] {
        var found: [Bytes32] = []
        while let line = peek, line.starts(with: "\(phrase) ".utf8) {
            found.append(try bytes32(phrase))
            guard found.count <= VersionText.mostReferences else {
                throw errorBefore("“\(phrase)” more than \(VersionText.mostReferences) times")
            }
        }
        return found
    }

    private mutating func term() throws -> Term {
        let from = try instant("from")
        let until = try instant("until")
        let review = peek?.starts(with: "review ".utf8) == true ? try instant("review") : nil
        return Term(
            from: from, until: until, review: review, signBy: try instant("sign by"),
            careUntil: try instant("care until"))
    }

    /// Reads the block of one of the people, with the blank line before it.
    package mutating func party() throws -> Party {
        try blank()
        let (seat, name) = try heading("party")
        let role = try slug("  role")
        let key = try line(behind: "  key ")
        let recipient = try line(behind: "  recipient ")
        do {
            let party = try Party(
                seat: seat, role: role, name: name, verifierKey: key, recipient: recipient)
            try expect("  adult declared")
            return party
        } catch let error as FormatError {
            throw error.line == nil ? errorBefore(error.reason) : error
        }
    }

    fileprivate mutating func item(_ seats: [Slug: PartyID]) throws -> Item {
        guard let line = peek, let space = line.firstIndex(of: 0x20) else { throw error("expected an item") }
        switch String(decoding: line[..<space], as: UTF8.self) {
        case "row": return .row(try row(seats))
        case "protection": return .protection(try protection(seats))
        case "promise":
            let (id, label) = try heading("promise")
            let by = try expect(prefix: "  by ")
            let maker = try place(in: by, seats)
            let to = try people("  to", seats)
            return .promise(Promise(id, label: label, maker: maker, to: to, words: try words()))
        case "fact":
            let (id, label) = try heading("fact")
            return .fact(Fact(id, label: label, words: try words()))
        default: throw error("expected a row, a protection, a promise or a fact")
        }
    }

    private mutating func row(_ seats: [Slug: PartyID]) throws -> Row {
        let (item, label) = try heading("row")
        var sides: [Row.Side] = []
        while let rest = take(prefix: "  side ") {
            let parts = rest.split(separator: 0x20, omittingEmptySubsequences: false)
            guard parts.count == 2, sides.count < VersionText.mostSides else {
                throw errorBefore("expected a side and who takes it")
            }
            sides.append(Row.Side(try slug(in: parts[0]), try place(in: parts[1], seats)))
        }
        var unit: Line?
        if take("  counted in") {
            let lines = try quoted(atMost: 1)
            guard let line = lines.first else { throw error("expected a unit") }
            unit = line
        }
        let neededBy = try mustHaves(seats)
        var lines: [PartyID: Boundary] = [:]
        while let rest = take(prefix: "  line ") {
            let seat = rest.prefix { $0 != 0x20 }
            lines[try place(in: seat, seats)] = try boundary(in: rest.dropFirst(seat.count + 1))
        }
        let row = Row(item, label: label, sides: sides, unit: unit, lines: lines, neededBy: neededBy)
        let number = self.number
        let outcome = try expect(prefix: "  outcome ")
        // The outcome has everybody's conditions.
        let most = VersionText.mostConditions * VersionText.mostSides
        guard try boundary(in: outcome, mostConditions: most) == row.outcome else {
            throw FormatError("the outcome of “\(label)” is not what its lines come to", line: number)
        }
        return row
    }

    private mutating func protection(_ seats: [Slug: PartyID]) throws -> Protection {
        let (id, label) = try heading("protection")
        var kind = Protection.Kind.plain
        if let word = take(prefix: "  as ") {
            guard let named = Protection.Kind(rawValue: String(decoding: word, as: UTF8.self)),
                named != .plain
            else {
                let kinds = Protection.Kind.allCases.filter { $0 != .plain }.map { "“\($0.rawValue)”" }
                throw errorBefore("expected a kind of protection: \(kinds.joined(separator: ", "))")
            }
            kind = named
        }
        let protects = try people("  for", seats)
        let providers = try people("  by", seats)
        let neededBy = try mustHaves(seats)
        return Protection(
            id, label: label, kind: kind, protects: protects, providers: providers, words: try words(),
            neededBy: neededBy)
    }

    private mutating func mustHaves(_ seats: [Slug: PartyID]) throws -> [MustHave] {
        var found: [MustHave] = []
        while let rest = take(prefix: "  needed by ") {
            let text = Array(rest)
            guard let space = text.firstIndex(of: 0x20), text[space...].starts(with: " for ".utf8) else {
                throw errorBefore("expected “needed by … for …”")
            }
            let party = try place(in: text[..<space], seats)
            let items = try list(text[space...].dropFirst(5)).map { try slug(in: $0) }
            found.append(MustHave(of: party, for: Set(items)))
            guard found.count <= VersionText.mostMustHaves else { throw errorBefore("too many must-haves") }
        }
        return found
    }

    private mutating func words() throws -> Prose {
        try expect("  in words")
        return try prose()
    }

    private mutating func people(_ phrase: String, _ seats: [Slug: PartyID]) throws -> Set<PartyID> {
        let rest = try expect(prefix: "\(phrase) ")
        return Set(try list(rest).map { try place(in: $0, seats) })
    }

    private func place(in text: ArraySlice<UInt8>, _ seats: [Slug: PartyID]) throws -> PartyID {
        let seat = try slug(in: text)
        guard let party = seats[seat] else { throw errorBefore("“\(seat)” is nobody in this agreement") }
        return party
    }

    private func list(_ text: ArraySlice<UInt8>) throws -> [ArraySlice<UInt8>] {
        text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).enumerated().map {
            index, part in
            index > 0 && part.first == 0x20 ? part.dropFirst() : part
        }
    }
}
