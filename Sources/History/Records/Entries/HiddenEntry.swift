package import Canonical
package import Consent

/// The owner hides a record from their own views, or shows it there again. Nobody else learns of it.
package struct HiddenEntry: EntryOfThread, EntryOfOwnEntry {
    package static let kind = "hidden"
    package static let place = EntryPlace.own
    package let agreement: AgreementID
    package let of: RecordID
    /// Whether it is shown again.
    package let isShownAgain: Bool

    /// - Parameters:
    ///   - record: the record.
    ///   - agreement: the thread that it stands in.
    ///   - isShownAgain: whether it is shown again.
    package init(_ record: RecordID, in agreement: AgreementID, isShownAgain: Bool = false) {
        (of, self.agreement, self.isShownAgain) = (record, agreement, isShownAgain)
    }

    package func renaming(_ new: [RecordID: RecordID]) -> Self {
        Self(new[of] ?? of, in: agreement, isShownAgain: isShownAgain)
    }

    package init(from reader: inout LineReader) throws {
        agreement = AgreementID(try reader.bytes32("agreement"))
        of = RecordID(try reader.bytes32("of"))
        isShownAgain = reader.take("shown again")
    }

    package func write(to writer: inout TextWriter) {
        writer.line("agreement \(agreement)")
        writer.line("of \(of)")
        if isShownAgain { writer.line("shown again") }
    }
}

extension Archive {
    /// The records that the owner has hidden from their own views.
    package var hidden: Set<RecordID> {
        own(HiddenEntry.self).map(\.entry).reduce(into: []) { hidden, entry in
            if entry.isShownAgain { hidden.remove(entry.of) } else { hidden.insert(entry.of) }
        }
    }
}
