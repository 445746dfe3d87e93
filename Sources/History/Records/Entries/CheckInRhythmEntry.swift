package import Canonical
package import Consent

/// How often its owner would like to check in. It is theirs alone, and nobody else learns of it.
package struct CheckInRhythmEntry: EntryOfThread {
    package static let kind = "check-in-rhythm"
    package static let place = EntryPlace.own
    /// What a rhythm may be, in days.
    package static let days: ClosedRange<UInt64> = 1...366

    package let agreement: AgreementID
    /// Nil for no rhythm.
    package let days: UInt64?

    /// - Parameters:
    ///   - agreement: the thread that it is about.
    ///   - days: how many days lie between two check-ins; nil for no rhythm.
    /// - Throws: `FormatError`, where they are not among `days`.
    package init(_ agreement: AgreementID, days: UInt64?) throws {
        if let days, !Self.days.contains(days) {
            throw FormatError("a rhythm of \(days) days; \(Self.days.lowerBound) to \(Self.days.upperBound)")
        }
        (self.agreement, self.days) = (agreement, days)
    }

    package init(from reader: inout LineReader) throws {
        let agreement = AgreementID(try reader.bytes32("agreement"))
        guard !reader.take("never") else {
            try self.init(agreement, days: nil)
            return
        }
        guard let days = Decimal.parse(try reader.expect(prefix: "every ")) else {
            throw reader.errorBefore("expected a whole number of days")
        }
        try self.init(agreement, days: days)
    }

    package func write(to writer: inout TextWriter) {
        writer.line("agreement \(agreement)")
        writer.line(days.map { "every \($0)" } ?? "never")
    }
}
