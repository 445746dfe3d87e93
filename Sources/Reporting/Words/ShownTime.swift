package import Canonical
import Terminal

/// An instant as people read it: by the clock on their wall, with UTC beside it for machines.
package struct ShownTime: Hashable, Comparable, Encodable, Sendable, CustomStringConvertible {
    /// The instant.
    package let instant: Instant

    /// - Parameter instant: the instant.
    package init(_ instant: Instant) { self.instant = instant }

    /// As in `2026-11-18 10:30 (UTC+1)`.
    package var description: String { LocalTime(instant).description }

    /// Where the time of day goes without saying, as in `15 Jan 2027`; with it, as in `15 Jan 2027 18:00`, at any
    /// other time than a day's last second.
    package var asEnd: String {
        let local = LocalTime(instant)
        let day = asDay
        guard instant != .endOfLocal(local.date) else { return day }
        let clock = [local.secondOfDay / 3600, local.secondOfDay / 60 % 60].map { Decimal.padded($0, 2) }
        return "\(day) \(clock.joined(separator: ":"))"
    }

    /// The day alone, as in `15 Jan 2027`.
    package var asDay: String {
        let date = LocalTime(instant).date
        return "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
    }

    /// Behind “until”, where a day counts whole: `the end of 15 Jan 2027`, or `15 Jan 2027 18:00`.
    package var asLimit: String {
        (instant == .endOfLocal(LocalTime(instant).date) ? "the end of " : "") + asEnd
    }

    package static func < (a: Self, b: Self) -> Bool { a.instant < b.instant }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(instant.description, forKey: .utc)
        try container.encode(description, forKey: .local)
    }

    private enum Key: CodingKey { case utc, local }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
