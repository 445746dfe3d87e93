import Canonical
import Consent
import Foundation
import Testing

/// The manual gives the grammar with an example; the example is what troth writes.
@Suite struct TextTestsManual {
    private func sample() throws -> Version {
        let rex = try TextTestsPair.rex.get().id
        let cooper = try TextTestsPair.cooper.get().id
        let need = [MustHave(of: rex, for: [try TextTestsPair.slug("leash")])]
        let home = Boundary.granted(
            Grant(.askFirst, conditions: [try Line("only at home")], atMost: 2))
        var version = try TextTestsPair.version([])
        version.term.review = version.term.from + .days(30)
        version.sections = [
            Section(
                try TextTestsPair.slug("safety"), title: try Line("Stopping and looking after each other"),
                items: [
                    try TextTestsPair.protection(
                        "spoken-stop",
                        "“Red” stops everything at once.\nCooper answers aloud, and lets go.",
                        kind: .spokenSignal, neededBy: need),
                    try TextTestsPair.protection(
                        "aftercare", "A blanket, water, an hour of quiet; a message the next day.",
                        kind: .aftercare, by: [cooper]),
                ]),
            Section(
                try TextTestsPair.slug("play"), title: try Line("What we do"),
                items: [
                    try TextTestsPair.row(
                        "leash", cooper: .granted(Grant(.agreed, atMost: 3)), rex: home, unit: "hours"),
                    try TextTestsPair.row("hood", rex: .hardLimit),
                ]),
            Section(
                try TextTestsPair.slug("promises"), title: try Line("What we promise"),
                items: [
                    .promise(
                        Promise(
                            try TextTestsPair.slug("getting-home"), label: try Line("Getting home"),
                            maker: cooper, to: [rex],
                            words: try Prose(lenient: "I see to it that you get home."))),
                    .fact(
                        Fact(
                            try TextTestsPair.slug("place"), label: try Line("Where"),
                            words: try Prose(lenient: "At Cooper's."))),
                ]),
        ]
        return version
    }

    @Test func theExampleInTheManualIsWhatTrothWrites() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let page = folder.appending(path: "../../Docs/agreement-text.md").standardizedFileURL
        let manual = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        let opening = "```text\n"
        let start = try required(manual.range(of: opening)?.upperBound)
        let end = try required(manual.range(of: "```\n", range: start..<manual.endIndex)?.lowerBound)
        let example = Array(manual[start..<end].utf8)
        #expect(try VersionText.parse(example) == sample())
        #expect(try VersionText.render(sample()) == example)
    }

    @Test func theManualNamesEveryReservedWordAndLimit() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let page = folder.appending(path: "../../Docs/agreement-text.md").standardizedFileURL
        let manual = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        for words in Kind.allCases.map(\.rawValue) + Grant.Rung.allCases.map(\.words)
            + Protection.Kind.allCases.filter({ $0 != .plain }).map(\.rawValue) + StandingTerms.lines
        {
            #expect(manual.contains(words), "“\(words)” is missing")
        }
        for limit in [
            VersionText.mostSections, VersionText.mostItems, VersionText.mostSides,
            VersionText.mostConditions,
            VersionText.mostReferences, VersionText.mostMustHaves, VersionText.parties.upperBound,
            Line.longest,
            Prose.mostLines, VersionText.mostBytes,
        ] {
            #expect(manual.contains("| \(limit) "), "the limit \(limit) is missing")
        }
    }
}
