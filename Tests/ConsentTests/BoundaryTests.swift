import Canonical
import Consent
import Testing

@Suite struct BoundaryTests {
    @Test func aConditionMakesAYesAskFirstAtMost() throws {
        let condition = try Line("only at home")
        #expect(Grant(.agreed, conditions: [condition]).rung == .askFirst)
        #expect(Grant(.askBeforehand, conditions: [condition]).rung == .askBeforehand)
    }

    @Test func anEndTurnsAGrantIntoNotAgreed() {
        let ends = Instant(seconds: 1000)
        let boundary = Boundary.granted(Grant(.agreed, ends: ends))
        #expect(boundary.at(Instant(seconds: 999)) == boundary)
        #expect(boundary.at(ends) == .notAgreed)
        #expect(Boundary.hardLimit.at(ends) == .hardLimit)
    }
}
