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

    /// Reads a boundary in the rest of the line read last, and the conditions below it, in its normal form.
    package mutating func boundary(
        in text: ArraySlice<UInt8>, mostConditions: Int = VersionText.mostConditions
    ) throws -> Boundary {
        var rest = text
        let number = self.number - 1
        func refuse(_ reason: String) -> FormatError { FormatError(reason, line: number) }

        if rest.elementsEqual(Boundary.hardLimitWords.utf8) { return .hardLimit }
        if rest.elementsEqual(Boundary.notAgreedWords.utf8) { return .notAgreed }
        guard let rung = Boundary.rungWords.first(where: { rest.take($0.words) })?.rung else {
            let words = [Boundary.hardLimitWords, Boundary.notAgreedWords] + Boundary.rungWords.map(\.words)
            throw refuse("expected a boundary: \(words.map { "“\($0)”" }.joined(separator: ", "))")
        }
        var atMost: UInt64?
        if rest.take(", at most ") {
            let digits = rest.prefix { $0 != UInt8(ascii: ",") }
            guard let value = Decimal.parse(digits), value >= 1 else {
                throw refuse("“at most” wants a whole number of at least 1")
            }
            atMost = value
            rest = rest.dropFirst(digits.count)
        }
        var ends: Instant?
        if rest.take(", ends ") {
            guard let instant = Instant(rest.prefix(Instant.textLength)) else {
                throw refuse("“ends” wants a time like 2026-11-18T09:30:00Z")
            }
            ends = instant
            rest = rest.dropFirst(Instant.textLength)
        }
        var conditions: [Line] = []
        if rest.elementsEqual(", if".utf8) {
            rest = rest.dropFirst(rest.count)
            conditions = try quoted(atMost: mostConditions)
            guard !conditions.isEmpty else {
                throw error("expected a condition behind “\(VersionText.quote)”")
            }
            guard zip(conditions, conditions.dropFirst()).allSatisfy(<) else {
                throw refuse("the conditions are not sorted, or one stands twice")
            }
        }
        guard rest.isEmpty else {
            throw refuse("expected “, at most N”, “, ends TIME” and “, if” in this order, or the line's end")
        }
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
    package mutating func line(behind phrase: String) throws -> Line {
        let rest = try expect(prefix: phrase)
        return try line(in: rest)
    }

    /// Reads `phrase` and a name behind it.
    package mutating func slug(_ phrase: String) throws -> Slug {
        let rest = try expect(prefix: "\(phrase) ")
        return try slug(in: rest)
    }

    /// - Returns: the name that a part of the line read last spells.
    package func slug(in text: ArraySlice<UInt8>) throws -> Slug {
        guard let slug = Slug(text) else {
            throw errorBefore("expected a name of small letters, digits and single hyphens")
        }
        return slug
    }

    /// - Returns: what a person wrote in a part of the line read last.
    private func line(in text: ArraySlice<UInt8>) throws -> Line {
        do { return try Line(text) } catch let error as FormatError { throw errorBefore(error.reason) }
    }
}

extension ArraySlice<UInt8> {
    /// Takes `text` from the front, where it stands there.
    ///
    /// - Returns: whether it did.
    fileprivate mutating func take(_ text: String) -> Bool {
        guard starts(with: text.utf8) else { return false }
        self = dropFirst(text.utf8.count)
        return true
    }
}
