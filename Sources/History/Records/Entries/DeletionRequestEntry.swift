package import Canonical
package import Consent

/// Somebody asks the others to delete what they have of an agreement, and whatever else the words name.
package struct DeletionRequestEntry: Entry {
    package static let kind = "deletion-request"
    package static let place = EntryPlace.thread
    package let words: Prose?

    /// - Parameter words: what else is meant; nil where nothing has to be said.
    package init(_ words: Prose? = nil) { self.words = words }

    package init(from reader: inout LineReader) throws {
        words = reader.take("in words") ? try reader.prose() : nil
    }

    package func write(to writer: inout TextWriter) {
        guard let words else { return }
        writer.line("in words")
        writer.quote(words.lines)
    }
}
