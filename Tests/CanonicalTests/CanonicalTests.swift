import Canonical
import Testing

@Suite struct Base64Tests {
    @Test(arguments: ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"])
    func decodesAndEncodesToTheSame(text: String) throws {
        let bytes = try #require(Base64.decode(text.utf8))
        #expect(Base64.encode(bytes) == text)
        let bare = text.filter { $0 != "=" }
        #expect(Base64.decode(bare.utf8, .unpadded) == bytes)
        #expect(Base64.encode(bytes, .unpadded) == bare)
    }

    @Test(arguments: [
        "Zg", "Zh==", "Zm9=", "Z===", "====", "=", "Zg= =", "Zm9v\n", "Zm-v", "Zg==Zg==", "Zm9v====",
    ])
    func refusesEveryOtherSpelling(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }
}

@Suite struct DecimalTests {
    @Test func hasOneSpellingForEachNumber() {
        #expect(Decimal.parse("0".utf8) == 0)
        #expect(Decimal.parse("18446744073709551615".utf8) == .max)
        for text in ["", "00", "05", "+5", "-1", "1 ", "18446744073709551616", "٣"] {
            #expect(Decimal.parse(text.utf8) == nil, "\(text)")
        }
    }
}

@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)), ("2000-02-29T12:00:00Z", 951_825_600),
        ("2026-11-18T09:30:00Z", 1_794_994_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func readsAndWrites(text: String, seconds: Int64) {
        #expect(Instant(text.utf8)?.seconds == seconds)
        #expect(Instant(seconds: seconds).description == text)
    }

    @Test(arguments: [
        "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01t00:00:00Z",
        "2026-01-01T00:00:00", "2026-01-01T00:00:00+", "1969-12-31T23:59:59Z", "2026-1-01T00:00:00Z ",
    ])
    func refuses(text: String) {
        #expect(Instant(text.utf8) == nil)
    }

    @Test func everyDayOfFiveCenturiesComesBack() {
        for day in Int64(0)..<190_000 { #expect(CalendarDate(daysSince1970: day).daysSince1970 == day) }
    }

    @Test func sumsStayInRange() {
        #expect(Instant(seconds: .max).seconds == Instant.range.upperBound)
        #expect((Instant(seconds: 5) - .days(1)).seconds == 0)
        #expect((Instant(seconds: .max) + Seconds(.max)).seconds == Instant.range.upperBound)
    }
}

@Suite struct LineTests {
    @Test(arguments: [
        "plain words, and punctuation; 100%", "Zoë", "Zoe\u{308}", "さくら", "葛\u{E0100}城", "محمد",
        "نمی\u{200C}خواهم", "שלום",
        "क्\u{200D}ष", "ქართული", "አማርኛ", "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ", "ᠠ\u{180B}ᠷ", "©️ ™️ #️⃣", "က\u{FE00}", "ខ្មែរ", "ไทย",
        "မြန်မာ", "ᏣᎳᎩ", "한국어", "༄༅བོད་ཡིག",
        "👩\u{200D}❤️\u{200D}👨", "1️⃣", "🏳️\u{200D}🌈", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
        "👋🏽", "🇩🇪",
    ])
    func livingScriptsAndEmojiPass(text: String) throws {
        #expect(try Line(text).bytes == Array(text.utf8))
    }

    @Test(arguments: [
        "", " a", "a ", "a\u{A0}", "\u{3000}a", "a\tb", "a\nb", "a\r", "a\u{0}b", "a\u{85}b", "a\u{202E}b",
        "a\u{2066}b", "a\u{200F}b",
        "a\u{2028}b", "\u{FEFF}a", "a\u{200B}b", "a\u{200D}b", "é\u{200D}", "\u{200D}é", "é\u{200D}\u{200C}é",
        "a\u{AD}b",
        "a\u{E000}b", "a\u{FFFE}b", "a\u{1FFFF}b", "a\u{10FFFD}b", "a\u{E0061}b", "🏴\u{E0067}",
        "🏴\u{E007F}",
        "Rex\u{FE0F}", "가\u{FE0F}나", "さ\u{FE00}", "Ａ\u{FE0E}", "👋🏽\u{FE0F}", "Rex 𝅙", "Zoé\u{FE0E}",
        "1\u{FE0F}", "漢\u{180B}", "a\u{E0100}", "Рекс\u{FE00}",
        "a \u{FE0F}b", "\u{FE0F}a", "é\u{FE0F}\u{FE0F}", "a\u{180E}b", "a\u{3164}b", "a\u{2060}b",
    ])
    func whatCannotBeSeenIsRefused(text: String) {
        #expect(throws: FormatError.self) { try Line(text) }
    }

    @Test func badUTF8IsRefusedAndNeverRepaired() {
        for bytes: [UInt8] in [
            [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x61, 0x80],
        ] {
            #expect(throws: FormatError.self) { try Line(bytes) }
        }
    }

    @Test func everyScalarOfTheTable() throws {
        // Counted from the table by other means; a change of the table changes what old texts are worth.
        var accepted = 0
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "漢" + String(Character(scalar)) + "漢"
            if (try? Line(text)) != nil { accepted += 1 }
        }
        #expect(accepted == 970_543)
    }

    @Test func twoSpellingsOfOneLetterAreTwoLines() throws {
        #expect(try Line("Zo\u{EB}") != Line("Zoe\u{308}"))
        #expect(try Set([Line("Zo\u{EB}"), Line("Zoe\u{308}")]).count == 2)
    }
}

@Suite struct SmallerTests {
    @Test func bytes32() throws {
        let bytes = (0..<32).map { UInt8($0) * 8 }
        let value = try #require(Bytes32(bytes))
        #expect(value.bytes == bytes)
        #expect(Bytes32(hex: value.hex.utf8) == value)
        #expect(Bytes32(hex: value.hex.uppercased().utf8) == nil)
        #expect(Bytes32(bytes.dropLast()) == nil)
        #expect(try #require(Bytes32([UInt8](repeating: 0, count: 32))) < value)
    }

    @Test func slugs() {
        for text in ["a", "spoken-stop", "x-1", "a1"] { #expect(Slug(text)?.description == text) }
        for text in ["", "-a", "a-", "a--b", "A", "1a", "a_b", "é", String(repeating: "a", count: 49)] {
            #expect(Slug(text) == nil, "\(text)")
        }
    }

    @Test func lineReaderCountsAndWantsALastLineFeed() throws {
        #expect(throws: FormatError.self) { try LineReader([]) }
        #expect(throws: FormatError.self) { try LineReader(Array("a".utf8)) }
        var reader = try LineReader(Array("a\n\nb c\n".utf8))
        try reader.expect("a")
        #expect(try reader.next().isEmpty)
        #expect(throws: FormatError("expected “x”", line: 3)) { try reader.expect("x") }
        #expect(try reader.expect(prefix: "b ").elementsEqual("c".utf8))
        try reader.expectEnd()
        #expect(throws: FormatError("the text ends too early", line: 4)) { try reader.next() }
    }

    @Test func proseDropsBlankLines() throws {
        #expect(try Prose(lenient: "  one \r\n\n two\n").lines.map(\.description) == ["one", "two"])
        #expect(throws: FormatError.self) { try Prose(lenient: " \n\n") }
        #expect(throws: FormatError("the character U+202E may not stand here", line: 2)) {
            try Prose(lenient: "a\n\u{202E}")
        }
    }
}
