import Canonical
import Consent
import TestSupport
import Testing

/// Where answers meet: a no is told before silence, and silence is never a yes.
@Suite struct OverlapTests {
    @Test(arguments: 0..<200)
    func everyRowStandsOnceWhereItsTightestAnswerPutsIt(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (first, second) = (random.boundary(), random.boundary())
        let isSilent = random.chance(50)
        let item = try TextTestsPair.row("leash", cooper: first, rex: second)
        let rex = try TextTestsPair.rex.get().id
        let overlap = Overlap(
            try TextTestsPair.version([item])
        ) { party, _ in !(isSilent && party == rex) }
        let entry = try #require(overlap.entries.first)
        #expect(Overlap.Category.allCases.flatMap { overlap[$0] }.count == 1)

        // What somebody who has not answered gives is `not agreed`; anything else they have said.
        let hasSaid = !(isSilent && second == .notAgreed)
        #expect((entry.lines[rex] ?? nil) == (hasSaid ? second : nil))
        let answered = [first] + (hasSaid ? [second] : [])
        let wanted: Overlap.Category =
            if answered.contains(.hardLimit) {
                .hardLimit
            } else if answered.contains(.notAgreed) {
                .notAgreed
            } else if !hasSaid {
                .notAnswered
            } else if answered.allSatisfy({ $0.grant?.rung == .agreed }) {
                .agreed
            } else {
                .ask
            }
        #expect(entry.category == wanted, "seed \(seed): \(first), \(second), silent: \(isSilent)")
        if entry.category == .agreed { #expect(entry.row.outcome.grant?.rung == .agreed) }
        if entry.category != .agreed && entry.category != .ask { #expect(!entry.row.outcome.isGranted) }
    }
}
