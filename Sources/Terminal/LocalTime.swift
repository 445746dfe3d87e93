import CPlatform
package import Canonical

/// What a clock on the wall shows here at an instant: for showing, and for understanding a bare date. Files hold UTC.
package struct LocalTime: Hashable, Sendable, CustomStringConvertible {
    /// The day on the calendar.
    package let date: CalendarDate
    /// Seconds since midnight on the clock, 0 to 86,399.
    package let secondOfDay: Int
    /// How many seconds the clock is ahead of UTC; east is positive.
    package let offset: Int

    /// - Parameter instant: any instant; before the first day of 1970 on the local clock that day is shown.
    package init(_ instant: Instant) {
        let offset = troth_utc_offset(instant.seconds)
        let reading = max(0, instant.seconds + offset)
        date = CalendarDate(daysSince1970: reading / 86_400)
        secondOfDay = Int(reading % 86_400)
        self.offset = Int(offset)
    }

    /// As in `2026-11-18 10:30 (UTC+1)`.
    package var description: String {
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60].map { Decimal.padded($0, 2) }
        let minutes = abs(offset) / 60
        let distance = minutes == 0 ? "" : "\(offset < 0 ? "−" : "+")\(minutes / 60)"
        let rest = minutes % 60 == 0 ? "" : ":\(Decimal.padded(minutes % 60, 2))"
        return "\(date) \(clock.joined(separator: ":")) (UTC\(distance)\(rest))"
    }
}

extension Instant {
    /// - Parameters:
    ///   - date: a day on the local calendar.
    ///   - secondOfDay: seconds since midnight on the local clock, 0 to 86,399.
    /// - Returns: the first instant at which the local clock shows that time of that day or, where the clock was put
    ///   forward over it, a later one: so the first of two where it was put back.
    package static func local(_ date: CalendarDate, secondOfDay: Int = 0) -> Instant {
        let reading = date.daysSince1970 * 86_400 + Int64(secondOfDay)
        // No clock is further from UTC than this. In between it is put forward or back once at most.
        let farthest: Int64 = 26 * 3600
        let early = reading - troth_utc_offset(reading - farthest)
        let late = reading - troth_utc_offset(reading + farthest)
        func clock(_ seconds: Int64) -> Int64 { seconds + troth_utc_offset(seconds) }
        var (before, reached) = (min(early, late), max(early, late))
        if clock(before) == reading { return Instant(seconds: before) }
        // The clock may have been put forward over this time: look for when.
        while reached - before > 1 {
            let middle = before + (reached - before) / 2
            if clock(middle) >= reading { reached = middle } else { before = middle }
        }
        return Instant(seconds: reached)
    }

    /// - Parameter date: a day on the local calendar.
    /// - Returns: its last second.
    package static func endOfLocal(_ date: CalendarDate) -> Instant {
        local(CalendarDate(daysSince1970: date.daysSince1970 + 1)) - Seconds(1)
    }
}
