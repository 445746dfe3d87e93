package import Canonical
package import Consent

/// Somebody says that they delete what they were asked to. Nobody can check it.
package struct DeletionReceiptEntry: Entry {
    package static let kind = "deletion-receipt"
    package static let place = EntryPlace.thread
    /// The record with the request.
    package let request: RecordID
    package let words: Prose?

    /// - Parameters:
    ///   - request: the record with the request.
    ///   - words: what they delete; nil where nothing has to be said.
    package init(_ request: RecordID, _ words: Prose? = nil) { (self.request, self.words) = (request, words) }

    package init(from reader: inout LineReader) throws {
        request = RecordID(try reader.bytes32("of"))
        words = reader.take("in words") ? try reader.prose() : nil
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(request)")
        guard let words else { return }
        writer.line("in words")
        writer.quote(words.lines)
    }
}
