/// A point in time, in whole seconds of UTC.
///
/// Written as `2026-11-18T09:30:00Z`: RFC 3339 with `T`, `Z` and no fraction, so that an instant has one spelling.
package struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z.
    package let seconds: Int64

    /// The earliest and the latest instant that has a spelling: the years 1970 to 9999.
    package static let range: ClosedRange<Int64> = 0...253_402_300_799
    /// How many bytes the spelling has.
    package static let textLength = 20

    /// - Parameter seconds: seconds since 1970-01-01T00:00:00Z; brought into `range`.
    package init(seconds: Int64) {
        self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
    }

    /// - Parameter text: the bytes of a text; nil is given where it is not the one spelling of an instant.
    package init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        guard bytes.count == Self.textLength,
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "Z"),
            let date = CalendarDate(bytes[0..<10]),
            let hour = twoDigits(bytes[11..<13]), hour < 24,
            let minute = twoDigits(bytes[14..<16]), minute < 60,
            let second = twoDigits(bytes[17..<19]), second < 60
        else { return nil }
        let seconds = date.daysSince1970 * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        guard Self.range.contains(seconds) else { return nil }
        self.seconds = seconds
    }

    package var description: String {
        let date = CalendarDate(daysSince1970: seconds / 86_400)
        let rest = Int(seconds % 86_400)
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { Decimal.padded($0, 2) }
        return "\(date)T\(clock.joined(separator: ":"))Z"
    }

    package static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }

    /// - Parameter duration: seconds to add, or to take away where negative; the result stays in `range`.
    package static func + (instant: Self, duration: Seconds) -> Self {
        Self(seconds: instant.seconds.addingReportingOverflow(duration.count).partialValue)
    }

    package static func - (instant: Self, duration: Seconds) -> Self {
        Self(seconds: instant.seconds.subtractingReportingOverflow(duration.count).partialValue)
    }

    package static func - (later: Self, earlier: Self) -> Seconds {
        Seconds(later.seconds - earlier.seconds)
    }
}

/// A length of time in whole seconds.
package struct Seconds: Hashable, Comparable, Sendable {
    /// How many seconds.
    package let count: Int64

    /// - Parameter count: how many seconds, at most some 300,000 years either way.
    package init(_ count: Int64) { self.count = min(max(count, -9_999_999_999_999), 9_999_999_999_999) }

    /// - Parameter count: how many hours.
    package static func hours(_ count: Int64) -> Self { Self(count * 3600) }
    /// - Parameter count: how many days of 24 hours.
    package static func days(_ count: Int64) -> Self { Self(count * 86_400) }

    package static func < (a: Self, b: Self) -> Bool { a.count < b.count }
}

/// A day of the Gregorian calendar, without a time zone: `2026-11-18`.
package struct CalendarDate: Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// - Parameter text: the bytes of `YYYY-MM-DD`, years 1970 to 9999; nil is given for anything else.
    package init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let century = twoDigits(bytes[0..<2]), let rest = twoDigits(bytes[2..<4]),
            let month = twoDigits(bytes[5..<7]), let day = twoDigits(bytes[8..<10])
        else { return nil }
        self.init(year: century * 100 + rest, month: month, day: day)
    }

    /// nil is given where there is no such day, or the year is not 1970 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, inYear: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// - Parameter daysSince1970: days since 1970-01-01, at least 0.
    package init(daysSince1970 days: Int64) {
        // Counting from 1 March of the year 0 puts the leap day at the end of a year; 400 years have 146,097 days.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    package var daysSince1970: Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package var description: String {
        "\(Decimal.padded(year, 4))-\(Decimal.padded(month, 2))-\(Decimal.padded(day, 2))"
    }

    private static func length(ofMonth month: Int, inYear year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

private func twoDigits(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
}
