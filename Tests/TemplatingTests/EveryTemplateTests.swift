import Canonical
import Consent
import Foundation
import Testing

@testable import Templating

/// What every template that troth brings owes to everybody who takes part, whatever else it is for.
@Suite struct EveryTemplateTests {
    private static let names = BuiltInTemplates.all.map(\.name)

    private static func protections(_ template: Template) -> [(item: Template.Item, it: Template.Protection)]
    {
        template.items.compactMap { item in
            guard case .protection(let protection) = item.nature else { return nil }
            return (item, protection)
        }
    }

    private static func concerns(_ item: Template.Item, _ role: Slug) -> Bool {
        switch item.nature {
        case .row(let row): !row.sides(usuallyOf: role).isEmpty
        case .promise(let promise): promise.by == .each || promise.by == .role(role)
        case .protection, .fact: true
        }
    }

    @Test(arguments: names) func isCalledAsItsFileIs(name: String) throws {
        let template = try builtIn(name)
        #expect(template.id.description == name && !template.roles.isEmpty)
        #expect(template.items.count <= 70)
        #expect(template.sections.allSatisfy { !$0.items.isEmpty })
    }

    @Test(arguments: names) func everySideHasLimitsNeedsAndPromises(name: String) throws {
        let template = try builtIn(name)
        let protections = Self.protections(template)
        for role in template.roles.map(\.id) {
            // Limits: rows where this role may say no, and something that each keeps out altogether.
            let rows = template.items.filter { $0.nature.name == .row && Self.concerns($0, role) }
            #expect(rows.count >= 4, "\(role)")
            // Promises that this role makes.
            #expect(
                template.items.contains { $0.nature.name == .promise && Self.concerns($0, role) }, "\(role)")
        }
        // Needs: each says for themselves what they need, twice at least; and what stays out.
        let own = protections.filter { $0.it.for == .each }
        #expect(own.count >= 3)
        #expect(own.contains { $0.item.id.description.contains("off-limits") })
        // Somebody else looks after each of them, whoever leads.
        for role in template.roles where template.roles.count > 1 && name != "tonight" {
            #expect(
                protections.contains { $0.it.for == .role(role.id) && $0.it.by != .role(role.id) },
                "\(role.id)"
            )
        }
    }

    @Test(arguments: names) func anybodyCanStopWithAndWithoutSpeech(name: String) throws {
        for signal in Template.Signal.allCases {
            let found = Self.protections(try builtIn(name)).filter { $0.it.signal == signal }
            #expect(
                found.contains { $0.it.for == .everyone && $0.it.isRequired && $0.it.text != nil },
                "\(signal)")
        }
    }

    @Test(arguments: names) func everybodyIsLookedAfterAfterwards(name: String) throws {
        let aftercare = Self.protections(try builtIn(name)).filter(\.it.isAftercare)
        #expect(aftercare.contains { $0.it.for == .each && $0.it.isRequired && $0.it.by == .everyone })
        #expect(aftercare.allSatisfy { $0.it.isEach }, "nobody is left out")
    }

    @Test(arguments: names) func substancesPrivacyAndEndingsAreTalkedAbout(name: String) throws {
        let template = try builtIn(name)
        let required = Set(
            Self.protections(template).filter { $0.it.isRequired && $0.it.text != nil }.map(
                \.item.id.description))
        #expect(required.contains("substances"))
        #expect(
            required.contains("privacy") || required.isSuperset(of: ["confidentiality", "media-handling"]))
        if template.kind == .dynamic { #expect(required.isSuperset(of: ["check-ins", "ending-well"])) }
        if template.kind == .dynamic, name != "handler-pup-dynamic" { #expect(required.contains("own-life")) }
        if name != "tonight" { #expect(required.isSuperset(of: ["presence", "cutters-and-keys"])) }
    }

    @Test func tonightHasTwelveQuestionsForEach() throws {
        let template = try builtIn("tonight")
        for role in template.roles.map(\.id) {
            #expect(template.items.count { Self.concerns($0, role) } == 12)
        }
    }

    @Test func theFirstSceneIsConservative() throws {
        let (first, scene) = (try builtIn("first-scene"), try builtIn("scene"))
        #expect(first.isFirstTime && first.lasts < scene.lasts)
        let later = Set(scene.items.map(\.id.description)).subtracting(first.items.map(\.id.description))
        #expect(
            later.isSuperset(of: [
                "rope", "gag", "toy-strokes", "more-than-touch", "marks-on-bottom", "photos-of-top",
            ]))
        #expect(
            later.allSatisfy { id in (try? scene.item(slug(id))?.nature.name) == .row },
            "no protection is left out")
        let sheet = try Worksheet.parse(
            Array("worksheet: first-scene\nas: top\nrows:\n  holding: favourite\n".utf8), file: "w",
            template: first)
        let answer = try #require(sheet.rows[slug("holding")])
        #expect(answer.boundary(isFirstTime: first.isFirstTime, ends: nil)?.grant?.rung == .askFirst)
    }

    /// What the templates are asked for, by the words in them.
    @Test(arguments: [
        (
            "pup-event",
            [
                "whom-to-ask", "collar-and-leash", "house-safeword", "monitor", "bands", "meeting-point",
                "getting-home", "water-and-rest", "hood", "joints", "treats", "allergies", "photos-by-others",
                "media-handling",
            ]
        ),
        (
            "collar-of-consideration",
            [
                "collar-meaning", "taking-off", "collar-return", "spare-keys", "looking-again", "ending-well",
                "consequences", "small-rules",
            ]
        ),
        (
            "long-distance",
            [
                "sleep-and-time", "connection-lost", "local-help", "alone-safety", "not-hanging-up",
                "media-handling", "visits-first", "house-rules", "consequences",
            ]
        ),
        ("pack-house", ["equals", "own-door", "presence", "house-stop", "joining", "ending-well"]),
        ("dominant-submissive-dynamic", ["house-rules", "rituals", "clothes", "consequences"]),
        ("first-scene", ["meeting-first", "somebody-knows", "trying-out", "learnt"]),
    ])
    func hasWhatItIsFor(name: String, ids: [String]) throws {
        let template = try builtIn(name)
        for id in ids { #expect(try template.item(slug(id)) != nil, "\(id)") }
        for id in ["consequences", "house-rules", "small-rules", "rituals", "decisions"] {
            guard let item = try template.item(slug(id)) else { continue }
            #expect(item.nature.name == .row, "rules and consequences are rows like any other")
        }
        if let item = try template.item(slug("consequences")) {
            #expect(item.help?.description.contains("Never for a limit, a stop signal") == true)
        }
    }

    /// The example of the manual, as it stands there.
    @Test func theManualsExampleIsATemplate() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let manual = try String(contentsOf: root.appending(path: "Docs/templates.md"), encoding: .utf8)
        let example = try #require(manual.firstMatch(of: /```yaml\n((?s).*?)```/)).output.1
        let template = try Template.parse(Array(example.utf8), file: "example")
        #expect(template.sections.prefix(3).map(\.id.description) == ["sofa", "stopping", "promises"])
        #expect(try template.item(slug("silent-stop"))?.mustHaveFor == [slug("tied-paws")])
        #expect(try template.item(slug("getting-home")) == nil)
    }

    @Test func aTrialRunsOutAndIsLookedAt() throws {
        let trial = try builtIn("collar-of-consideration")
        #expect(trial.lasts < .days(90))
        #expect(try #require(trial.review) < trial.lasts)
    }

    @Test func aHouseIsForAsManyAsThereAre() throws {
        let house = try builtIn("pack-house")
        #expect(house.roles.count == 1 && house.roles[0].isSeveral)
        var table = try Negotiation(
            house, people([("Ash", "packmate"), ("Bo", "packmate"), ("Cas", "packmate")]))
        let (_, version) = try table.propose(
            table.worksheet("rows:\n  hugs: like\n  playing-there: hard limit\n", by: "packmate"),
            by: "packmate")
        // Each answers for themselves: one line in each row, and as many rows as people.
        #expect(version.rows.filter { $0.key.item.description == "hugs" }.count == 3)
        #expect(version.rows.allSatisfy { $0.lines.count == 1 })
    }

    @Test(arguments: BuiltInTemplates.all + BuiltInTemplates.shared)
    func itsWordsAreForEverybody(name: String, bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let gendered: Set<String> = [
            "he", "she", "his", "her", "him", "hers", "man", "woman", "husband", "wife", "boyfriend",
            "girlfriend",
            "sir", "master", "mistress", "daddy", "boy", "girl", "madam",
        ]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            #expect(line.unicodeScalars.count <= 120, "\(name):\(number + 1)")
            #expect(line.last != " " && !line.contains("\t"), "\(name):\(number + 1)")
            let words = RefusedWords.tokens(of: String(line))
            #expect(gendered.isDisjoint(with: words), "\(name):\(number + 1)")
            #expect(!line.contains("'"), "\(name):\(number + 1): an apostrophe is ’")
        }
    }

    @Test(arguments: names) func everyRiskSaysWhoseExperienceMatters(name: String) throws {
        let template = try builtIn(name)
        for role in template.roles {
            let blank = try template.blankWorksheet(as: role.id)
            let asked = blank.split(separator: "\n").count { $0.trimmingPrefix("    ") == "experience:" }
            let risky = template.items.count { item in
                guard case .row(let row) = item.nature else { return false }
                return row.isDone(by: role.id)
            }
            #expect(asked == risky)
        }
    }
}
