import Canonical
import Consent
import Foundation
import History
import Reporting
import Stories
import Terminal
import TestSupport
import Testing

/// What has a date, as a calendar takes it in.
@Suite struct CalendarViewTests {
    private static let threeWeeks: Int64 = 24 * 21
    private static let ninetyDays: Int64 = 24 * 90

    @Test func whatStandsHasItsReviewAndItsEnd() throws {
        var story = try Story()
        _ = try story.begin()
        let file = try CalendarFile(calendar(story, 2).iCalendar)
        #expect(file.events.map { $0["SUMMARY"] } == ["Review", "End"])
        #expect(file.events.map { $0["DTSTART"] } == ["20261210", "20270217"])
        for event in file.events {
            #expect(event["CLASS"] == "PRIVATE" && event["TRANSP"] == "TRANSPARENT")
            #expect(event["STATUS"] == "CONFIRMED" && event["DTEND"] == nil && event["DESCRIPTION"] == nil)
        }
        #expect(
            plain(calendar(story, 2).text(width: 200)).hasSuffix("Review\n\(shown(Self.ninetyDays))  End"))
    }

    @Test func nothingOfTheAgreementIsInIt() throws {
        var story = try Story()
        _ = try story.begin()
        let series = CheckInSeries(days: 14, next: hour(30))
        let file = String(decoding: calendar(story, 2, checkIn: series).iCalendar, as: UTF8.self)
        for word in ["Autumn", "Cooper", "Rex", "troth", "handler", "dynamic", "ORGANIZER", "ATTENDEE"] {
            #expect(!file.localizedCaseInsensitiveContains(word), "\(word)")
        }
        for id in ["\(Story.agreement)", "\(story.rex.id)"] { #expect(!file.contains(id.prefix(8))) }
        let titled = try CalendarFile(calendar(story, 2, hasTitles: true).iCalendar)
        #expect(try titled.events.map { try $0.text("SUMMARY") } == ["Review: Autumn", "End: Autumn"])
    }

    @Test func theNextVersionMovesWhatIsThere() throws {
        var story = try Story()
        let first = try story.begin()
        let before = try CalendarFile(calendar(story, 24).iCalendar)
        let second: VersionID = id(2)
        story.write(
            .proposal(second, try story.text(2, replaces: [first], from: 48, until: 24 * 60)), by: story.rex,
            30)
        // What is only proposed moves nothing.
        #expect(
            try CalendarFile(calendar(story, 31).iCalendar).events.map { $0["DTSTART"] }
                == before.events.map { $0["DTSTART"] })
        story.sign(second, 32)
        // Everybody has signed it, and it begins before the other one's dates.
        for hours: Int64 in [33, 60] {
            let after = try CalendarFile(calendar(story, hours).iCalendar)
            #expect(after.events.map { $0["UID"] } == before.events.map { $0["UID"] })
            #expect(after.events.map { $0["DTSTART"] } == ["20261212", "20270118"])
            #expect(zip(before.events, after.events).allSatisfy { sequence($0) < sequence($1) })
        }
        // A no to it brings the other one back, and the calendar is told so by a higher number all the same.
        story.write(.no(second), by: story.cooper, 34)
        let back = try CalendarFile(calendar(story, 35).iCalendar)
        #expect(back.events.map { $0["DTSTART"] } == before.events.map { $0["DTSTART"] })
        #expect(back.events.allSatisfy { sequence($0) > sequence(before.events[0]) })
    }

    @Test func whatIsOverIsTakenOutOnceAndThenLeftOut() throws {
        var story = try Story()
        _ = try story.begin()
        let series = CheckInSeries(days: 14, next: hour(24 * 14))
        let before = try CalendarFile(calendar(story, 2, checkIn: series).iCalendar)
        #expect(before.events.allSatisfy { $0["STATUS"] == "CONFIRMED" })
        story.write(.leave, by: story.cooper, 40)
        let after = try CalendarFile(calendar(story, 41, checkIn: series).iCalendar)
        #expect(after.events.count == 3 && after.events.allSatisfy { $0["STATUS"] == "CANCELLED" })
        #expect(Set(after.events.map { $0["UID"] }) == Set(before.events.map { $0["UID"] }))
        #expect(zip(before.events, after.events).allSatisfy { sequence($0) < sequence($1) })
        // A review that is past does not matter to a calendar any more.
        #expect(
            calendar(story, Self.threeWeeks + 1, checkIn: series).events.map(\.what) == [.checkIn, .end])
        #expect(calendar(story, Self.ninetyDays + 1, checkIn: series).events.isEmpty)
    }

    @Test func aReviewThatTheNextVersionHasNotIsTakenOut() throws {
        var story = try Story()
        let first = try story.begin()
        var text = try story.text(2, replaces: [first])
        text.term.review = nil
        story.write(.proposal(id(2), text), by: story.rex, 3)
        story.sign(id(2), 4)
        let events = calendar(story, 5).events
        #expect(events.map(\.what) == [.review, .end] && events.map(\.isCancelled) == [true, false])
    }

    @Test func aPauseMovesNoDate() throws {
        var story = try Story()
        _ = try story.begin()
        let before = calendar(story, 2).events
        story.write(.pause, by: story.cooper, 3)
        #expect(calendar(story, 4).events == before)
    }

    @Test func whatIsOnlyProposedHasNoDate() throws {
        var story = try Story()
        story.write(.proposal(id(1), try story.text()), by: story.cooper, 0)
        #expect(calendar(story, 1).events.isEmpty)
    }

    @Test func whatIsYetToBeginHasItsDates() throws {
        var story = try Story()
        story.write(.proposal(id(1), try story.text(from: 100)), by: story.cooper, 0)
        story.sign(id(1), 1)
        #expect(calendar(story, 2).events.map(\.what) == [.review, .end])
        #expect(calendar(story, 2).events.allSatisfy { !$0.isCancelled })
    }

    @Test func checkInsComeAgainUntilTheEnd() throws {
        var story = try Story()
        _ = try story.begin()
        func event(_ series: CheckInSeries, _ hours: Int64 = 2) throws -> CalendarFile.Event {
            let file = try CalendarFile(calendar(story, hours, checkIn: series).iCalendar)
            return try #require(file.events.first { $0["SUMMARY"] == "Check-in" })
        }
        let series = CheckInSeries(days: 14, next: hour(24 * 14))
        let first = try event(series)
        #expect(first["RRULE"] == "FREQ=DAILY;INTERVAL=14;UNTIL=20270217")
        #expect(first["DTSTART"] == "20261203")
        // Whoever checked in early has the next one later; it is the same series.
        let later = try event(CheckInSeries(days: 14, next: hour(24 * 20)), 24 * 6)
        #expect(later["UID"] == first["UID"] && later["DTSTART"] == "20261209")
        #expect(sequence(first) < sequence(later))
        // A time that has come stays where it is: the further ones follow from it.
        #expect(try event(series, 24 * 30)["DTSTART"] == "20261203")
        // The last one before the end, and whoever has no rhythm any more.
        #expect(try event(CheckInSeries(days: 60, next: hour(24 * 100)))["RRULE"] == nil)
        let over = try event(CheckInSeries(days: 14, next: hour(24 * 14), isOver: true))
        #expect(over["STATUS"] == "CANCELLED" && over["UID"] == first["UID"])
    }

    /// Two people's calendars on one server do not tell that they share something.
    @Test func everybodyHasNamesOfTheirOwn() throws {
        var story = try Story()
        _ = try story.begin()
        let series = CheckInSeries(days: 14, next: hour(30))
        let all = [story.cooper, story.rex].flatMap { calendar(story, 2, for: $0, checkIn: series).events }
        #expect(Set(all.map(\.uid)).count == 6)
        let form = /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        #expect(all.allSatisfy { $0.uid.wholeMatch(of: form) != nil })
        // They never change: a calendar that has them would have everything twice.
        #expect(
            calendar(story, 2, checkIn: series).events.map(\.uid) == [
                "7fce32f4-66f5-85fc-84f0-f3cdaf313e87", "e511e568-46b7-8ab5-a0db-e96b6bf998e3",
                "4943c0fd-4603-8187-9eda-6895b27a4972",
            ])
    }

    @Test(arguments: [
        "A \"quoted\" title; with, all \\ of: it\\n", "שלום עולם, مرحبا", String(repeating: "🐾", count: 50),
        String(repeating: "é", count: 100) + String(repeating: "e\u{301}", count: 40),
        "👩‍❤️‍💋‍👩" + String(repeating: "🏳️‍🌈", count: 20), String(repeating: "x", count: 200),
        String(repeating: "x", count: 60) + String(repeating: ";", count: 60), ";", "\\",
        "BEGIN:VEVENT", String(repeating: "x ", count: 90) + "x",
    ])
    func everyTitleComesBack(_ title: String) throws {
        var story = try Story()
        var text = try story.text()
        text.title = try Line(title)
        story.write(.proposal(id(1), text), by: story.cooper, 0)
        story.sign(id(1), 1)
        let file = try CalendarFile(calendar(story, 2, hasTitles: true).iCalendar)
        for (event, word) in zip(file.events, ["Review", "End"]) {
            #expect(Array(try event.text("SUMMARY").utf8) == Array("\(word): \(title)".utf8))
        }
    }

    /// Lines of every length, with characters of every length at every place.
    @Test func noCharacterIsTornApart() throws {
        for filler in 1...80 {
            for character in ["x", "é", "あ", "🐾", "\\", ";"] {
                var story = try Story()
                var text = try story.text()
                let title = String(repeating: "x", count: filler) + String(repeating: character, count: 40)
                text.title = try Line(title)
                story.write(.proposal(id(1), text), by: story.cooper, 0)
                story.sign(id(1), 1)
                let file = try CalendarFile(calendar(story, 2, hasTitles: true).iCalendar)
                #expect(try file.events[0].text("SUMMARY") == "Review: \(title)")
            }
        }
    }

    /// Whatever happened: the file says what the JSON says, what came later counts as newer, and what was in an earlier file
    /// and lies ahead is in the later one, held or taken out.
    @Test func filesFollowWhatHappens() throws {
        let replayed = ProcessInfo.processInfo.environment["TROTH_SEED"].flatMap { UInt64($0) }
        let seed = replayed ?? UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let (story, hours) = try FactsTests.randomStory(&random)
            let reader = random.pick([story.cooper, story.rex])
            let series =
                random.chance(50) ? CheckInSeries(days: 9, next: hour(Int64(random.number(0...2000)))) : nil
            // The same story as it was told so far.
            var earlier: [CalendarView.Event] = []
            for past in [hours / 3, hours / 2, hours] {
                var told = story
                told.ledger = Ledger(story.ledger.records.values.filter { $0.said <= hour(past) })
                let view = calendar(told, past, for: reader, checkIn: series)
                try check(view, "seed \(seed)")
                for event in earlier where hour(past) < event.at.instant {
                    #expect(view.events.contains { $0.uid == event.uid }, "seed \(seed)")
                }
                earlier = view.events
            }
        }
    }

    private func check(_ view: CalendarView, _ seed: Comment) throws {
        guard !view.events.isEmpty else { return }
        let file = try CalendarFile(view.iCalendar)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(view.json())) as? [String: Any])
        let events = try #require(object["events"] as? [[String: Any]])
        #expect(events.count == file.events.count && Set(view.events.map(\.uid)).count == events.count, seed)
        let lines = plain(view.text(width: 100_000)).split(separator: "\n")
        #expect(lines.count == events.count, seed)
        for ((one, event), line) in zip(zip(events, file.events), lines) {
            #expect(one["uid"] as? String == event["UID"], seed)
            let utc = try #require((one["at"] as? [String: String])?["utc"])
            #expect(utc.prefix(10).filter { $0 != "-" } == event["DTSTART"], seed)
            #expect(one["summary"] as? String == event["SUMMARY"], seed)
            #expect(one["isCancelled"] as? Bool == (event["STATUS"] == "CANCELLED"), seed)
            #expect((one["rhythm"] != nil) == (event["RRULE"] != nil), seed)
            #expect(object["sequence"] as? Int == Int(sequence(event)), seed)
            #expect(line.contains("  \(event["SUMMARY"] ?? "?")"), seed)
        }
    }

    private func calendar(
        _ story: Story, _ hours: Int64, for reader: Party? = nil, checkIn: CheckInSeries? = nil,
        hasTitles: Bool = false
    ) -> CalendarView {
        let reader = reader ?? story.rex
        return CalendarView(
            story.ledger, story.ledger.standing(at: at(hours), for: reader.id),
            names: story.names(for: reader),
            checkIns: checkIn.map { [Story.agreement: $0] } ?? [:], hasTitles: hasTitles, at: at(hours))
    }

    private func sequence(_ event: CalendarFile.Event) -> Int64 { Int64(event["SEQUENCE"] ?? "") ?? -1 }
}
