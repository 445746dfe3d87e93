import Canonical
import Consent
import Templating
import Testing

/// The built-in templates' own words must not read like what is found in bad texts.
@Suite struct ConcernTemplateTests {
    @Test(arguments: BuiltInTemplates.all.map(\.name)) func theirWordsAreLeftAlone(name: String) throws {
        let builtIn = try #require(BuiltInTemplates.all.first { $0.name == name })
        let template = try Template.parse(builtIn.bytes, file: name)
        let party = PartyID(bytes(1))
        // A row that is agreed, so that words about intoxicants count as well.
        let row = try Row(
            slug("x-sitting"), label: Line("Sitting"), sides: [Row.Side(slug("sits"), party)],
            lines: [party: .agreed])
        let items = try template.items.map { Item.fact(try words(of: $0)) } + [.row(row)]
        let version = try Version(
            agreement: AgreementID(bytes(0)), nonce: bytes(0), number: 1, kind: .dynamic,
            source: Source(template: template.id, hash: bytes(0)), title: template.title,
            term: Term(
                from: Instant(seconds: 0), until: Instant(seconds: 1), review: nil,
                signBy: Instant(seconds: 1), careUntil: Instant(seconds: 1)),
            parties: [], sections: [Section(slug("all"), title: Line("All"), items: items)])
        let subject = ConcernSubject(
            version, id: nil, in: Ledger(), for: nil, at: Moment(clock: Instant(seconds: 0)))
        let found = subject.concerns().filter { $0.reason.contains(" says “") }
        #expect(found.isEmpty, "\(found.map { $0.reason })")
    }

    /// Its label, and the words that it begins with.
    private func words(of item: Template.Item) throws -> Fact {
        let words: Prose? =
            switch item.nature {
            case .protection(let one): one.text
            case .fact(let fact): fact.text
            case .row, .promise: nil
            }
        return Fact(item.id, label: item.label, words: try words ?? Prose([item.label]))
    }

    private func bytes(_ byte: UInt8) -> Bytes32 { Bytes32([UInt8](repeating: byte, count: 32))! }
}
