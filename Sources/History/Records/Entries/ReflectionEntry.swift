package import Canonical
package import Consent

/// What somebody answers to a question about trust, for themselves alone. No thread knows of it.
package struct ReflectionEntry: EntryOfOwnEntry {
    package static let kind = "reflection"
    package static let place = EntryPlace.own

    /// Which question: the answer stays with it when its wording changes.
    package let question: Slug
    /// The question's words as they were asked, so that the answer can be read when no list has them any more.
    package let asked: Line
    /// The record that began the answer which this goes on with; nil where this begins one. So each line can be kept as
    /// it is given.
    package let continues: RecordID?
    package let words: Prose

    /// - Parameters: as the properties say.
    package init(to question: Slug, asked: Line, continues: RecordID? = nil, words: Prose) {
        (self.question, self.asked, self.continues, self.words) = (question, asked, continues, words)
    }

    package func renaming(_ new: [RecordID: RecordID]) -> Self {
        Self(to: question, asked: asked, continues: continues.map { new[$0] ?? $0 }, words: words)
    }

    package init(from reader: inout LineReader) throws {
        question = try reader.slug("question")
        asked = try reader.line(behind: "asked: ")
        continues = reader.isAt("continues ") ? RecordID(try reader.bytes32("continues")) : nil
        try reader.expect("in words")
        words = try reader.prose()
    }

    package func write(to writer: inout TextWriter) {
        writer.line("question \(question)")
        writer.line("asked: \(asked)")
        if let continues { writer.line("continues \(continues)") }
        writer.line("in words")
        writer.quote(words.lines)
    }
}
