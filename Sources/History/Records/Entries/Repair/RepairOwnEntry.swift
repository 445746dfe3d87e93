package import Canonical
package import Consent

/// Somebody answers an account: what they did, and its effect. In its author's private log it is a draft.
package struct RepairOwnEntry: EntryOfThread, EntryOfRepair {
    package static let kind = "repair-own"
    package static let place = EntryPlace.either
    package let agreement: AgreementID
    package let repair: RecordID
    /// What its author did.
    package let did: Prose
    /// What came of it, as far as they know.
    package let effect: Prose

    /// - Parameters:
    ///   - repair: the record with the account.
    ///   - agreement: the thread.
    ///   - did: what its author did.
    ///   - effect: what came of it.
    package init(_ repair: RecordID, in agreement: AgreementID, did: Prose, effect: Prose) {
        (self.repair, self.agreement, self.did, self.effect) = (repair, agreement, did, effect)
    }

    package init(from reader: inout LineReader) throws {
        agreement = AgreementID(try reader.bytes32("agreement"))
        repair = RecordID(try reader.bytes32("of"))
        try reader.expect("what I did")
        did = try reader.prose()
        try reader.expect("its effect")
        effect = try reader.prose()
    }

    package func write(to writer: inout TextWriter) {
        writer.line("agreement \(agreement)")
        writer.line("of \(repair)")
        writer.line("what I did")
        writer.quote(did.lines)
        writer.line("its effect")
        writer.quote(effect.lines)
    }
}
