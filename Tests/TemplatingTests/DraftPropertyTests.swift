import TestSupport
import Canonical
import Consent
import Testing

@testable import Templating

/// Whatever people answer, in whatever order: a draft is a text that can be proposed.
@Suite struct DraftPropertyTests {
    @Test(arguments: BuiltInTemplates.all.map(\.name), 0..<6)
    func everyDraftCanBeProposed(name: String, seed: UInt64) throws {
        let template = try builtIn(name)
        var random = SeededGenerator(seed: seed)
        var roles = template.roles.map { (name: "\($0.title)", role: $0.id.description) }
        if let pack = template.roles.first(where: \.isSeveral), roles.count < 2 || Bool.random(using: &random)
        {
            roles.append((name: "another", role: pack.id.description))
        }
        var table = try Negotiation(template, people(roles))
        for step in 0..<5 {
            let author = try #require(table.parties.randomElement(using: &random))
            let answers = Self.answers(template, author, in: table, with: &random)
            let before = table.newest
            do {
                // Proposing holds every draft to the rules of consent, and its text to its parser.
                let (draft, version) = try table.propose(answers, by: author.seat.description)
                #expect(Set(draft.cannotProvide).isSubset(of: version.protections.map(\.id)))
                #expect(Set(draft.openQuestions.map(\.item)).isDisjoint(with: version.items.map(\.id)))
                if let before { Self.expectOthersUntouched(before, version, author.id) }
            } catch {
                Issue.record("seed \(seed), step \(step): \(error)\n\(answers)")
                return
            }
            if let row = table.newest?.rows.randomElement(using: &random),
                let party = row.key.participants.sorted().randomElement(using: &random)
            {
                let limits: [Boundary] = [.hardLimit, .notAgreed, .granted(Grant(.askBeforehand))]
                let limit = limits.randomElement(using: &random) ?? .notAgreed
                try table.record(.narrowing(row.key, limit), by: party)
            }
        }
    }

    /// What is not the author's stays: others' promises, their must-haves for rows that are still there, and no line
    /// of theirs gets wider.
    private static func expectOthersUntouched(_ before: Version, _ after: Version, _ author: PartyID) {
        #expect(before.promises.filter { $0.maker != author } == after.promises.filter { $0.maker != author })
        for row in after.rows {
            guard let earlier = before.row(row.key) else { continue }
            for (party, line) in row.lines where party != author {
                #expect(line.isNarrowing(of: earlier.lines[party] ?? .notAgreed))
            }
        }
        let items = Set(after.rows.map(\.key.item))
        func expectKept(_ earlier: [MustHave], in later: [MustHave]?) {
            for mustHave in earlier where mustHave.party != author {
                let still = mustHave.items.intersection(items)
                let kept = later?.first { $0.party == mustHave.party }?.items ?? []
                #expect(still.isSubset(of: kept))
            }
        }
        for protection in before.protections {
            let later = after.protections.first { $0.id == protection.id }
            #expect(later != nil)
            expectKept(protection.neededBy, in: later?.neededBy)
        }
        for row in before.rows { expectKept(row.neededBy, in: after.row(row.key)?.neededBy) }
    }

    /// Random answers to some of a template's items, as YAML.
    static func answers(
        _ template: Template, _ author: Party, in table: Negotiation, with random: inout SeededGenerator
    ) -> String {
        var groups: [String: String] = [:]
        let day = CalendarDate(daysSince1970: table.term.until.seconds / 86_400 - 1)
        let rowIDs = template.items.filter { $0.nature.name == .row }.map(\.id)
        for item in template.items where Int.random(in: 0..<3, using: &random) > 0 {
            var fields: [String] = []
            switch item.nature {
            case .row(let row):
                let isUsual = row.sides(usuallyOf: author.role).count == 1
                let stance = Stance.allCases.randomElement(using: &random) ?? .unset
                fields = ["stance: \(stance.rawValue)"]
                if Bool.random(using: &random) {
                    fields.append("conditions: [c\(Int.random(in: 0..<3, using: &random))]")
                }
                if row.unit != nil, Bool.random(using: &random) {
                    fields.append("at most: \(Int.random(in: 1...9, using: &random))")
                }
                if table.term.until - table.term.from > .days(5), Bool.random(using: &random) {
                    fields.append("ends: \(day)")
                }
                if !isUsual || Int.random(in: 0..<4, using: &random) == 0,
                    let side = row.sides.randomElement(using: &random)
                {
                    fields.append("side: \(side.id)")
                }
                if stance != .notApplicable { addMustHave(to: &fields, except: item.id, rowIDs, &random) }
            case .protection(let protection):
                fields = ["text: words \(Int.random(in: 0..<3, using: &random))"]
                addMustHave(to: &fields, except: item.id, rowIDs, &random)
                let isProvider = if case .role(let role) = protection.by { role == author.role } else { true }
                if isProvider, Bool.random(using: &random) { fields.append("cannot: true") }
            case .promise(let promise):
                guard promise.by == .each || promise.by == .role(author.role) else { continue }
                fields = ["text: words \(Int.random(in: 0..<3, using: &random))"]
            case .fact:
                groups["facts", default: ""] +=
                    "  \(item.id): words \(Int.random(in: 0..<3, using: &random))\n"
                continue
            }
            groups[item.nature.name.group, default: ""] +=
                "  \(item.id): {\(fields.joined(separator: ", "))}\n"
        }
        var text = groups.sorted { $0.key < $1.key }.map { "\($0.key):\n\($0.value)" }.joined()
        if Bool.random(using: &random) {
            let sides = template.roles.prefix(2).enumerated().map { "s\($0.offset): \($0.element.id)" }
            let side = template.roles.firstIndex { $0.id == author.role }.map { "s\($0)" } ?? "s0"
            text +=
                "extra:\n  rows:\n    x-own: {label: own, sides: {\(sides.joined(separator: ", "))}, stance: like, "
                + "side: \(side)}\n  protections:\n    x-care: {label: care, for: everyone, by: \(author.role), "
                + "text: words, must-have: true}\n  promises:\n"
                + "    x-word-\(author.seat): {label: word, to: everyone, text: words}\n"
        }
        return text
    }

    private static func addMustHave(
        to fields: inout [String], except item: Slug, _ rows: [Slug], _ random: inout SeededGenerator
    ) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: fields.append("must-have: true")
        case 1: fields.append("must-have: false")
        case 2:
            if let row = rows.filter({ $0 != item }).randomElement(using: &random) {
                fields.append("must-have: [\(row)]")
            }
        default: break
        }
    }
}
