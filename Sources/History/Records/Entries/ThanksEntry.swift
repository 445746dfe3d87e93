package import Canonical
package import Consent

/// Somebody thanks others. It asks for nothing.
package struct ThanksEntry: Entry {
    package static let kind = "thanks"
    package static let place = EntryPlace.thread

    package let to: Set<PartyID>
    /// An item of the agreement, or a promise, that it is for; nil for something else.
    package let about: PromiseSource?
    package let words: Prose

    /// - Parameters:
    ///   - to: 1 to `PromiseEntry.mostPeople`.
    ///   - about: what it is for.
    ///   - words: what is said.
    /// - Throws: `FormatError`, where there are too few or too many people.
    package init(to: Set<PartyID>, about: PromiseSource? = nil, words: Prose) throws {
        guard (1...PromiseEntry.mostPeople).contains(to.count) else {
            throw FormatError("thanks to \(to.count) people; 1 to \(PromiseEntry.mostPeople)")
        }
        (self.to, self.about, self.words) = (to, about, words)
    }

    package init(from reader: inout LineReader) throws {
        let to = try reader.people(atMost: PromiseEntry.mostPeople)
        let about = reader.isAt("for ") ? try reader.promiseSource(behind: "for") : nil
        try reader.expect("in words")
        try self.init(to: to, about: about, words: reader.prose())
    }

    package func write(to writer: inout TextWriter) {
        writer.people(to)
        if let about { writer.line("for \(about)") }
        writer.line("in words")
        writer.quote(words.lines)
    }
}
