import Canonical
import Consent
import Testing

@testable import Templating

/// A base without roles.
private let ground = """
    template: ground
    title: Ground
    summary: For others.
    sections:
      - id: stopping
        title: Stopping
        help: Try it out.
        items:
          - protection: stop
            label: Stop
            for: everyone
            by: everyone
            signal: spoken
            ask: Which word?
            must-have: [gear, hood]
          - protection: slow
            label: Slow
            for: everyone
            by: everyone
            ask: Which word?
      - id: after
        title: Afterwards
        items:
          - promise: word
            label: My word
            by: each
            to: everyone
            ask: What do you promise?
          - fact: place
            label: Place
            ask: Where?

    """

private let head = """
    template: mine
    title: Mine
    summary: S
    kind: scene
    roles:
      - { id: top, title: top }
      - { id: bottom, title: bottom }

    """

private let hood = "      - { row: hood, label: Hood, sides: { puts-on: top, wears: bottom } }\n"

private func library(_ files: [String: String]) -> TemplateLibrary {
    TemplateLibrary { id in
        files[id.description].map { TemplateText(Array($0.utf8), file: "\(id).yaml") }
    }
}

private func parse(_ text: String, _ files: [String: String] = ["ground": ground]) throws -> Template {
    try Template.parse(Array(text.utf8), file: "mine.yaml", library: library(files))
}

/// Every complaint, without the file’s name.
private func complaints(_ text: String, _ files: [String: String] = ["ground": ground]) -> [String] {
    do throws(TemplateProblems) {
        _ = try TemplateFile.read(TemplateText(Array(text.utf8), file: "mine.yaml"), library(files))
        return []
    } catch { return error.found.map { "\($0)".replacing("mine.yaml:", with: "", maxReplacements: 1) } }
}

@Suite struct ExtendsTests {
    @Test func sectionsOfOneNameBecomeOne() throws {
        let text =
            head + """
                extends: ground
                sections:
                  - id: gear
                    title: Gear
                    items:
                \(hood)  - id: stopping
                    items:
                      - protection: stop
                        label: Halt
                        for: everyone
                        by: everyone
                        signal: spoken
                        ask: Which word?
                        must-have: [hood, gear]
                      - { protection: breath, label: Breath, for: bottom, by: top, ask: How? }
                """
        let template = try parse(text)
        // The template's order, then what else the base has.
        #expect(template.sections.map(\.id.description) == ["gear", "stopping", "after"])
        #expect(template.sections.map(\.title.description) == ["Gear", "Stopping", "Afterwards"])
        #expect(template.sections[1].help?.description == "Try it out.")
        #expect(template.sections[1].items.map(\.id.description) == ["stop", "slow", "breath"])
        let stop = try #require(template.item(slug("stop")))
        #expect(try stop.label == Line("Halt") && stop.mustHaveFor == [slug("hood"), slug("gear")])
        #expect(template.roles.map(\.id.description) == ["top", "bottom"])
        #expect(template.items.count == 6)
    }

    @Test func aTitleAndHelpOfTheTemplatesOwnReplaceTheBases() throws {
        let text =
            head
            + "extends: ground\nsections:\n  - { id: after, title: Later, help: Slowly. }\n  - id: gear\n    title: Gear\n    items:\n"
            + hood
        let template = try parse(text)
        #expect(template.sections.map(\.title.description) == ["Later", "Gear", "Stopping"])
        #expect(template.sections[0].help?.description == "Slowly.")
        #expect(template.sections[0].items.count == 2)
    }

    @Test func whatIsOmittedIsGoneAndMayStandElsewhere() throws {
        let text =
            head + """
                extends: ground
                omit: [slow, word, place]
                sections:
                  - id: gear
                    title: Gear
                    items:
                \(hood)      - { fact: place, label: Place, ask: Where? }
                """
        let template = try parse(text)
        // A section that nothing is left of is gone too.
        #expect(template.sections.map(\.id.description) == ["gear", "stopping"])
        #expect(template.items.map(\.id.description) == ["hood", "place", "stop"])
    }

    @Test func suggestionsOfABaseForWhatIsNotThereAreLeftOut() throws {
        let gear = head + "extends: ground\nsections:\n  - id: gear\n    title: Gear\n    items:\n"
        #expect(
            try parse(gear + hood).item(slug("stop"))?.mustHaveFor.map(\.description) == ["gear", "hood"])
        let other = gear.replacing("id: gear", with: "id: things") + hood
        #expect(try parse(other).item(slug("stop"))?.mustHaveFor.map(\.description) == ["hood"])
    }

    @Test func theSourceHoldsEveryFile() throws {
        let text = head + "extends: ground\nsections:\n  - id: gear\n    title: Gear\n    items:\n" + hood
        let before = try parse(text)
        #expect(before.source == Array((text + "\n---\n" + ground).utf8))
        let changed = try parse(text, ["ground": ground.replacing("Try it out.", with: "Try it.")])
        #expect(changed.source != before.source)
        // The mark can't stand inside a file, so two stacks never have one source.
        #expect(complaints(text + "\n---\n" + ground) != [])
    }

    @Test func basesStandOneUponAnother() throws {
        func base(_ name: String, on below: String?) -> String {
            "template: \(name)\ntitle: T\nsummary: S\n" + (below.map { "extends: \($0)\n" } ?? "")
                + "sections:\n  - id: s\n    title: S\n    items:\n      - { fact: \(name), label: L, ask: A? }\n"
        }
        var files = ["a": base("a", on: nil), "b": base("b", on: "a"), "c": base("c", on: "b")]
        let text = head + "extends: c\nsections: []\n"
        let template = try parse(text, files)
        #expect(template.items.map(\.id.description) == ["a", "b", "c"])
        #expect(template.sections.count == 1)
        files["a"] = base("a", on: "z")
        files["z"] = base("z", on: nil)
        #expect(complaints(text, files) == ["a.yaml:4:10: at most 3 bases may stand one upon another"])
        files["a"] = base("a", on: "c")
        #expect(
            complaints(text, files) == [
                "a.yaml:4:10: templates extend each other in a circle: “c”, then “b”, then “a”, then “c”"
            ])
        #expect(
            complaints(
                head + "extends: mine\nsections: []\n", ["mine": head + "extends: mine\nsections: []\n"])
                == ["8:10: templates extend each other in a circle: “mine”, then “mine”"])
    }

    @Test(arguments: [
        ("extends: grond\nsections: []", ["8:10: there is no template “grond” to extend"]),
        (
            "extends: corre\nsections: []",
            [
                "8:10: there is no template “corre” to extend, neither built in nor beside this file; did you mean “core”?"
            ]
        ),
        ("extends: Ground\nsections: []", ["8:10: “Ground” can't name a template"]),
        (
            "extends: ground\nomit: [slw]\nsections: []",
            ["9:8: the base has no item “slw” to leave out; did you mean “slow”?"]
        ),
        ("extends: ground\nomit: [slow, slow]\nsections: []", ["9:14: “slow” is named twice"]),
        (
            "omit: [slow]\nsections:\n  - { id: s, title: S, items: [{ fact: f, label: L, ask: A? }] }",
            ["8:8: only what a base has can be left out"]
        ),
        (
            "extends: ground\nsections:\n  - { id: gear, items: [{ fact: f, label: L, ask: A? }] }",
            ["10:11: “title” is missing here; the base has no such section"]
        ),
        (
            "extends: ground\nomit: [word, place]\nsections:\n  - { id: after }",
            ["11:11: nothing is left in this section; leave it out too"]
        ),
        (
            "extends: ground\nsections:\n  - { id: after, items: [{ fact: slow, label: L, ask: A? }] }",
            [
                "10:26: “slow” is a protection in the base and can’t become a fact",
                "10:26: “slow” stands in the base’s section “stopping”; write it there",
            ]
        ),
        (
            "extends: ground\nsections:\n  - { id: after, items: [{ fact: place, label: L, ask: A? }, { fact: place, label: L, ask: A? }] }",
            ["10:70: there is an item “place” already"]
        ),
        (
            "extends: ground\nsections:\n  - { id: g, title: G, items: [{ row: r, label: L, sides: { a: top }, must-have: [gea, after] }] }",
            ["10:83: “gea” is neither a row nor a section of this template"]
        ),
    ])
    func everyProblemHasItsPlace(rest: String, starts: [String]) throws {
        let found = complaints(head + rest + "\n")
        #expect(found.count == starts.count, "\(found)")
        for (complaint, start) in zip(found, starts) { #expect(complaint.hasPrefix(start), "\(complaint)") }
    }

    @Test func theRolesOfABaseMustBeThere() throws {
        let scene =
            head.replacing("template: mine", with: "template: scene-of-mine")
            + "sections:\n  - id: gear\n    title: Gear\n    items:\n" + hood
        let other = head.replacing("id: top", with: "id: lead") + "extends: scene-of-mine\nsections: []\n"
        #expect(
            complaints(other, ["scene-of-mine": scene]) == [
                "8:10: “hood” comes from the base (scene-of-mine.yaml:12:9), and this template has no role “top”; "
                    + "add the role, write the item anew or leave it out with “omit”"
            ])
        #expect(
            try parse(head + "extends: scene-of-mine\nsections: []\n", ["scene-of-mine": scene]).items.count
                == 1)
        // A base that is called something else than it was looked for.
        #expect(
            complaints(head + "extends: other\nsections: []\n", ["other": scene])
                == ["other.yaml:1:1: this file calls itself “scene-of-mine”, and was looked for as “other”"])
    }

    @Test func aBaseIsNoTemplate() throws {
        guard case .base(let base) = try TemplateFile.read(TemplateText(Array(ground.utf8), file: "g")) else {
            Issue.record("no base")
            return
        }
        #expect(try base.id == slug("ground") && base.items.count == 4)
        #expect(
            refusal { try Template.parse(Array(ground.utf8), file: "g") }
                == "g:1:1: “ground” has no roles: it is a base for other templates, and nobody can answer it by itself"
        )
        #expect(complaints(ground + "kind: scene\n").count == 1)
        #expect(complaints(ground.replacing("by: each", with: "by: top")).count == 1)
    }

    @Test func everythingThatIsWrongIsSaid() throws {
        let text =
            head.replacing("title: Mine", with: "title: [Mine]") + """
                extends: ground
                omit: [nothing]
                sections:
                  - id: gear
                    title: Gear
                    items:
                      - { row: hood, label: Hood, sides: { puts-on: tpo, wears: bottom } }
                      - { row: gag, label: Gag, sides: { puts-in: top }, risk: [puts-on] }
                      - { protection: p, label: P, for: each, by: all, ask: A? }
                      - { promise: q, by: each, to: everyone, ask: A? }
                """
        #expect(
            complaints(text).map { String($0.prefix { $0 != " " }) } == [
                "2:8:", "9:8:", "14:53:", "15:65:", "16:51:", "17:9:",
            ])
    }

    @Test func talkAndRiskAndSuggestionsAreInTheBlankWorksheet() throws {
        let text =
            head + """
                sections:
                  - id: gear
                    title: Gear
                    items:
                      - { row: hood, label: Hood, sides: { puts-on: top, wears: bottom }, risk: true }
                      - { row: wrestling, label: Wrestling, sides: { wrestles: top, joins: bottom }, risk: [wrestles, joins] }
                      - row: leash
                        label: Leash
                        sides: { holds: top, wears: bottom }
                        talk: |
                          How long is it?
                          Where is it clipped?
                        must-have: [hood]
                """
        let template = try parse(text)
        let top = try template.blankWorksheet(as: slug("top"))
        let bottom = try template.blankWorksheet(as: slug("bottom"))
        let asked = "    stance: unset\n    experience:\n"
        #expect(top.contains("\n  hood:\n" + asked) && top.contains("\n  wrestling:\n" + asked))
        #expect(bottom.contains("\n  hood: unset\n") && bottom.contains("\n  wrestling:\n" + asked))
        #expect(bottom.contains("  #   takes skill: ask what theirs is\n"))
        #expect(top.contains("  #   to talk about:\n  #     How long is it?\n  #     Where is it clipped?\n"))
        #expect(top.contains("  #   often a must-have for: “Hood”\n  leash: unset\n"))
        // Nothing is chosen for anybody.
        let sheet = try Worksheet.parse(Array(top.utf8), file: "w", template: template)
        #expect(
            sheet.rows.values.allSatisfy { $0.stance == .unset && $0.mustHave == nil && $0.experience == nil }
        )
        let answered = top.replacing("experience:\n", with: "experience: taught\n", maxReplacements: 1)
        let filled = try Worksheet.parse(Array(answered.utf8), file: "w", template: template)
        #expect(try filled.rows[slug("hood")]?.experience == .taught)
    }

    @Test func aFormForPaperHasABoxForEveryAnswer() throws {
        let template = try parse(
            head + "sections:\n  - id: gear\n    title: \"*Gear* [x]\"\n    items:\n"
                + hood.replacing("wears: bottom } }", with: "wears: bottom }, risk: true, unit: minutes }")
                + "      - { protection: p, label: P, for: each, by: everyone, ask: How?, text: Softly. }\n"
                + "      - { promise: q, label: Q, by: bottom, to: top, ask: What? }\n")
        let top = template.paperForm(for: [try slug("top")])
        for stance in Stance.allCases where stance != .unset {
            #expect(top.contains("☐ \(stance.rawValue)"), "\(stance)")
        }
        #expect(!top.contains("unset") && !top.contains("☒") && !top.contains("☑"))
        #expect(top.contains("My experience: ☐ none  ☐ some  ☐ experienced  ☐ taught"))
        #expect(top.contains("at most ________ minutes") && top.contains("> Softly."))
        #expect(top.contains("## \\*Gear\\* \\[x\\]"))
        #expect(!top.contains("**Q**"), "another's promise")
        let both = template.paperForm(for: template.roles.map(\.id))
        #expect(both.hasPrefix(top) && both.contains("# Mine: bottom\n") && both.contains("**Q**"))
    }
}
