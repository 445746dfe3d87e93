import Canonical
import Templating
import Terminal

/// A time as it stands in an argument: a day, a time of a day where the person is, a time of today, or a time in UTC.
struct TimeArgument {
    /// What an option's help says of it.
    static let help =
        "A day such as 2026-11-18, a time here such as \"2026-11-18 21:00\" or 21:00, or one in UTC."

    private let value: DateOrTime

    /// - Parameters:
    ///   - text: what was given.
    ///   - option: the option that it was given for.
    ///   - now: the present.
    /// - Throws: `Failure`, where it is no time.
    init(_ text: String, for option: String, now: Instant) throws {
        if let given = DateOrTime(text.utf8) {
            value = given
            return
        }
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        let day = parts.count == 2 ? CalendarDate(parts[0].utf8) : LocalTime(now).date
        guard (1...2).contains(parts.count), let day, let clock = parts.last,
            let seconds = Self.secondOfDay(clock)
        else {
            throw Failure(
                .usage, "“\(text)” is no day and no time",
                hints: "as in \(option) 2026-11-18, \(option) \"2026-11-18 21:00\", or \(option) 21:00")
        }
        value = .instant(.local(day, secondOfDay: seconds))
    }

    /// As something's beginning: of a day, its first second where the person is.
    var beginning: Instant { value.localBeginning }
    /// As something's end: of a day, its last second where the person is.
    var end: Instant { value.localEnd }

    private static func secondOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 3600 + minute * 60
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
