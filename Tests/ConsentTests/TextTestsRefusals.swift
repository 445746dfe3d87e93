import Canonical
import Consent
import Testing

/// What a text is refused for, and that the refusal says where and what was expected.
@Suite struct TextTestsRefusals {
    private func text(_ items: [Item]) throws -> String {
        String(decoding: try VersionText.render(try TextTestsPair.version(items)), as: UTF8.self)
    }

    private func sample() throws -> String {
        let need = [MustHave(of: try TextTestsPair.rex.get().id, for: [try TextTestsPair.slug("leash")])]
        return try text([
            try TextTestsPair.row(
                "leash", rex: .granted(Grant(.askFirst, conditions: [try Line("only at home")], atMost: 3)),
                unit: "hours"),
            try TextTestsPair.row("hood", cooper: .agreed, rex: .hardLimit),
            try TextTestsPair.protection("word", "red", kind: .spokenSignal, neededBy: need),
            .promise(
                Promise(
                    try TextTestsPair.slug("home"), label: try Line("Home"),
                    maker: try TextTestsPair.cooper.get().id, to: [try TextTestsPair.rex.get().id],
                    words: try Prose(lenient: "I see you home."))),
            .fact(
                Fact(
                    try TextTestsPair.slug("place"), label: try Line("Where"),
                    words: try Prose(lenient: "Home"))),
        ])
    }

    private func error(_ text: String) -> FormatError? {
        do {
            _ = try VersionText.parse(Array(text.utf8))
            return nil
        } catch { return error as? FormatError }
    }

    @Test(arguments: [
        ("troth/agreement/v0", "troth/agreement/v1"), ("nonce ", "nonce 0"), ("version 1", "version 01"),
        ("version 1", "version 0"), ("version 1", "version +1"), ("kind dynamic", "kind forever"),
        ("title: Our", "title:  Our"), ("from 2026-06-01T10", "from 2026-06-31T10"),
        ("care until 2026", "care until 2025"), ("party handler: Cooper", "party handler-2: Cooper"),
        ("  role pup", "  role Pup"), ("  adult declared", "  adult undeclared"),
        ("  key troth-", "  key Troth-"), ("  recipient age1", "  recipient age2"),
        ("Anyone may say no", "Nobody may say no"),
        ("    | Nothing else in this text changes these terms.\n", ""),
        ("section play: Play", "section play : Play"), ("row leash: Leash", "row leash:Leash"),
        ("  side holds handler", "  side holds stranger"),
        ("  side holds handler", "  side holds handler pup"),
        ("  line pup ask first, at most 3, if", "  line pup ask first, at most 0, if"),
        ("  line pup ask first, at most 3, if", "  line pup agreed, at most 3, if"),
        ("  line pup ask first, at most 3, if", "  line pup ask first,  at most 3, if"),
        (
            "  line pup ask first, at most 3, if",
            "  line pup ask first, ends 2026-07-01T00:00:00Z, at most 3, if"
        ),
        ("  outcome ask first, at most 3, if", "  outcome ask first, if"),
        ("  outcome hard limit", "  outcome not agreed"), ("  outcome hard limit", "  outcome agreed"),
        ("  line pup hard limit\n", ""), ("  as spoken stop signal", "  as plain"),
        ("  needed by pup for leash", "  needed by pup for lead"),
        ("  needed by pup for leash", "  needed by pup for leash,hood"),
        ("  by handler, pup", "  by pup, handler"),
        ("  in words", "  In words"), ("    | red", "    |red"), ("    | red", "    | red\u{202E}"),
        ("fact place: Where", "rule place: Where"), ("fact place: Where", "fact home: Where"),
    ])
    func aChangeIsRefusedWithItsLine(old: String, new: String) throws {
        let text = try sample()
        let place = try required(text.utf8.firstRange(of: old.utf8)?.lowerBound)
        let index = text.utf8[..<place].filter { $0 == 0x0A }.count
        let refusal = try required(error(text.replacingFirst(old, with: new)))
        let line = try required(refusal.line)
        // Some things are said of the block that they stand in.
        #expect(abs(line - (index + 1)) <= 6, "\(refusal)")
        #expect(!refusal.reason.hasSuffix("."))
    }

    @Test func theOutcomeThatIsNotTheMeetIsRefusedOnItsLine() throws {
        let text = try sample()
        let changed = text.replacingFirst("  outcome hard limit", with: "  outcome agreed")
        let index = try required(
            changed.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
                .firstIndex { $0.elementsEqual("  outcome agreed".utf8) })
        #expect(
            error(changed)
                == FormatError("the outcome of “Hood” is not what its lines come to", line: index + 1))
    }

    @Test(arguments: TextTestsVersions.words) func whatPeopleTypeIsNeverGrammar(words: String) throws {
        let lines = [words, "\(words)\n\(words)", "party pup: X\n\(words)", "standing terms\n| \(words)"]
        for text in lines.map({ $0.trimmingBlanks }) where !text.isEmpty {
            let prose = try Prose(lenient: text)
            let items: [Item] = [
                .fact(Fact(try TextTestsPair.slug("place"), label: prose.lines[0], words: prose)),
                try TextTestsPair.protection("word", text, kind: .silentSignal),
                try TextTestsPair.row(
                    "leash", rex: .granted(Grant(.askFirst, conditions: Set(prose.lines), atMost: 1)),
                    unit: prose.lines[0].description),
            ]
            let bytes = try VersionText.render(try TextTestsPair.version(items))
            let read = try VersionText.parse(bytes)
            #expect(read.items == items)
            // Nothing typed begins a line, save behind a heading that is ours.
            let typed = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            #expect(typed.allSatisfy { !$0.hasPrefix("—") && !$0.hasPrefix("|") })
            #expect(typed.filter { $0 == "standing terms" }.count == 1)
            #expect(typed.filter { $0.hasPrefix("party ") }.count == 2)
        }
    }

    @Test func limitsAreKeptByTheWriterAndTheReader() throws {
        let conditions = Set(try (0..<17).map { try Line("condition \($0)") })
        let sixteen = Set(try (0..<16).map { try Line("another \($0)") })
        func grant(_ conditions: Set<Line>) -> Boundary { .granted(Grant(.askFirst, conditions: conditions)) }

        // Sixteen conditions of each: the outcome has all thirty-two.
        let most = try TextTestsPair.version([
            try TextTestsPair.row(
                "leash", cooper: grant(sixteen),
                rex: grant(
                    conditions.subtracting([
                        try Line("condition 0")
                    ])))
        ])
        #expect(try VersionText.parse(try VersionText.render(most)) == most)
        #expect(throws: FormatError.self) {
            try VersionText.render(
                try TextTestsPair.version([try TextTestsPair.row("leash", rex: grant(conditions))]))
        }
        let facts = try (0...VersionText.mostItems).map {
            Item.fact(
                Fact(
                    try required(Slug("fact-\($0)")), label: try Line("Fact"), words: try Prose(lenient: "x"))
            )
        }
        #expect(throws: FormatError.self) { try VersionText.render(try TextTestsPair.version(facts)) }
        let allowed = try VersionText.render(try TextTestsPair.version(Array(facts.dropLast())))
        #expect(try VersionText.parse(allowed).items.count == VersionText.mostItems)
        let oneMore = "\nfact one-more: Fact\n  in words\n    | x\n"
        #expect(error(String(decoding: allowed, as: UTF8.self) + oneMore)?.line != nil)

        var version = try TextTestsPair.version([])
        version.sections = try (0...VersionText.mostSections).map {
            Section(try required(Slug("part-\($0)")), title: try Line("Part"), items: [])
        }
        #expect(throws: FormatError.self) { try VersionText.render(version) }
        version = try TextTestsPair.version([])
        version.parties.removeLast()
        #expect(throws: FormatError.self) { try VersionText.render(version) }
        #expect(throws: FormatError.self) {
            try VersionText.render(
                try TextTestsPair.version([
                    try TextTestsPair.row("leash", rex: .granted(Grant(.agreed, atMost: 2)))
                ]))
        }
        #expect(throws: FormatError.self) {
            try VersionText.parse([UInt8](repeating: 0x0A, count: VersionText.mostBytes + 1))
        }
    }

    @Test func aPromiseIsMadeToSomebody() throws {
        let promise = Promise(
            try TextTestsPair.slug("home"), label: try Line("Home"), maker: try TextTestsPair.cooper.get().id,
            to: [], words: try Prose(lenient: "I see you home."))
        #expect(throws: FormatError.self) {
            try VersionText.render(try TextTestsPair.version([.promise(promise)]))
        }
    }

    @Test func aTextOfTheGreatestSizeIsReadInTime() throws {
        let long = try Prose((0..<240).map { try Line(String(repeating: "x", count: 10) + "\($0)") })
        var items: [Item] = []
        for number in 0..<1000 {
            let name = "item-\(number)"
            items.append(
                number < 200
                    ? .fact(Fact(try required(Slug(name)), label: try Line(name), words: long))
                    : try TextTestsPair.row(name))
        }
        let bytes = try VersionText.render(try TextTestsPair.version(items))
        #expect(bytes.count > VersionText.mostBytes * 9 / 10, "\(bytes.count) bytes")
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try VersionText.parse(bytes) }
        // An unoptimised build is some ten times slower than the one that people use.
        #expect(time < .seconds(10), "\(time) for \(bytes.count) bytes")
        print("a text of \(bytes.count) bytes parses in \(time)")
        let hostile =
            Array((VersionText.header + "\n").utf8) + [UInt8](repeating: 0x61, count: 1_000_000) + [0x0A]
        let refusal = clock.measure {
            #expect(throws: FormatError.self) { try VersionText.parse(hostile) }
        }
        #expect(refusal < .seconds(5), "\(refusal)")
    }
}

extension String {
    /// The text with the first place of `old` changed, by its bytes.
    func replacingFirst(_ old: String, with new: String) -> String {
        var bytes = Array(utf8)
        if let range = bytes.firstRange(of: Array(old.utf8)) { bytes.replaceSubrange(range, with: new.utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text without blanks at its ends.
    var trimmingBlanks: String { String(decoding: Array(utf8).trimmed, as: UTF8.self) }
}
