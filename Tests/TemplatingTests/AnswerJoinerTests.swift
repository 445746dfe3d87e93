import Canonical
import Consent
import TestSupport
import Testing

@testable import Templating

/// What everybody answered by themselves comes together without anybody's line or words being another's.
@Suite struct AnswerJoinerTests {
    @Test(arguments: BuiltInTemplates.all.map(\.name), 0..<4)
    func eachLineIsWhatItsOwnerAnswered(name: String, seed: UInt64) throws {
        let template = try builtIn(name)
        var random = SeededGenerator(seed: seed)
        var roles = template.roles.map { (name: "\($0.title)", role: $0.id.description) }
        if let pack = template.roles.first(where: \.isSeveral), roles.count < 2 || Bool.random(using: &random)
        {
            roles.append((name: "another", role: pack.id.description))
        }
        var table = try Negotiation(template, people(roles))
        let blank = table
        for party in table.parties {
            let answers = DraftPropertyTests.answers(template, party, in: table, with: &random)
            // Each by themselves: nobody's draft goes on from another's.
            let draft = try blank.draft(
                blank.worksheet(answers, by: party.seat.description), by: party.seat.description)
            try table.recordAnswer(blank.version(draft), by: party.id)
        }
        let joined = try table.joined()
        let version = try table.version(joined)
        #expect(try VersionText.parse(VersionText.render(version)) == version, "seed \(seed)")
        for row in version.rows {
            for (party, line) in row.lines {
                let answered = table.answers[party]?.row(row.key)?.lines[party] ?? .notAgreed
                #expect(line == answered, "seed \(seed): \(row.key)")
            }
        }
        for (party, answer) in table.answers {
            // Nobody's yes, promise or must-have is lost or made up.
            for row in answer.rows where row.lines[party]?.isGranted ?? false {
                #expect(version.row(row.key)?.lines[party] == row.lines[party], "seed \(seed)")
            }
            #expect(
                version.promises.filter { $0.maker == party } == answer.promises.filter { $0.maker == party })
            for protection in answer.protections {
                let own = protection.neededBy.filter { $0.party == party }
                let there = version.protections.first { $0.id == protection.id }
                for mustHave in own { #expect(there?.neededBy.contains(mustHave) ?? false, "seed \(seed)") }
            }
        }
        for party in table.parties { try table.check(version, by: party.id) }
    }

    @Test func wordsOfSeveralStandTogetherAndAreTold() throws {
        var table = try Negotiation(builtIn("scene"), people([("Cooper", "top"), ("Rex", "bottom")]))
        try table.answer("protections: {safeword: {text: green means go on}}\n", by: "top")
        try table.answer("protections: {safeword: {text: “pineapple” ends it}}\n", by: "bottom")
        let joined = try table.joined()
        let words = try #require(
            joined.sections.flatMap(\.items).compactMap { item in
                if case .protection(let one) = item, one.id.description == "safeword" {
                    one.words
                } else {
                    nil
                }
            }.first)
        #expect(
            words.lines.map(\.description)
                == ["Cooper:", "green means go on", "Rex:", "“pineapple” ends it"])
        #expect(joined.unsettled.count == 1)
    }

    @Test func wordsThatDoNotFitTogetherAreRefusedAndNobodysAreDropped() throws {
        var table = try Negotiation(builtIn("scene"), people([("Cooper", "top"), ("Rex", "bottom")]))
        let long = (0..<200).map { "      line \($0)\n" }.joined()
        try table.answer("protections:\n  safeword:\n    text: |\n\(long)", by: "top")
        try table.answer(
            "protections:\n  safeword:\n    text: |\n\(long.replacing("line", with: "REX"))", by: "bottom")
        #expect(throws: FormatError.self) { _ = try table.joined() }
    }

    /// Two things of one name: the second is left out, and its must-have holds on the first.
    @Test func aMustHaveOnWhatIsLeftOutClosesWhatItIsFor() throws {
        var table = try Negotiation(builtIn("scene"), people([("Cooper", "top"), ("Rex", "bottom")]))
        let row = try #require(
            table.template.items.first { if case .row = $0.nature { true } else { false } }
        ).id
        try table.answer(
            "rows: {\(row): {stance: like}}\nextra:\n  protections:\n    x-safe: {label: A fire extinguisher, for: everyone, by: everyone, text: red one}\n",
            by: "top")
        try table.answer(
            "rows: {\(row): {stance: like}}\nextra:\n  protections:\n    x-safe: {label: Somebody sober near, for: everyone, by: everyone, text: Sam, must-have: true}\n",
            by: "bottom")
        let joined = try table.joined()
        let version = try table.version(joined)
        let one = try #require(version.protections.first { $0.id.description == "x-safe" })
        let outcome = version.rows.first { $0.key.item == row }?.outcome
        #expect(one.label.description == "A fire extinguisher" && one.neededBy.isEmpty, "\(one.neededBy)")
        #expect(outcome?.isGranted == false, "\(String(describing: outcome))")
    }

    @Test func nobodysAnswerGivesAThingAnotherNameOrAnotherSide() throws {
        var table = try Negotiation(builtIn("scene"), people([("Cooper", "top"), ("Rex", "bottom")]))
        let own = try table.answer("", by: "top")
        var forged = try table.answer("", by: "bottom")
        let row = try #require(own.rows.first)
        forged.sections = [
            Section(
                try slug("play"), title: try Line("Play"),
                items: [
                    .row(
                        Row(
                            row.key.item, label: try Line("Something else"),
                            sides: row.sides.map { Row.Side(Slug("x-\($0.id)")!, $0.party) },
                            lines: row.lines.mapValues { _ in .agreed }))
                ])
        ]
        try table.recordAnswer(forged, by: table.id("bottom"))
        let version = try table.version(table.joined())
        #expect(version.rows.allSatisfy { $0.label.description != "Something else" })
        #expect(version.rows.allSatisfy { $0.outcome == .notAgreed })
    }

    @Test func oneNameForTwoThingsAddedByHandIsTold() throws {
        var table = try Negotiation(builtIn("scene"), people([("Cooper", "top"), ("Rex", "bottom")]))
        try table.answer(
            """
            extra:
              rows:
                x-feather: {label: A feather, sides: {holds: top, feels: bottom}, stance: like}

            """, by: "top")
        try table.answer(
            """
            extra:
              rows:
                x-feather: {label: Another feather, sides: {holds: top, feels: bottom}, stance: like}

            """, by: "bottom")
        let joined = try table.joined()
        let version = try table.version(joined)
        let row = try #require(version.rows.first { $0.key.item.description == "x-feather" })
        #expect(row.label.description == "A feather")
        #expect(joined.unsettled.map(\.description) == ["Another feather"])
    }
}

extension Negotiation {
    /// The newest answer of each.
    fileprivate var answers: [PartyID: Version] {
        Dictionary(
            (ledger.threads.values.flatMap(\.answers)).map { ($0.record.author, $0.version) },
            uniquingKeysWith: { $1 })
    }

    @discardableResult fileprivate mutating func answer(_ answers: String, by seat: String) throws -> Version
    {
        let version = try version(draft(worksheet(answers, by: seat), by: seat))
        try recordAnswer(version, by: id(seat))
        return version
    }

    /// Answers count in a thread that was begun with an invitation to them.
    fileprivate mutating func recordAnswer(_ version: Version, by author: PartyID) throws {
        if ledger.threads.isEmpty { try record(.invitation(invitation), by: parties[0].id) }
        try record(.answer(version), by: author)
    }

    private var invitation: Invitation {
        get throws {
            try Invitation(
                nonce: bytes(9), kind: template.kind, source: Source(template: template.id, hash: bytes(7)),
                title: Line("Autumn"), parties: parties)
        }
    }

    fileprivate func joined() throws -> Draft {
        try Draft(
            joining: answers.mapValues { Draft.Answers($0) }, template: template,
            invitation: invitation,
            author: parties[0].id, given: LastGiven(given), term: term)
    }

    fileprivate func check(_ version: Version, by author: PartyID) throws {
        try ledger.checkProposal(version, by: author, at: moment)
    }
}
