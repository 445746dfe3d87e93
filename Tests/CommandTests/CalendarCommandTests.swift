import Foundation
import TestSupport
import Testing

/// A file for a calendar, as somebody takes it in again and again.
@Suite struct CalendarCommandTests {
    @Test(.enabled(if: People.binary == nil, "the clock is moved in this process alone"))
    func datesMoveAndGo() throws {
        let people = try People(.inForce)
        people.clock = Int64(Date().timeIntervalSince1970)
        let first = try calendar(people)
        #expect(first.events.contains { $0["SUMMARY"] == "End" })
        try people.done(.rex, "checkin", "every", "14", "days")
        people.clock? += 60
        let second = try calendar(people)
        let checkIn = try #require(second.events.first { $0["SUMMARY"] == "Check-in" })
        #expect(checkIn["RRULE"]?.hasPrefix("FREQ=DAILY;INTERVAL=14;UNTIL=") == true)
        people.clock? += 5 * 86_400
        try people.done(.rex, "checkin", "--comfort", "green", "--private")
        let third = try calendar(people)
        let moved = try #require(third.events.first { $0["UID"] == checkIn["UID"] })
        #expect(try #require(moved["DTSTART"]) > #require(checkIn["DTSTART"]))
        #expect(number(moved) > number(checkIn) && number(checkIn) > number(first.events[0]))
        try people.done(.rex, "checkin", "every", "--never")
        people.clock? += 60
        #expect(
            try calendar(people).events.first { $0["UID"] == checkIn["UID"] }?["STATUS"] == "CANCELLED")
        try people.done(.rex, "leave")
        people.clock? += 60
        let last = try calendar(people)
        #expect(last.events.allSatisfy { $0["STATUS"] == "CANCELLED" })
        #expect(Set(last.events.map { $0["UID"] }) == Set(second.events.map { $0["UID"] }))
    }

    @Test func theFileIsForItsOwnerAlone() throws {
        let people = try People(.inForce)
        let path = people.path("dates.ics")
        let answer = try people.done(.rex, "calendar", "-o", path)
        #expect(answer.said.contains("is not encrypted"))
        #expect(answer.output.contains("End"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let before = try people.read("dates.ics")
        let refused = try people.run(.rex, "calendar", "--titles", "-o", path)
        #expect(refused.code == 1 && refused.messages.contains("--yes"))
        #expect(try people.read("dates.ics") == before)
        try people.done(.rex, "calendar", "--titles", "-o", path, "--yes")
        let title = try #require(
            try CalendarFile(people.read("dates.ics")).events.first
        ).text("SUMMARY")
        #expect(title.contains(": "))
    }

    @Test func standardOutputHoldsTheFileAlone() throws {
        let people = try People(.inForce)
        let answer = try people.done(.rex, "calendar", "-o", "-")
        let file = try CalendarFile(Array(answer.output.utf8))
        #expect(file.events.allSatisfy { ["Review", "End"].contains($0["SUMMARY"]) })
        #expect(answer.said.contains("it is not encrypted"))
        #expect(try people.run(.rex, "calendar", "-o", "-", "--json").code == 64)
        #expect(try people.run(.rex, "calendar").code == 64)
    }

    @Test func machinesAreToldTheSame() throws {
        let people = try People(.inForce)
        let answer = try people.done(.rex, "calendar", "-o", people.path("dates.ics"), "--json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let events = try #require(object["events"] as? [[String: Any]])
        let file = try CalendarFile(people.read("dates.ics"))
        #expect(object["schema"] as? String == "troth/calendar/v0")
        #expect(events.map { $0["uid"] as? String } == file.events.map { $0["UID"] })
    }

    @Test func withoutADateThereIsNoFile() throws {
        let people = try People(.proposed)
        let answer = try people.run(.rex, "calendar", "-o", people.path("dates.ics"))
        #expect(answer.code == 1 && answer.said.contains("there is no review, end or check-in"))
        #expect(!FileManager.default.fileExists(atPath: people.path("dates.ics")))
    }

    private func calendar(_ people: People) throws -> CalendarFile {
        try CalendarFile(Array(people.done(.rex, "calendar", "-o", "-").output.utf8))
    }

    private func number(_ event: CalendarFile.Event) -> Int { Int(event["SEQUENCE"] ?? "") ?? -1 }
}
