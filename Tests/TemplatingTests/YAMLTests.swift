import Testing

@testable import Templating

private func parse(_ text: String) throws -> YAMLNode { try YAML.parse(Array(text.utf8), file: "f") }

/// A node in one line: texts by their bytes, with line and column.
private func dump(_ node: YAMLNode) -> String {
    let at = "@\(node.place.line):\(node.place.column)"
    return switch node.content {
    case .scalar(let bytes, let style):
        "\(style) \(String(decoding: bytes, as: UTF8.self).debugDescription)\(at)"
    case .sequence(let nodes): "[\(nodes.map(dump).joined(separator: ", "))]\(at)"
    case .mapping(let pairs):
        "{"
            + pairs.map {
                "\(String(decoding: $0.key, as: UTF8.self))@\($0.place.line):\($0.place.column): \(dump($0.value))"
            }.joined(separator: ", ") + "}\(at)"
    }
}

@Suite struct YAMLTests {
    @Test func keepsTextsOrderAndPlaces() throws {
        let text = """
            # a comment
            b: no
            a:
              - 1
              - 'it''s'
              - "tab\\t"
              - {x: ~, y: }
              - |
                one
                two
              - >-
                folded
                text
            """
        #expect(
            try dump(parse(text)) == """
                {b@2:1: plain "no"@2:4, a@3:1: [plain "1"@4:5, singleQuoted "it\\'s"@5:5, \
                doubleQuoted "tab\\t"@6:5, {x@7:6: plain "~"@7:9, y@7:12: plain ""@7:15}@7:5, \
                literal "one\\ntwo\\n"@8:5, folded "folded text"@11:5]@4:3}@2:1
                """)
    }

    @Test func columnsCountCharacters() throws {
        #expect(try dump(parse("äöü: {🐾: x}")) == #"{äöü@1:1: {🐾@1:7: plain "x"@1:10}@1:6}@1:1"#)
    }

    @Test func editorsOfOtherSystemsMayEndLinesTheirWay() throws {
        #expect(try dump(parse("a: b\r\nc: d\r\n")) == dump(parse("a: b\nc: d\n")))
    }

    @Test(arguments: [
        ("", "f:1:1: the file is empty"),
        ("# only a comment\n", "f:2:1: the file is empty"),
        ("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here; one is read"),
        ("a: 1\nb: 2\na: 3\n", "f:3:1: “a” stands here again, after line 1; keep one of them"),
        ("a: {b: 1, \"b\": 2}", "f:1:11: “b” stands here again, after line 1; keep one of them"),
        ("[a]: 1", "f:1:1: a key is a single word or text, not a list or a mapping"),
        ("\u{FEFF}a: 1", "f:1:1: a byte order mark may not stand here; save the file as UTF-8 without one"),
        ("a: 1\nb: \u{7}", "f:2:4: the character U+7 may not stand here; remove it"),
        ("a: 1 # \u{2028}", "f:1:8: the character U+2028 may not stand here; remove it"),
        ("a: \u{85}", "f:1:4: the character U+85 may not stand here; remove it"),
    ])
    func refusesAndSaysWhere(text: String, reason: String) {
        #expect(refusal { try parse(text) } == reason)
    }

    @Test(arguments: [
        ("a: &x 1", "f:1:4: anchors"), ("a: &x [1]", "f:1:4: anchors"), ("a: &x {b: 1}", "f:1:4: anchors"),
        ("a: *x", "f:1:4: anchors"), ("a: !!str 1", "f:1:4: tags"), ("a: ! 1", "f:1:4: tags"),
        ("a: !x [1]", "f:1:4: tags"), ("a: !x {b: 1}", "f:1:4: tags"), ("&x a: 1", "f:1:1: anchors"),
        ("%YAML 1.1\n---\na: 1", "f:1:1: directives"), ("%TAG ! x:\n---\na: 1", "f:1:1: directives"),
    ])
    func refusesWhatMeansMoreThanItSays(text: String, start: String) throws {
        let reason = try #require(refusal { try parse(text) })
        #expect(reason.hasPrefix(start), "\(reason)")
    }

    @Test(arguments: [
        ("a: b: c", "f:1:5:", "between quotation marks"), ("a:\n\tb: 1", "f:2:1:", "not with tabs"),
        ("a: @b", "f:1:4:", "between quotation marks"), ("a: | b\n", "f:1:6:", "on the next line"),
        ("a: [b", "f:2:1:", ""), ("a: \"b", "f:1:6:", ""), ("a: 1\n b: 2\n", "f:2:3:", ""),
        ("a: \"\\uD800\"", "f:1:", ""),
    ])
    func brokenYAMLIsExplained(text: String, start: String, hint: String) throws {
        let reason = try #require(refusal { try parse(text) })
        #expect(reason.hasPrefix("\(start)") && reason.contains("not valid YAML"), "\(reason)")
        #expect(hint.isEmpty || reason.contains(hint), "\(reason)")
    }

    @Test func badUTF8IsRefusedWhereItStands() {
        for bytes: [UInt8] in [[0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xFF], [0x80]] {
            let file = Array("a: 1\nb: é".utf8) + bytes + Array("\n".utf8)
            #expect(
                refusal { try YAML.parse(file, file: "f") }
                    == "f:2:5: this is not valid UTF-8; save the file as UTF-8")
        }
    }

    @Test func limitsHoldExactly() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(refusal { try parse(nested(YAML.deepest)) } == nil)
        #expect(refusal { try parse(nested(YAML.deepest + 1)) } == "f:1:13: nested more than 12 deep")
        #expect(refusal { try parse(nested(200_000)) } == "f:1:13: nested more than 12 deep")

        func list(_ count: Int) -> String { String(repeating: "- a\n", count: count) }
        #expect(refusal { try parse(list(YAML.mostNodes - 1)) } == nil)
        #expect(
            refusal { try parse(list(YAML.mostNodes)) }
                == "f:20000:3: more than 20000 texts, lists and mappings")

        let long = "a: " + String(repeating: "x", count: YAML.largestFile - 3)
        #expect(refusal { try parse(long) } == nil)
        #expect(
            refusal { try parse(long + "x") } == "f:1:1: the file has 1048577 bytes; at most 1048576 are read"
        )
    }
}

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("leesh", "leash"), ("lesah", "leash"), ("collar-in-publik", "collar-in-public"), ("hodo", "hood"),
        ("harness", ""), ("x", ""), ("", ""), ("gga", "gag"),
    ])
    func findsTheCloseWordOrNone(text: String, meant: String) {
        let known = ["leash", "collar", "collar-in-public", "hood", "gag"]
        let hint = meant.isEmpty ? "" : "; did you mean “\(meant)”?"
        #expect(Suggestion.hint(for: Array(text.utf8), among: known) == hint)
    }

    @Test func whatCannotBeShownIsNotRepeated() {
        #expect(quoted(Array("leash".utf8)) == "“leash”")
        for text in ["\u{1B}[2J", "a\u{202E}b", "", String(repeating: "a", count: 100)] {
            #expect(quoted(Array(text.utf8)) == "this")
        }
    }
}
