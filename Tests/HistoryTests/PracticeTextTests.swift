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

    @Test func limits() throws {
        let marks = (0...CheckInEntry.mostMarks).map {
            PracticeSamples.mark(.row(word("row-x\($0)")), .green)
        }
        #expect(throws: FormatError.self) { _ = try CheckInEntry(agreement, marks) }
        #expect(throws: FormatError.self) { _ = try CheckInEntry(agreement, []) }
        _ = try CheckInEntry(agreement, marks.dropLast())
        #expect(CheckInEntry.Mark(.everything) == nil)
        for days: UInt64 in [0, 367, .max] {
            #expect(throws: FormatError.self) { _ = try CheckInRhythmEntry(agreement, days: days) }
        }
    }

    @Test func whatIsOwnAndWhatNamesAnotherThreadStandsInNone() throws {
        let other = AgreementID(bytes32(77))
        let mark = PracticeSamples.mark(.everything, .green)
        for entry in [
            try CheckInRhythmEntry(agreement, days: 7) as any Entry, try CheckInEntry(other, [mark]),
        ] {
            #expect(!RecordBody.entry(AnyEntry(entry)).belongs(to: .agreement(agreement)))
            #expect(RecordBody.entry(AnyEntry(entry)).belongs(to: .private))
        }
    }
}
