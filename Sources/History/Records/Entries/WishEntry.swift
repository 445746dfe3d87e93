package import Canonical
package import Consent

/// Something new to talk about. It is no proposal, and changes no boundary.
package struct WishEntry: Entry {
    package static let kind = "wish"
    package static let place = EntryPlace.thread
    package let words: Prose

    /// - Parameter words: what there is to talk about.
    package init(_ words: Prose) { self.words = words }

    package init(from reader: inout LineReader) throws {
        try reader.expect("in words")
        words = try reader.prose()
    }

    package func write(to writer: inout TextWriter) {
        writer.line("in words")
        writer.quote(words.lines)
    }
}

/// Its author takes a wish of theirs off the list. Of somebody else's wish it says nothing.
package struct WishDoneEntry: Entry {
    package static let kind = "wish-done"
    package static let place = EntryPlace.thread
    package let of: RecordID

    /// - Parameter record: the wish.
    package init(_ record: RecordID) { of = record }

    package init(from reader: inout LineReader) throws { of = RecordID(try reader.bytes32("of")) }

    package func write(to writer: inout TextWriter) { writer.line("of \(of)") }
}
