package import Canonical
package import Consent

/// How somebody is with what stands, at the time of the record. It asks for nothing and moves nothing.
package struct CheckInEntry: EntryOfThread {
    package static let kind = "check-in"
    package static let place = EntryPlace.either
    /// The most things that one check-in may speak of.
    package static let mostMarks = 256

    /// How something is now.
    package enum Comfort: String, CaseIterable, Sendable { case green, yellow, red }

    /// What somebody would like of it. Nobody has to do anything about it.
    package enum Wish: String, CaseIterable, Sendable { case more, same, less, pause }

    /// What a mark is about.
    package enum Subject: Hashable, Sendable {
        case everything
        case section(Slug)
        case row(Slug)
    }

    /// What is said of one thing: at least one of the three.
    package struct Mark: Hashable, Sendable {
        package let subject: Subject
        package let comfort: Comfort?
        package let wish: Wish?
        package let words: Prose?

        /// - Parameters: as the properties say.
        /// - Returns: nil, where nothing is said.
        package init?(_ subject: Subject, comfort: Comfort? = nil, wish: Wish? = nil, words: Prose? = nil) {
            guard comfort != nil || wish != nil || words != nil else { return nil }
            (self.subject, self.comfort, self.wish, self.words) = (subject, comfort, wish, words)
        }
    }

    package let agreement: AgreementID
    /// In the order in which they were asked, each about something else.
    package let marks: [Mark]

    /// - Parameters:
    ///   - agreement: the thread that it is about.
    ///   - marks: 1 to `mostMarks`, each about something else.
    /// - Throws: `FormatError` for anything else.
    package init(_ agreement: AgreementID, _ marks: [Mark]) throws {
        guard (1...Self.mostMarks).contains(marks.count) else {
            throw FormatError("a check-in of \(marks.count) marks; 1 to \(Self.mostMarks)")
        }
        guard Set(marks.map(\.subject)).count == marks.count else {
            throw FormatError("a check-in speaks of one thing twice")
        }
        (self.agreement, self.marks) = (agreement, marks)
    }

    package init(from reader: inout LineReader) throws {
        let agreement = AgreementID(try reader.bytes32("agreement"))
        var marks: [Mark] = []
        while reader.peek != nil, marks.count <= Self.mostMarks { marks.append(try reader.mark()) }
        try self.init(agreement, marks)
    }

    package func write(to writer: inout TextWriter) {
        writer.line("agreement \(agreement)")
        for mark in marks {
            switch mark.subject {
            case .everything: writer.line("about everything")
            case .section(let id): writer.line("about section \(id)")
            case .row(let id): writer.line("about row \(id)")
            }
            if let comfort = mark.comfort { writer.line("  comfort \(comfort.rawValue)") }
            if let wish = mark.wish { writer.line("  wish \(wish.rawValue)") }
            if let words = mark.words { writer.quote(words.lines) }
        }
    }
}

extension LineReader {
    fileprivate mutating func mark() throws -> CheckInEntry.Mark {
        let subject: CheckInEntry.Subject
        if take("about everything") {
            subject = .everything
        } else if let id = take(prefix: "about section ") {
            subject = .section(try slug(in: id))
        } else {
            subject = .row(try slug("about row"))
        }
        let comfort: CheckInEntry.Comfort? = try word(behind: "  comfort ")
        let wish: CheckInEntry.Wish? = try word(behind: "  wish ")
        let lines = try quoted(atMost: Prose.mostLines)
        let words = lines.isEmpty ? nil : try Prose(lines)
        guard let mark = CheckInEntry.Mark(subject, comfort: comfort, wish: wish, words: words) else {
            throw errorBefore("a mark that says nothing")
        }
        return mark
    }

    /// Reads one of a few words, where the line is there.
    private mutating func word<Word: RawRepresentable<String>>(behind prefix: String) throws -> Word? {
        guard let text = take(prefix: prefix) else { return nil }
        guard let word = Word(rawValue: String(decoding: text, as: UTF8.self)) else {
            throw errorBefore("expected one of the words that go behind “\(prefix)”")
        }
        return word
    }
}
