import Foundation
import Testing

/// An agreement that runs out is renewed by a proposal without answers.
@Suite struct RenewalCommandTests {
    @Test func whatStoodGoesOnWithNewDates() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "ask first")
        try people.hand(from: .rex)
        let answer = try people.done(.rex, "propose")
        #expect(answer.said.contains("what stood, with new dates, and nothing wider"))
        try people.hand(from: .rex)
        // The other's is the same one.
        #expect(try people.done(.cooper, "propose").said.contains("says just that and waits"))
        let wider = try people.done(.cooper, "diff", "2", "3").output
        #expect(!wider.contains("wider"), "\(wider)")
        try people.sign("3")
        // It begins where the old one ends.
        let status = try people.done(.cooper, "status").output
        #expect(
            status.contains("in force until") && status.contains("version 3 is signed by everyone and begins")
        )
    }

    @Test func aPauseIsNotRenewedAway() throws {
        let people = try People(.inForce)
        try people.done(.rex, "pause")
        let answer = try people.run(.rex, "propose")
        #expect(answer.code == 6 && answer.said.contains("it is paused"))
        // And where nothing ever stood, answers are wanted as before.
        let others = try People(.proposed)
        #expect(try others.run(.rex, "propose").said.contains("--answers FILE"))
    }
}
