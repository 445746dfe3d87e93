import Canonical
import Consent
import Sodium

/// What calendars know events by.
enum EventName {
    /// Nothing else is hashed behind it.
    private static let tag = "troth/calendar/v0"

    /// The same for every version, so that an event moves instead of standing there twice; and another one for each person,
    /// so that whoever sees the calendars of two people cannot tell by it that they share something.
    ///
    /// - Parameters:
    ///   - what: which of its events.
    ///   - agreement: the thread.
    ///   - reader: whose calendar it is for.
    /// - Returns: the first half of a SHA-256, written as a UUID of version 8 (RFC 9562).
    static func uid(
        of what: CalendarView.Event.What, in agreement: AgreementID, for reader: PartyID
    ) -> String {
        let text = "\(tag)\nagreement \(agreement)\nreader \(reader)\nevent \(what.rawValue)\n"
        var bytes = Array(SHA256.hash(Array(text.utf8)).bytes.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Hex.encode(bytes)
        var rest = digits[...]
        return [8, 4, 4, 4, 12].map { count in
            defer { rest = rest.dropFirst(count) }
            return String(rest.prefix(count))
        }
        .joined(separator: "-")
    }
}
