import Foundation
import PseudoTerminal
import Testing

/// Two people in two time zones: each types and reads their own time, and the records hold one.
@Suite(
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin"), "no time zones")
)
struct ZoneTests {
    /// The end of a day for whoever types it: also of one with 23, 25 or 24½ hours, and where it is another day already.
    private static let times = [
        ("America/Los_Angeles", "2040-03-11", "2040-03-12T06:59:59Z"),
        ("America/Los_Angeles", "2040-11-04", "2040-11-05T07:59:59Z"),
        ("Australia/Lord_Howe", "2040-04-01", "2040-04-01T13:29:59Z"),
        ("Australia/Lord_Howe", "2040-10-07", "2040-10-07T12:59:59Z"),
        ("Europe/Berlin", "2040-03-25", "2040-03-25T21:59:59Z"),
        // A time that does not exist is when the clock is put forward; of two the first.
        ("Europe/Berlin", "2040-03-25 02:30", "2040-03-25T01:00:00Z"),
        ("Europe/Berlin", "2040-10-28 02:30", "2040-10-28T00:30:00Z"),
        ("Australia/Lord_Howe", "2040-10-07 02:15", "2040-10-06T15:30:00Z"),
        ("Asia/Kathmandu", "2040-03-11 21:00", "2040-03-11T15:15:00Z"),
        ("Asia/Kathmandu", "2040-03-11T21:00:00Z", "2040-03-11T21:00:00Z"),
    ]

    @Test func aPromiseIsDueByTheClockOfWhoeverTypesIt() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "the dishes\n")
        for (zone, due, expected) in Self.times {
            people.zones[.rex] = zone
            let told = try people.done(.rex, "promise", "add", "@\(words)", "--due", due)
            #expect(told.said.contains("which is \(expected)"), "\(zone), \(due): \(told.said)")
        }
        // Cooper's home has the same instants.
        people.zones[.cooper] = "America/Los_Angeles"
        try people.hand(from: .rex)
        let list = try people.done(.cooper, "promise", "list", "--json").output
        for (_, _, expected) in Self.times { #expect(list.contains("\"\(expected)\"")) }
    }

    /// What a proposal says of days is by its author's clock, and the other reads the same instants by their own.
    @Test func aVersionHasOneTimeForBoth() throws {
        let people = try People(.met)
        people.zones = [.cooper: "America/Los_Angeles", .rex: "Australia/Lord_Howe"]
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let answers = try String(contentsOfFile: people.path("cooper.yaml"), encoding: .utf8)
        let lines = answers.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let dated = lines.filter { !$0.hasPrefix("  from:") && !$0.hasPrefix("  until:") }
        let text = dated.joined(separator: "\n").replacing(
            "\nagreement:\n", with: "\nagreement:\n  until: \(year + 1)-01-15\n")
        try #require(text != answers, "no dates were put in")
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.write("dated.yaml", text))
        try people.hand(from: .cooper)
        let utc = "\(year + 1)-01-16T07:59:59Z"
        for (person, local) in [
            (People.Person.cooper, "\(year + 1)-01-15 23:59 (UTC−8)"),
            (.rex, "\(year + 1)-01-16 18:59 (UTC+11)"),
        ] {
            let shown = try people.done(person, "show", "1", "--json").output
            #expect(shown.contains(utc) && shown.contains(local), "\(person): \(shown.prefix(1500))")
        }
    }

    @Test func aLimitThatWasSaidAloudOrEndsIsByTheClockOfItsAuthor() throws {
        let people = try People(.inForce)
        people.zones = [.rex: "Asia/Kathmandu", .cooper: "Europe/Berlin"]
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "Asia/Kathmandu")
        format.dateFormat = "yyyy-MM-dd"
        let tomorrow = format.string(from: Date(timeIntervalSinceNow: 86_400))
        try people.done(.rex, "tighten", "leash", "--ends", tomorrow, "--said-at", "2026-01-02 00:10")
        try people.hand(from: .rex)
        let log = try people.done(.cooper, "log", "--json").output
        #expect(log.contains("2026-01-01T18:25:00Z"), "said at ten past midnight in Kathmandu")
        #expect(log.contains("\(tomorrow)T18:14:59Z"), "to the end of that day there")
    }

    /// A day of a view of the past is the reader's own.
    @Test func aPastDayIsTheReadersOwn() throws {
        let people = try People(.inForce)
        for (zone, expected) in [
            ("America/Los_Angeles", "2026-03-09T06:59:59Z"), ("Australia/Lord_Howe", "2026-03-08T12:59:59Z"),
            ("Europe/Berlin", "2026-03-08T22:59:59Z"),
        ] {
            people.zones = [.rex: zone]
            let past = try people.done(.rex, "status", "--at", "2026-03-08", "--json").output
            #expect(past.contains(expected), "\(past.prefix(400))")
        }
    }
}
