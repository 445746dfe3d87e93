package import Canonical
package import Consent

/// After a limit was crossed or trust was hurt: one person's account of it. It finds nothing, and asks for no answer. In its
/// author's private log it is a draft.
package struct RepairEntry: EntryOfThread {
    package static let kind = "repair"
    package static let place = EntryPlace.either

    /// What its author would like for now.
    package enum Wish: String, CaseIterable, Sendable { case distance, talk, leave }

    package let agreement: AgreementID
    /// Nil where they do not say, or do not know yet.
    package let wish: Wish?
    /// What it is about, where they name it.
    package let row: Slug?
    package let words: Prose

    /// - Parameters:
    ///   - agreement: the thread.
    ///   - wish: what its author would like for now.
    ///   - row: what it is about.
    ///   - words: the account.
    package init(_ agreement: AgreementID, wish: Wish? = nil, about row: Slug? = nil, words: Prose) {
        (self.agreement, self.wish, self.row, self.words) = (agreement, wish, row, words)
    }

    package init(from reader: inout LineReader) throws {
        agreement = AgreementID(try reader.bytes32("agreement"))
        if let word = reader.take(prefix: "for now ") {
            guard let known = Wish(rawValue: String(decoding: word, as: UTF8.self)) else {
                throw reader.errorBefore("expected distance, talk or leave")
            }
            wish = known
        } else {
            wish = nil
        }
        row = reader.isAt("about row ") ? try reader.slug("about row") : nil
        try reader.expect("in words")
        words = try reader.prose()
    }

    package func write(to writer: inout TextWriter) {
        writer.line("agreement \(agreement)")
        if let wish { writer.line("for now \(wish.rawValue)") }
        if let row { writer.line("about row \(row)") }
        writer.line("in words")
        writer.quote(words.lines)
    }
}

/// An entry that belongs to an account.
package protocol EntryOfRepair: Entry {
    /// The record with the account.
    var repair: RecordID { get }
}
