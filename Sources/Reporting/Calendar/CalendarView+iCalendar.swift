import Canonical
import Terminal

/// As a file that calendars take (iCalendar, RFC 5545).
extension CalendarView {
    /// The file. Nothing in it says where it comes from.
    package var iCalendar: [UInt8] {
        var lines = [
            ContentLine("BEGIN", "VCALENDAR"), ContentLine("VERSION", "2.0"),
            ContentLine("PRODID", "-//Calendar//Calendar//EN"),
        ]
        for event in events { lines += event.lines(at: at.instant, sequence) }
        lines.append(ContentLine("END", "VCALENDAR"))
        return lines.flatMap(\.bytes)
    }
}

extension CalendarView.Event {
    fileprivate func lines(at written: Instant, _ sequence: Int64) -> [ContentLine] {
        var lines = [
            ContentLine("BEGIN", "VEVENT"), ContentLine("UID", uid),
            ContentLine("DTSTAMP", written.inCalendar), ContentLine("LAST-MODIFIED", written.inCalendar),
            ContentLine("SEQUENCE", "\(sequence)"), ContentLine("DTSTART;VALUE=DATE", at.day),
        ]
        if let rhythm { lines.append(ContentLine("RRULE", rhythm.inCalendar)) }
        // A day says enough: no hour that tells two people's calendars apart from others', and none that moves in summer.
        lines += [
            ContentLine("SUMMARY", text: summary),
            ContentLine("STATUS", isCancelled ? "CANCELLED" : "CONFIRMED"), ContentLine("CLASS", "PRIVATE"),
            ContentLine("TRANSP", "TRANSPARENT"), ContentLine("END", "VEVENT"),
        ]
        return lines
    }
}

extension CalendarView.Rhythm {
    fileprivate var inCalendar: String {
        "FREQ=DAILY;INTERVAL=\(everyDays)" + (until.map { ";UNTIL=\($0.day)" } ?? "")
    }
}

extension ShownTime {
    /// The day here, as in `20261118`.
    fileprivate var day: String { "\(LocalTime(instant).date)".filter { $0 != "-" } }
}

extension Instant {
    /// As in `20261118T093000Z`.
    fileprivate var inCalendar: String { description.filter { $0 != "-" && $0 != ":" } }
}
