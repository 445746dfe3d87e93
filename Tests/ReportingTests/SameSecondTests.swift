import Consent
import Reporting
import Stories
import Testing

/// What happened in one second is told in the order in which it can have happened.
@Suite struct SameSecondTests {
    private func story() throws -> Story {
        var story = try Story()
        let row = RowKey(
            slug("mitts"), taking: [slug("puts-on"): story.cooper.id, slug("wears"): story.rex.id])
        let wide = Boundary.granted(Grant(.agreed, atMost: nil))
        // Ids run against the order of the numbers.
        let ids: [VersionID] = [id(9), id(8), id(7)]
        story.write(.proposal(ids[0], try story.text(1, lines: ["mitts": (wide, wide)])), by: story.cooper, 0)
        story.sign(ids[0], 0)
        let limit = story.write(.narrowing(row, .granted(Grant(.askFirst))), by: story.rex, 0)
        let second = try story.text(
            2, lines: ["mitts": (wide, .granted(Grant(.askFirst)))], replaces: [ids[0]],
            settles: [limit.bytes])
        story.write(.proposal(ids[1], second), by: story.cooper, 0)
        story.sign(ids[1], 0)
        let pause = story.write(.pause, by: story.cooper, 0)
        let third = try story.text(
            3, lines: ["mitts": (wide, .granted(Grant(.askFirst)))], replaces: [ids[1]],
            settles: [pause.bytes])
        story.write(.proposal(ids[2], third), by: story.rex, 0)
        story.sign(ids[2], 0)
        return story
    }

    @Test func whatAVersionTakesUpComesBeforeIt() throws {
        let story = try story()
        let view = TimelineView(
            Chronicle(of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(1)),
            of: Story.agreement, in: story.ledger, names: story.names(for: story.rex))
        #expect(
            view.events.map(\.sentence) == [
                "version 1 took effect here", "you tightened “Mitts”: ask first",
                "version 2 took effect here", "Cooper paused", "version 3 took effect here",
            ])
        #expect(view.events.map(\.isGiving) == [true, true, true, false, true])
        let mitts = try #require(view.rows.first { $0.row.item == "mitts" })
        #expect(mitts.cells.map(\.event) == [1, 2] && mitts.cells.map(\.way) == [.wider, .tighter])
        #expect(view.isGiving)
    }

    @Test func nothingReadsAsGivenThatIsNot() throws {
        var story = try story()
        story.write(.leave, by: story.rex, 2)
        let view = TimelineView(
            Chronicle(of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(3)),
            of: Story.agreement, in: story.ledger, names: story.names(for: story.rex))
        #expect(!view.isGiving)
        var choice = TimelineView.Choice()
        choice.rows = [slug("mitts")]
        let one = TimelineView(
            Chronicle(of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(3)),
            of: Story.agreement, in: story.ledger, names: story.names(for: story.rex), choice)
        #expect(
            plain(one.text(width: 100)).hasSuffix("at the end: nothing is given; the lines come to ask first")
        )
        let report = try #require(
            ReportView(
                of: Story.agreement, in: story.ledger, names: story.names(for: story.rex), at: at(3)))
        let page = String(decoding: report.document.page, as: UTF8.self)
        #expect(page.contains(">not given now</text>") && !page.contains(">ask first</text>"))
    }
}
