package import Canonical
package import Consent

/// Its author asks to be asked nothing by the people of this thread before a time.
package struct NotAgainEntry: Entry {
    package static let kind = "not-again"
    package static let place = EntryPlace.thread
    package static let takes = true
    package let until: Instant

    /// - Parameter until: when it ends by itself.
    package init(until: Instant) { self.until = until }

    package init(from reader: inout LineReader) throws { until = try reader.instant("until") }

    package func write(to writer: inout TextWriter) { writer.line("until \(until)") }
}

/// Its author takes back a `not-again` of theirs.
package struct AsksAgainEntry: Entry {
    package static let kind = "asks-again"
    package static let place = EntryPlace.thread
    /// The record that is taken back.
    package let of: RecordID
    /// Whether it is taken back for this thread alone, as somebody does who proposes something themselves.
    package let isHereOnly: Bool

    /// - Parameters:
    ///   - record: the `not-again` that is taken back.
    ///   - isHereOnly: whether for this thread alone.
    package init(of record: RecordID, isHereOnly: Bool) {
        of = record
        self.isHereOnly = isHereOnly
    }

    package init(from reader: inout LineReader) throws {
        of = RecordID(try reader.bytes32("of"))
        isHereOnly = reader.take("here only")
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(of)")
        if isHereOnly { writer.line("here only") }
    }
}
