package import Canonical
package import Consent

/// Somebody looks at a repair again: how it is now, as they see it.
package struct RepairReviewEntry: EntryOfRepair {
    package static let kind = "repair-review"
    package static let place = EntryPlace.thread
    package let repair: RecordID
    package let words: Prose

    /// - Parameters:
    ///   - repair: the record with the account.
    ///   - words: how it is now.
    package init(_ repair: RecordID, words: Prose) { (self.repair, self.words) = (repair, words) }

    package init(from reader: inout LineReader) throws {
        repair = RecordID(try reader.bytes32("of"))
        try reader.expect("in words")
        words = try reader.prose()
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(repair)")
        writer.line("in words")
        writer.quote(words.lines)
    }
}
