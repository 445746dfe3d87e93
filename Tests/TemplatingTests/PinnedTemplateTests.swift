import Canonical
import Testing

@testable import Templating

/// A template that was sent along is read as it was.
@Suite struct PinnedTemplateTests {
    @Test(arguments: BuiltInTemplates.all.map(\.name))
    func everyBuiltInTemplateCanBeSentAlong(name: String) throws {
        let template = try builtIn(name)
        let pinned = try Template.parse(pinned: template.source, name: "pinned")
        #expect(pinned.source == template.source)
        #expect(pinned.id == template.id && pinned.items == template.items && pinned.roles == template.roles)
        #expect(pinned.lasts == template.lasts && pinned.review == template.review)
    }

    @Test func whatItExtendsIsWhatCameAlongAndNotWhatIsBuiltIn() throws {
        let own =
            Array("template: ours\ntitle: Ours\nsummary: Ours.\nextends: core\nkind: scene\n".utf8)
            + Array("roles:\n  - {id: one, title: one}\n  - {id: two, title: two}\nsections: []\n".utf8)
        let base =
            Array(
                "template: core\ntitle: Another core\nsummary: Not the one that troth brings.\nsections:\n"
                    .utf8)
            + Array(
                "  - id: only\n    title: Only\n    items:\n      - fact: place\n        label: Place\n        ask: Where?\n"
                    .utf8)
        let template = try Template.parse(pinned: own + Array("\n---\n".utf8) + base, name: "pinned")
        #expect(template.items.map(\.id.description) == ["place"])
    }

    @Test func nothingElseIsTakenForOne() throws {
        let template = try builtIn("scene")
        for source in [
            [], Array("\n---\n".utf8), Array(template.source.prefix(template.source.count / 2)),
            template.source + Array("\n---\n".utf8),
            template.source
                + Array("\n---\ntemplate: more\ntitle: More\nsummary: More.\nsections: []\n".utf8),
        ] {
            #expect(throws: YAMLError.self) { _ = try Template.parse(pinned: source, name: "pinned") }
        }
    }
}
