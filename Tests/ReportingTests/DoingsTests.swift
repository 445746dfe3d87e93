import Canonical
import Consent
import Reporting
import Stories
import Testing

/// Nobody is said to have done what somebody else, or time, did.
@Suite struct DoingsTests {
    private func told(_ story: Story, _ from: Int64, _ to: Int64, at present: Int64? = nil) -> String {
        let chronicle = Chronicle(
            of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(present ?? to))
        let points = [from, to].map { DiffPoint(hour($0), chronicle, of: Story.agreement, in: story.ledger) }
        let view = DiffView(
            from: points[0], to: points[1], names: story.names(for: story.rex), in: story.ledger, chronicle)
        return plain(view.text(width: 200))
    }

    @Test func anothersNo() throws {
        var story = try Story()
        let first = try story.begin()
        let second = try story.text(2, lines: ["mitts": (.agreed, .agreed)], replaces: [first], from: 4)
        story.write(.proposal(id(2), second), by: story.cooper, 3)
        story.sign(id(2), 4)
        #expect(told(story, 3, 5).contains("▲ you widened: “Mitts”"))
        story.write(.no(id(2)), by: story.cooper, 8)
        story.deliver(8)
        let told = told(story, 5, 9)
        #expect(told.contains("tighter for you: “Mitts”") && !told.contains("you tightened"))
    }

    @Test func timeAlone() throws {
        var story = try Story()
        let first = try story.begin()
        let ending = Boundary.granted(Grant(.agreed, ends: hour(20)))
        let second = try story.text(2, lines: ["mitts": (.agreed, ending)], replaces: [first], from: 4)
        story.write(.proposal(id(2), second), by: story.cooper, 3)
        story.sign(id(2), 4)
        let told = told(story, 6, 30)
        #expect(told.contains("tighter for you: “Mitts”") && !told.contains("you tightened"))
    }

    /// A text of somebody else's in between is nobody's doing but theirs.
    @Test func aProposalThatOneNeverSigned() throws {
        var story = try Story()
        let first = try story.begin()
        let tight = try story.text(2, lines: ["mitts": (.agreed, .hardLimit)], replaces: [first], from: 4)
        story.write(.proposal(id(2), tight), by: story.cooper, 3)
        let wide = try story.text(3, lines: ["mitts": (.agreed, .notAgreed)], replaces: [first], from: 5)
        story.write(.proposal(id(3), wide), by: story.cooper, 4)
        story.sign(id(3), 5)
        let diff = plain(story.diff((id(2), tight), (id(3), wide), for: story.rex).text(width: 200))
        #expect(diff.contains("wider for you: “Mitts”") && !diff.contains("you widened"))
    }

    /// What came too late to give narrows from when it had come, and is told so.
    @Test func whatCameTooLateNarrowsFromThen() throws {
        var story = try Story()
        _ = try story.begin()
        let late = try story.text(2, lines: ["leash": (.notAgreed, .notAgreed)], from: 0)
        story.write(.proposal(id(2), late), by: story.cooper, 5)
        story.sign(id(2), 24 * 15)
        let chronicle = Chronicle(
            of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(24 * 16))
        let view = TimelineView(
            chronicle, of: Story.agreement, in: story.ledger, names: story.names(for: story.rex))
        #expect(
            view.events.map(\.sentence) == [
                "version 1 took effect here", "version 2 began to narrow, and gives nothing",
            ])
        #expect(view.events.map(\.at) == [shown(1), shown(24 * 15)])
        #expect(!told(story, 3, 100, at: 24 * 16).contains("version 2"))
    }

    @Test func whatRanOutIsToldThoughItsSuccessorWasRefused() throws {
        var story = try Story()
        let first = try story.begin()
        let second = try story.text(2, lines: ["mitts": (.agreed, .agreed)], replaces: [first], from: 4)
        story.write(.proposal(id(2), second), by: story.cooper, 3)
        story.sign(id(2), 4)
        story.write(.no(id(2)), by: story.cooper, 8)
        story.deliver(8)
        let view = TimelineView(
            Chronicle(of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(24 * 91)),
            of: Story.agreement, in: story.ledger, names: story.names(for: story.rex))
        #expect(view.events.map(\.what).contains(.lapse) && !view.isGiving)
    }
}
