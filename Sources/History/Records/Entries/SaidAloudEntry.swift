package import Canonical
package import Consent

/// Something that its author wrote down had been said aloud before. It counted from then on, recorded or not; what stands
/// is worked out from the record.
package struct SaidAloudEntry: Entry {
    package static let kind = "said-aloud"
    package static let place = EntryPlace.thread
    /// The record of it, by the same author.
    package let record: RecordID
    /// When it was said.
    package let at: Instant

    /// - Parameters:
    ///   - record: the record of it.
    ///   - at: when it was said.
    package init(of record: RecordID, at: Instant) {
        self.record = record
        self.at = at
    }

    package init(from reader: inout LineReader) throws {
        record = RecordID(try reader.bytes32("of"))
        at = try reader.instant("at")
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(record)")
        writer.line("at \(at)")
    }
}
