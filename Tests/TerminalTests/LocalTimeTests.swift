import TestSupport
import Foundation
import PseudoTerminal
import Testing

/// Each zone in a process of its own: the local zone belongs to the whole process.
@Suite(
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin"), "no time zones")
)
struct LocalTimeTests {
    private func probe(_ zone: String, _ arguments: String...) throws -> [String] {
        let answer = try Program.run(PseudoTerminal.probePath, arguments, environment: ["TZ": zone])
        return String(decoding: answer.output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        ("UTC", "2026-11-18", "2026-11-18T00:00:00Z 2026-11-18T23:59:59Z 2026-11-18 00:00 (UTC)"),
        ("Europe/Berlin", "2026-11-18", "2026-11-17T23:00:00Z 2026-11-18T22:59:59Z 2026-11-18 00:00 (UTC+1)"),
        // The clock is put forward, then back, in the night.
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z 2026-03-29T21:59:59Z 2026-03-29 00:00 (UTC+1)"),
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z 2026-10-25T22:59:59Z 2026-10-25 00:00 (UTC+2)"),
        (
            "America/St_Johns", "2026-01-15",
            "2026-01-15T03:30:00Z 2026-01-16T03:29:59Z 2026-01-15 00:00 (UTC−3:30)"
        ),
        (
            "Pacific/Kiritimati", "2026-01-15",
            "2026-01-14T10:00:00Z 2026-01-15T09:59:59Z 2026-01-15 00:00 (UTC+14)"
        ),
        // Midnight was left out: the day began at one o'clock.
        (
            "America/Sao_Paulo", "2018-11-04",
            "2018-11-04T03:00:00Z 2018-11-05T01:59:59Z 2018-11-04 01:00 (UTC−2)"
        ),
        // The hour before midnight came twice: the day ended after the second.
        (
            "America/Sao_Paulo", "2018-02-17",
            "2018-02-17T02:00:00Z 2018-02-18T02:59:59Z 2018-02-17 00:00 (UTC−2)"
        ),
        // This day never was.
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z 2011-12-30T09:59:59Z 2011-12-31 00:00 (UTC+14)"),
    ])
    func daysBeginAndEnd(zone: String, date: String, expected: String) throws {
        #expect(try probe(zone, "local-day", date) == [expected])
    }

    @Test(arguments: [
        ("2026-11-18", 20, 15, "2026-11-18T19:15:00Z"),
        // Left out: the moment at which the clock was put forward.
        ("2026-03-29", 1, 59, "2026-03-29T00:59:00Z"), ("2026-03-29", 2, 30, "2026-03-29T01:00:00Z"),
        ("2026-03-29", 3, 0, "2026-03-29T01:00:00Z"),
        // Twice: the first.
        ("2026-10-25", 2, 30, "2026-10-25T00:30:00Z"), ("2026-10-25", 3, 0, "2026-10-25T02:00:00Z"),
    ])
    func timesOfDay(date: String, hour: Int, minute: Int, expected: String) throws {
        let lines = try probe("Europe/Berlin", "local-time", date, String(hour * 60 + minute))
        #expect(lines == [expected])
    }
}
