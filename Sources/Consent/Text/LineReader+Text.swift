package import Canonical

/// Reading what `TextWriter` writes.
extension LineReader {
    /// Reads the lines of what a person wrote, as many as there are.
    package mutating func quoted(atMost most: Int) throws -> [Line] {
        var lines: [Line] = []
        while let rest = take(prefix: VersionText.quote) {
            lines.append(try line(in: rest))
            guard lines.count <= most else { throw errorBefore("more than \(most) lines of text") }
        }
        return lines
    }

    /// Reads a text of one line or more.
    package mutating func prose() throws -> Prose {
        let lines = try quoted(atMost: Prose.mostLines)
        guard !lines.isEmpty else { throw error("expected a text behind “\(VersionText.quote)”") }
        return try Prose(lines)
    }

    /// Reads a boundary behind `phrase`, with its conditions, in its normal form.
    package mutating func boundary(_ phrase: String) throws -> Boundary {
        var words = String(decoding: try expect(prefix: "\(phrase) "), as: UTF8.self)[...]
        let number = self.number - 1
        func refuse(_ reason: String) -> FormatError { FormatError(reason, line: number) }

        if words == Boundary.hardLimitWords { return .hardLimit }
        if words == Boundary.notAgreedWords { return .notAgreed }
        guard let (rungWords, rung) = Boundary.rungWords.first(where: { words.hasPrefix($0.words) }) else {
            throw refuse("“\(words)” is not a boundary")
        }
        words = words.dropFirst(rungWords.count)
        var atMost: UInt64?
        if words.hasPrefix(", at most ") {
            words = words.dropFirst(", at most ".count)
            let digits = words.prefix { $0 != "," }
            guard let value = Decimal.parse(Array(digits.utf8)), value >= 1 else {
                throw refuse("“at most” wants a whole number of at least 1")
            }
            atMost = value
            words = words.dropFirst(digits.count)
        }
        var ends: Instant?
        if words.hasPrefix(", ends ") {
            words = words.dropFirst(", ends ".count)
            guard let instant = Instant(Array(words.utf8.prefix(Instant.textLength))) else {
                throw refuse("“ends” wants a time like 2026-11-18T09:30:00Z")
            }
            ends = instant
            words = words.dropFirst(Instant.textLength)
        }
        var conditions: [Line] = []
        if words == ", if" {
            words = ""
            conditions = try quoted(atMost: VersionText.mostConditions)
            guard !conditions.isEmpty else { throw error("expected a condition") }
            guard zip(conditions, conditions.dropFirst()).allSatisfy(<) else {
                throw refuse("the conditions are not sorted, or one stands twice")
            }
        }
        guard words.isEmpty else { throw refuse("“\(words)” does not belong here") }
        let grant = Grant(rung, conditions: Set(conditions), atMost: atMost, ends: ends)
        guard grant.rung == rung else { throw refuse("with a condition a line is “ask first” at most") }
        return .granted(grant)
    }

    /// Reads `phrase` and an instant behind it.
    package mutating func instant(_ phrase: String) throws -> Instant {
        let rest = try expect(prefix: "\(phrase) ")
        guard let instant = Instant(rest) else {
            throw errorBefore("expected a time like 2026-11-18T09:30:00Z")
        }
        return instant
    }

    /// Reads `phrase` and 64 hexadecimal digits behind it.
    package mutating func bytes32(_ phrase: String) throws -> Bytes32 {
        let rest = try expect(prefix: "\(phrase) ")
        guard let bytes = Bytes32(hex: rest) else { throw errorBefore("expected 64 hexadecimal digits") }
        return bytes
    }

    /// Reads `phrase`, a name and, behind `: `, what the thing is called.
    package mutating func heading(_ phrase: String) throws -> (id: Slug, title: Line) {
        let rest = try expect(prefix: "\(phrase) ")
        guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), let id = Slug(rest[..<colon]),
            rest[colon...].dropFirst().first == 0x20
        else { throw errorBefore("expected “\(phrase) name: words”") }
        return (id, try line(in: rest[colon...].dropFirst(2)))
    }

    /// Reads `phrase` and what a person wrote behind it.
    package mutating func line(behind phrase: String) throws -> Line { try line(in: expect(prefix: phrase)) }

    /// Reads `phrase` and a name behind it.
    package mutating func slug(_ phrase: String) throws -> Slug {
        try slug(in: expect(prefix: "\(phrase) "))
    }

    /// - Returns: the name that a part of the line read last spells.
    package func slug(in text: some Collection<UInt8>) throws -> Slug {
        guard let slug = Slug(text) else {
            throw errorBefore(
                "“\(String(decoding: text, as: UTF8.self))” is not a name of small letters and hyphens")
        }
        return slug
    }

    /// - Returns: what a person wrote in a part of the line read last.
    private func line(in text: ArraySlice<UInt8>) throws -> Line {
        do { return try Line(text) } catch let error as FormatError { throw errorBefore(error.reason) }
    }
}
