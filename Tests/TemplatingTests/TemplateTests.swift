import Canonical
import Consent
import Testing

@testable import Templating

/// `everything` with one piece of it changed.
private func changed(_ piece: String, to other: String) throws -> [UInt8] {
    let range = try #require(everything.firstRange(of: piece), "\(piece)")
    return Array(everything.replacingCharacters(in: range, with: other).utf8)
}

extension String {
    fileprivate func firstRange(of piece: String) -> Range<Index>? { ranges(of: piece).first }

    fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        var copy = self
        copy.replaceSubrange(range, with: other)
        return copy
    }
}

@Suite struct TemplateTests {
    @Test func readsEverything() throws {
        let template = try smallTemplate()
        #expect(try template.id == slug("small"))
        #expect(try template.title == Line("A small one"))
        #expect(template.summary.lines == [try Line("For tests.")])
        #expect(template.kind == .dynamic)
        #expect(template.lasts == .days(90))
        #expect(template.review == nil)
        #expect(!template.isFirstTime)
        #expect(template.roles.map(\.id.description) == ["handler", "pup"])
        #expect(template.sections.map(\.id.description) == ["gear", "after"])
        #expect(template.sections[0].help?.description == "What is worn.")
        #expect(template.source == Array(everything.utf8))
        #expect(
            template.items.map(\.id.description)
                == ["leash", "hood", "stop", "blanket", "wants", "word", "care", "place"])

        let (handler, pup) = (try slug("handler"), try slug("pup"))
        #expect(
            template.item(try slug("leash"))?.nature
                == .row(
                    Template.Row(
                        sides: [
                            Template.Side(id: try slug("holds"), role: handler),
                            Template.Side(id: try slug("wears"), role: pup),
                        ], unit: try Line("minutes"), isRisky: false)))
        guard case .row(let hood) = template.item(try slug("hood"))?.nature else { throw Missing() }
        #expect(hood.isRisky && hood.unit == nil)
        #expect(
            template.item(try slug("stop"))?.nature
                == .protection(
                    Template.Protection(
                        for: .everyone, by: .everyone, ask: try Line("What is the sign?"),
                        text: try Prose([Line("Three taps."), Line("Everything ends.")]), signal: .silent,
                        isAftercare: false, isRequired: true)))
        guard case .protection(let blanket) = template.item(try slug("blanket"))?.nature else {
            throw Missing()
        }
        #expect(blanket.for == .role(pup) && blanket.by == .role(handler) && blanket.isAftercare)
        #expect(!blanket.isRequired && !blanket.isEach && blanket.signal == nil && blanket.text == nil)
        guard case .protection(let wants) = template.item(try slug("wants"))?.nature else { throw Missing() }
        #expect(wants.isEach)
        #expect(
            template.item(try slug("word"))?.nature
                == .promise(Template.Promise(by: .each, to: .everyone, ask: try Line("What do you promise?")))
        )
        guard case .promise(let care) = template.item(try slug("care"))?.nature else { throw Missing() }
        #expect(care.by == .role(handler) && care.to == .role(pup))
        #expect(
            template.item(try slug("place"))?.nature
                == .fact(Template.Fact(ask: try Line("Where?"), text: try Prose([Line("At home.")]))))
        #expect(try template.section(of: try slug("word"))?.id == slug("after"))
        #expect(try template.item(slug("nothing")) == nil)
    }

    private struct Missing: Error {}

    @Test(arguments: [
        ("scene", "", Seconds.hours(24)), ("event", "", .days(7)), ("recurring", "", .days(90)),
        ("dynamic", "", .days(90)), ("scene", "72 hours", .hours(72)), ("scene", "3 days", .days(3)),
        ("scene", "1 hour", .hours(1)), ("event", "7 days", .days(7)), ("dynamic", "366 days", .days(366)),
    ])
    func lasts(kind: String, lasts: String, is expected: Seconds) throws {
        let text = try changed("kind: dynamic\n", to: "kind: \(kind)\nlasts: \(lasts)\n")
        #expect(try Template.parse(text, file: "t").lasts == expected)
    }

    @Test func reviewAndFirstTime() throws {
        let text = try changed("kind: dynamic\n", to: "kind: dynamic\nreview: 90 days\nfirst time: true\n")
        let template = try Template.parse(text, file: "t")
        #expect(template.review == .days(90))
        #expect(template.isFirstTime)
    }

    @Test(arguments: [
        // The head.
        ("template: small", "template: Small", "1:11: “Small” can't name a template"),
        ("title: A small one\n", "", "1:1: “title” is missing here"),
        ("title: A small one", "title:", "1:1: “title” is missing here"),
        (
            "title: A small one", "titel: A small one",
            "2:1: “titel” is not a key that is known here; did you mean “title”?"
        ),
        ("title: A small one", "title: [A]", "2:8: a text must stand here, not a list"),
        ("title: A small one", "title: \"A\\u202E\"", "2:8: the character U+202E may not stand here"),
        ("title: A small one", "title: \"A\\nB\"", "2:8: one line is wanted here, these are several"),
        (
            "summary: For tests.", "summary: |\n  One.\n  T\u{202E}wo.",
            "5:1: the character U+202E may not stand here"
        ),
        (
            "summary: For tests.", "summary: [One., \"T\\u202Ewo.\"]",
            "3:17: the character U+202E may not stand here"
        ),
        (
            "summary: For tests.", "summary: {}",
            "3:10: a text, or a list of lines must stand here, not “key: value” lines"
        ),
        (
            "kind: dynamic", "kind: scenes",
            "4:7: “scenes” is not a kind that is known here; did you mean “scene”?"
        ),
        (
            "kind: dynamic", "kind: marriage",
            "4:7: “marriage” is not a kind that is known here; use one of: scene, event, recurring, dynamic"
        ),
        // Lengths of time.
        (
            "kind: dynamic", "kind: scene\nlasts: 73 hours",
            "5:8: of kind “scene” an agreement lasts at most 72 hours"
        ),
        (
            "kind: dynamic", "kind: event\nlasts: 8 days",
            "5:8: of kind “event” an agreement lasts at most 7 days"
        ),
        (
            "kind: dynamic", "kind: dynamic\nlasts: 367 days",
            "5:8: of kind “dynamic” an agreement lasts at most 366 days"
        ),
        (
            "kind: dynamic", "kind: dynamic\nlasts: 3 weeks",
            "5:8: “weeks” is not a length of time that is known here"
        ),
        ("kind: dynamic", "kind: dynamic\nlasts: 0 days", "5:8: a length of time such as"),
        ("kind: dynamic", "kind: dynamic\nlasts: 05 days", "5:8: a length of time such as"),
        ("kind: dynamic", "kind: dynamic\nlasts: 90", "5:8: a length of time such as"),
        (
            "kind: dynamic", "kind: dynamic\nlasts: 20 days\nreview: 21 days",
            "6:9: the review would come after the end"
        ),
        ("kind: dynamic", "kind: dynamic\nfirst time: yes", "5:13: true or false is wanted here"),
        // Roles.
        ("- id: pup\n", "- id: handler\n", "8:9: there is a role “handler” already"),
        ("- id: pup\n", "- id: each\n", "8:9: “each” means something else in templates"),
        ("  - id: pup\n    title: pup\n", "", "6:3: an agreement is made by two or more"),
        ("- id: pup\n", "- id: pup\n    pack: true\n", "9:5: “pack” is not a key that is known here"),
        // Sections and items.
        ("  - id: after", "  - id: gear", "33:9: there is a section “gear” already"),
        ("- row: hood", "- row: leash", "19:14: there is an item “leash” already"),
        (
            "- row: hood", "- row: x-hood",
            "19:14: ids that begin with “x-” are kept for what people add by hand"
        ),
        (
            "- row: hood", "- rows: hood",
            "19:9: an item needs one of these with its id: row, protection, promise, fact"
        ),
        ("risk: true", "unti: minutes", "22:9: “unti” is not a key that is known here; did you mean “unit”?"),
        ("risk: true", "risk: \"yes\"", "22:15: true or false is wanted here"),
        (
            "{ holds: handler, wears: pup }", "{ holds: hander, wears: pup }",
            "17:25: “hander” is not a role of this template; did you mean “handler”?"
        ),
        (
            "{ holds: handler, wears: pup }", "{ holds: handler, wears: handler }",
            "17:41: the handler has a side of this row already"
        ),
        (
            "{ holds: handler, wears: pup }", "{ Holds: handler, wears: pup }",
            "17:18: “Holds” can't name a side"
        ),
        ("{ holds: handler, wears: pup }", "{}", "17:16: a row has at least one side"),
        (
            "signal: silent", "signal: loud",
            "27:17: “loud” is not a kind of signal that is known here; use one of: spoken, silent"
        ),
        (
            "for: pup\n", "for: cat\n",
            "38:14: “cat” is not a role of this template; use one of: handler, pup, everyone, each"
        ),
        ("by: each\n", "by: everyone\n", "49:13: a promise binds only its maker"),
        (
            "to: everyone\n", "to: each\n",
            "50:13: “each” is not a role of this template; use one of: handler, pup, everyone"
        ),
        ("ask: Where?", "", "57:9: “ask” is missing here"),
    ])
    func everyProblemHasItsPlace(piece: String, other: String, start: String) throws {
        let text = try changed(piece, to: other)
        let reason = try #require(refusal { try Template.parse(text, file: "t.yaml") })
        #expect(reason.hasPrefix("t.yaml:\(start)"), "\(reason)")
    }

    @Test func severalMayTakeTwoSides() throws {
        let text = try changed("- id: pup\n", to: "- id: pup\n    several: true\n")
        var both = String(decoding: text, as: UTF8.self)
        both.replace("{ puts-on: handler, wears: pup }", with: "{ begins: pup, joins: pup }")
        guard case .row(let row) = try Template.parse(Array(both.utf8), file: "t").item(slug("hood"))?.nature
        else {
            throw Missing()
        }
        #expect(row.sides(usuallyOf: try slug("pup")).count == 2)
    }

    @Test func limitsHoldExactly() throws {
        func template(roles: Int, items: Int, sides: Int) -> [UInt8] {
            let roleList = (0..<roles).map { "  - { id: r\($0), title: R, several: true }\n" }.joined()
            let sideList = (0..<sides).map { "s\($0): r0" }.joined(separator: ", ")
            let itemList = (0..<items).map { "      - { row: i\($0), label: L, sides: { \(sideList) } }\n" }
                .joined()
            return Array(
                """
                template: t
                title: T
                summary: S
                kind: scene
                roles:
                \(roleList)sections:
                  - id: s
                    title: S
                    items:
                \(itemList)
                """.utf8)
        }
        #expect(refusal { try Template.parse(template(roles: 16, items: 512, sides: 1), file: "t") } == nil)
        #expect(refusal { try Template.parse(template(roles: 1, items: 1, sides: 8), file: "t") } == nil)
        #expect(
            refusal { try Template.parse(template(roles: 17, items: 1, sides: 1), file: "t") }
                == "t:22:5: more than 16 roles")
        #expect(
            refusal { try Template.parse(template(roles: 1, items: 513, sides: 1), file: "t") }
                == "t:523:16: more than 512 items")
        #expect(
            refusal { try Template.parse(template(roles: 1, items: 1, sides: 9), file: "t") }
                == "t:11:103: more than 8 sides")
    }
}
