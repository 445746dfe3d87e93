import Canonical
import Consent
import History
import HistorySupport
import Testing

/// Entries that say how people are, and what they promise, thank for and wish for: only what can be meant is read.
@Suite struct PracticeTextTests {
    private let cast: Cast
    private let agreement: AgreementID

    init() throws {
        cast = try Cast()
        agreement = try cast.version(with: [cast.rex]).version.agreement
    }

    @Test func aCheckInAsItIsWritten() throws {
        let entry = try CheckInEntry(
            agreement,
            [
                PracticeSamples.mark(.section(word("play")), .yellow, .less, prose("slower")),
                PracticeSamples.mark(.everything, nil, .same),
            ])
        var writer = TextWriter()
        entry.write(to: &writer)
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == """
                agreement \(agreement)
                about section play
                  comfort yellow
                  wish less
                    | slower
                about everything
                  wish same

                """)
    }

    @Test(arguments: [
        "", "about everything\n", "about everything\n  comfort blue\n", "about everything\n  wish red\n",
        "about everything\n  wish same\n  comfort red\n", "about section Play\n  comfort red\n",
        "about row play\n  comfort red\nabout row play\n  comfort red\n", "  comfort red\n",
        "about everything\n  comfort red\n\n", "about everything\n  comfort red\nand more\n",
        "about everything\n  comfort red\n  comfort green\n", "about everything \n  comfort red\n",
    ])
    func noOtherCheckIn(lines: String) throws {
        #expect(throws: FormatError.self) {
            var reader = try LineReader(Array("agreement \(agreement)\n\(lines)".utf8))
            _ = try CheckInEntry(from: &reader)
            try reader.expectEnd()
        }
    }

    @Test(arguments: [
        "in words\n    | a\n", "to B\nto A\nin words\n    | a\n",
        "to A\nto A\nin words\n    | a\n", "to A\nin words\n", "to A\nevery 0\nin words\n    | a\n",
        "to A\nevery 07\nin words\n    | a\n", "to A\nevery 7\ndue 2027-01-16T08:00:00Z\nin words\n    | a\n",
        "to A\ndue 2027-01-16\nin words\n    | a\n", "to A\nin words\n    | a\n    | \n",
        "to A\nin words\n| a\n",
    ])
    func noOtherPromise(lines: String) throws {
        let people = [cast.cooper.id, cast.rex.id].sorted()
        func bytes(_ lines: String) -> [UInt8] {
            Array(
                lines.replacing("to A", with: "to \(people[0])").replacing("to B", with: "to \(people[1])")
                    .utf8)
        }
        func read(_ lines: String) throws {
            var reader = try LineReader(bytes(lines))
            _ = try PromiseEntry(from: &reader)
            try reader.expectEnd()
        }
        // What is wrong is nothing but what differs from this.
        try read("to A\nto B\ndue 2027-01-16T08:00:00Z\nevery 7\nin words\n    | a\n")
        #expect(throws: FormatError.self) { try read(lines) }
    }

    @Test(arguments: [
        "of item care\nforgiven\n", "of item care\n", "of item Care\nkept\n", "of record 00\nkept\n",
        "kept\n",
        "of item care\nkept\nmissed\n", "of care\nkept\n", "of item care\nkept \n",
    ])
    func noOtherMark(lines: String) throws {
        #expect(throws: FormatError.self) {
            var reader = try LineReader(Array(lines.utf8))
            _ = try PromiseMarkEntry(from: &reader)
            try reader.expectEnd()
        }
    }

    @Test func aReflectionAsItIsWritten() throws {
        let record = RecordID(bytes32(5))
        let entry = ReflectionEntry(
            to: word("others-no"), asked: try Line("How do they take a no?"), continues: record,
            words: try prose("calmly"))
        var writer = TextWriter()
        entry.write(to: &writer)
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == """
                question others-no
                asked: How do they take a no?
                continues \(record)
                in words
                    | calmly

                """)
    }

    @Test(arguments: [
        "", "question no\n", "question No\nasked: What?\nin words\n    | a\n",
        "question no\nasked: What?\nin words\n", "question no\nin words\n    | a\n",
        "question no\nasked:  What?\nin words\n    | a\n", "question no\nasked: What?\n    | a\n",
        "question no\nasked: What?\ncontinues 00\nin words\n    | a\n",
        "question no\nasked: What?\nin words\n    | a\nand more\n",
    ])
    func noOtherReflection(lines: String) throws {
        func read(_ lines: String) throws {
            var reader = try LineReader(Array(lines.utf8))
            _ = try ReflectionEntry(from: &reader)
            try reader.expectEnd()
        }
        // What is wrong is nothing but what differs from this.
        try read("question no\nasked: What?\nin words\n    | a\n")
        #expect(throws: FormatError.self) { try read(lines) }
    }

    @Test func limits() throws {
        let marks = (0...CheckInEntry.mostMarks).map {
            PracticeSamples.mark(.row(word("row-x\($0)")), .green)
        }
        #expect(throws: FormatError.self) { _ = try CheckInEntry(agreement, marks) }
        #expect(throws: FormatError.self) { _ = try CheckInEntry(agreement, []) }
        _ = try CheckInEntry(agreement, marks.dropLast())
        #expect(CheckInEntry.Mark(.everything) == nil)
        let words = try prose("a walk")
        let crowd = Set((0...UInt8(PromiseEntry.mostPeople)).map { PartyID(bytes32($0)) })
        #expect(throws: FormatError.self) { _ = try PromiseEntry(to: [], words: words) }
        #expect(throws: FormatError.self) { _ = try PromiseEntry(to: crowd, words: words) }
        #expect(throws: FormatError.self) { _ = try ThanksEntry(to: [], words: words) }
        #expect(throws: FormatError.self) { _ = try ThanksEntry(to: crowd, words: words) }
        for days: UInt64 in [0, 367, .max] {
            #expect(throws: FormatError.self) {
                _ = try PromiseEntry(to: [cast.rex.id], every: days, words: words)
            }
            #expect(throws: FormatError.self) { _ = try CheckInRhythmEntry(agreement, days: days) }
        }
    }

    @Test func whatIsOwnAndWhatNamesAnotherThreadStandsInNone() throws {
        let other = AgreementID(bytes32(77))
        let mark = PracticeSamples.mark(.everything, .green)
        for entry in [
            HiddenEntry(RecordID(bytes32(3)), in: agreement) as any Entry,
            try CheckInRhythmEntry(agreement, days: 7), try CheckInEntry(other, [mark]),
            ReflectionEntry(to: word("no"), asked: try Line("What?"), words: try prose("water")),
        ] {
            #expect(!RecordBody.entry(AnyEntry(entry)).belongs(to: .agreement(agreement)))
            #expect(RecordBody.entry(AnyEntry(entry)).belongs(to: .private))
        }
    }
}
