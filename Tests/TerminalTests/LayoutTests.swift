import TestSupport
import PseudoTerminal
import Terminal
import Testing

private func plain(_ lines: [StyledText]) -> [String] { lines.map { $0.rendered(isColored: false) } }

@Suite struct SanitizingTests {
    @Test(arguments: [
        ("plain words; 100%", "plain words; 100%"),
        (" two  spaces ", " two  spaces "),
        ("\u{1B}[31mred\u{1B}[0m", #"\u{1B}[31mred\u{1B}[0m"#),
        ("a\u{7}b\tc\r\nd", #"a\u{7}b\u{9}c\u{D}\u{A}d"#),
        ("c1 \u{9B}31m", #"c1 \u{9B}31m"#),
        ("user\u{202E}txt.exe", #"user\u{202E}txt.exe"#),
        ("\u{2066}a\u{2069} \u{200F}b", #"\u{2066}a\u{2069} \u{200F}b"#),
        ("zero\u{200B}width \u{FEFF}x", #"zero\u{200B}width \u{FEFF}x"#),
        ("a\u{200D}b", #"a\u{200D}b"#),
        ("no\u{A0}", #"no\u{A0}"#),
        ("\u{E0041}tag", #"\u{E0041}tag"#),
        ("\u{2028}", #"\u{2028}"#),
    ])
    func whatIsNotSeenIsSpeltOut(text: String, shown: String) {
        #expect(sanitized(text) == shown)
    }

    @Test(arguments: [
        "Zoë", "Zoe\u{308}", " さくら ", "葛\u{E0100}城", "נמי שלום", "نمی\u{200C}خواهم", "क्\u{200D}ष",
        "hi 👩\u{200D}❤️\u{200D}👨 there", "1️⃣", "🏳️\u{200D}🌈", "🇩🇪",
        "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    ])
    func livingScriptsAndEmojiStay(text: String) {
        #expect(sanitized(text) == text)
    }

    @Test func noControlEverPasses() {
        let unseen: Set<Unicode.GeneralCategory> = [
            .control, .format, .lineSeparator, .paragraphSeparator, .privateUse,
        ]
        // Marks of the category "format" that are seen all the same: signs of numbers and verses.
        let seen = Set<UInt32>(0x600...0x605).union([0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD])
        for value in UInt32(0)...0xF00FF where !seen.contains(value) {
            guard let scalar = Unicode.Scalar(value), unseen.contains(scalar.properties.generalCategory)
            else { continue }
            let shown = sanitized("漢\(scalar)漢 \(scalar)a")
            let spelling = "\\u{\(String(value, radix: 16, uppercase: true))}a"
            #expect(shown.hasSuffix(spelling), "\(spelling)")
            let joins = value == 0x200C || value == 0x200D
            #expect(joins || !shown.unicodeScalars.contains(scalar), "\(spelling)")
        }
    }

    @Test func aStyledTextHoldsNoControl() {
        let name = "R\u{1B}[2Jex"
        let text: StyledText = "dear \(name, .wider)\n"
        #expect(text.rendered(isColored: false) == #"dear R\u{1B}[2Jex\u{A}"#)
        #expect(plain(StyledText.lines(of: "a\n\nb\u{7}\n")) == ["a", "", #"b\u{7}"#])
    }
}

@Suite struct StyleTests {
    @Test func colourIsPutAroundItsPieceAlone() {
        let text = "now " + StyledText("wider", .wider) + StyledText(" by ") + StyledText("one", .wider)
        #expect(
            text.rendered(isColored: true) == "now \u{1B}[1;35mwider\u{1B}[0m by \u{1B}[1;35mone\u{1B}[0m")
        #expect(text.rendered(isColored: false) == "now wider by one")
        #expect(text.width == 16)
    }

    @Test func styledInterpolation() {
        let inner = StyledText("x", .tighter)
        let text: StyledText = "a \(inner) \(3, .muted)"
        #expect(text.rendered(isColored: true) == "a \u{1B}[36mx\u{1B}[0m \u{1B}[2m3\u{1B}[0m")
    }

    /// None of these streams is a terminal.
    @Test func colourWhereThereIsNoTerminal() {
        for environment in [[:], ["TERM": "xterm"], ["NO_COLOR": "1", "TERM": "xterm"]] {
            #expect(!Appearance(of: -1, color: .auto, environment: environment).isColored)
            #expect(!Appearance(of: -1, color: .never, environment: environment).isColored)
            #expect(Appearance(of: -1, color: .always, environment: environment).isColored)
        }
        #expect(Appearance(of: -1, color: .auto, environment: [:]).width == 80)
    }

    @Test(arguments: [
        ("auto", "TERM=xterm", true), ("auto", "TERM=dumb", false), ("auto", "TERM=", false),
        ("auto", "TERM=xterm NO_COLOR=1", false), ("auto", "TERM=xterm NO_COLOR=", true),
        ("always", "TERM=dumb NO_COLOR=1", true), ("never", "TERM=xterm", false),
    ])
    func colourOnATerminal(choice: String, environment: String, isColored: Bool) throws {
        let terminal = try PseudoTerminal(
            ["/usr/bin/env", "-i"] + environment.split(separator: " ").map(String.init)
                + [PseudoTerminal.probePath, "color", choice])
        try terminal.wait(for: "<\(isColored)>")
    }
}

@Suite struct WidthTests {
    @Test(arguments: [
        ("", 0), ("plain", 5), ("Zoë", 3), ("Zoe\u{308}", 3), ("さくら", 6), ("漢字ab", 6), ("ｱ", 1), ("Ａ", 2),
        ("한국어", 6), ("\u{1112}\u{1161}\u{11AB}", 2), ("שלום", 4), ("محمد", 4), ("ไทย", 3), ("ก็", 1),
        ("👋", 2), ("👋🏽", 2), ("👩\u{200D}❤️\u{200D}👨", 2), ("❤️", 2), ("❤", 1), ("🇩🇪", 2), ("1️⃣", 2),
        ("🏳️\u{200D}🌈", 2), ("🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", 2), ("—", 1), ("✓", 1),
    ])
    func columns(text: String, width: Int) {
        #expect(StyledText(text).width == width)
    }
}

@Suite struct WrappingTests {
    @Test func breaksBetweenWords() {
        let text: StyledText = "what is  agreed may be offered"
        #expect(plain(text.wrapped(to: 14)) == ["what is agreed", "may be offered"])
        #expect(plain(text.wrapped(to: 13)) == ["what is", "agreed may be", "offered"])
        #expect(
            plain(text.wrapped(to: 16, indent: 2, hanging: 4)) == [
                "  what is agreed", "    may be", "    offered",
            ])
        #expect(plain(StyledText().wrapped(to: 10)) == [""])
    }

    @Test func breaksWhatHasNoSpaces() {
        #expect(plain(StyledText("abcdefgh").wrapped(to: 3)) == ["abc", "def", "gh"])
        #expect(plain(StyledText("x abcdefgh").wrapped(to: 4)) == ["x", "abcd", "efgh"])
        #expect(plain(StyledText("さくらさくら").wrapped(to: 5)) == ["さく", "らさ", "くら"])
        #expect(plain(StyledText("さ").wrapped(to: 1)) == ["さ"])
    }

    @Test func stylesGoOn() {
        let text = StyledText("one two", .wider) + " three"
        let lines = text.wrapped(to: 8).map { $0.rendered(isColored: true) }
        #expect(lines == ["\u{1B}[1;35mone two\u{1B}[0m", "three"])
    }

    @Test func everyLineFitsAndNothingIsLost() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        let pieces = ["a", "word", "さくら", "👩\u{200D}❤️\u{200D}👨", "é", " ", "  ", "longerword", "—"]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...30, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let (width, indent) = (
                Int.random(in: 6...30, using: &random), Int.random(in: 0...4, using: &random)
            )
            let lines = StyledText(text).wrapped(to: width, indent: indent)
            #expect(lines.allSatisfy { $0.width <= width }, "seed \(seed)")
            let shown = plain(lines).joined().filter { $0 != " " }
            #expect(shown == text.filter { $0 != " " }, "seed \(seed)")
        }
    }
}

@Suite struct ColumnsTests {
    @Test func cellsStandUnderEachOther() {
        var columns = Columns([.leading, .trailing, .leading])
        columns.add(["leash", "1", "agreed"])
        columns.add(["さくら", "100", StyledText("hard limit", .tighter)])
        columns.add(["x"])
        #expect(
            plain(columns.lines(width: 80, indent: 1)) == [
                " leash     1  agreed", " さくら  100  hard limit", " x",
            ])
    }

    @Test func theWidestColumnGivesWay() {
        var columns = Columns([.leading, .leading])
        columns.add(["leash", "what is agreed may be offered, is never owed"])
        columns.add(["collar", "not agreed"])
        #expect(
            plain(columns.lines(width: 30)) == [
                "leash   what is agreed may be", "        offered, is never owed", "collar  not agreed",
            ])
        #expect(Columns([.leading]).lines(width: 10).isEmpty)
    }
}
