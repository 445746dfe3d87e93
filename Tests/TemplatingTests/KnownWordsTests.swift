import Canonical
import Consent
import Testing

@testable import Templating

/// Of an agreement from a built-in template, a redaction keeps the template's words and none of the people's.
@Suite struct KnownWordsTests {
    @Test(arguments: BuiltInTemplates.all.map(\.name)) func onlyTheTemplatesWordsAreKept(name: String) throws
    {
        let template = try builtIn(name)
        let roles = template.roles.map(\.id.description)
        let seated = roles.count > 1 ? Array(roles.prefix(2)) : [roles[0], roles[0]]
        var talk = try Negotiation(
            template, people(zip(["Juniper", "Marlowe"], seated).map { (name: $0, role: $1) }))
        let facts = template.items.filter { $0.nature.name == .fact }.map(\.id)
        let answers =
            facts.isEmpty ? "" : "facts:\n" + facts.map { "  \($0): Willow Lane\n" }.joined()
        let seat = talk.parties[0].seat.description
        let (_, version) = try talk.propose(answers, by: seat)
        let hash = try bytes(7)
        let known = try KnownWords.ofBuiltInTemplates(entryKinds: []) { _ in hash }
        let redaction = try Redaction(talk.ledger, keeping: known)
        let new = try #require(redaction.ledger.versions.values.first)

        #expect(new.source == version.source && new.sections.map(\.id) == version.sections.map(\.id))
        #expect(new.parties.map(\.role) == version.parties.map(\.role))
        for (old, new) in zip(version.items, new.items) {
            // What stands once for each person is called by their letter.
            let isOwn = "\(old.label)".hasSuffix(")") && template.item(old.id) == nil
            let expected = talk.parties.enumerated().reduce("\(old.label)") { label, party in
                label.replacing(
                    " (\(party.element.name))", with: " (person \(["A", "B"][party.offset]))")
            }
            #expect("\(new.label)" == expected, "\(old.id)")
            #expect(isOwn || new.id == old.id)
        }
        let text = String(decoding: try VersionText.render(new), as: UTF8.self)
        for typed in ["Juniper", "Marlowe", "Willow", "Autumn"] { #expect(!text.contains(typed)) }
        #expect(text.contains("person A") && text.contains("person B"))
    }
}
