package import Canonical
package import Consent

/// Whoever gave an account closes it, in their own word. Nobody else's closing counts, and no boundary changes by it.
package struct RepairCloseEntry: EntryOfRepair {
    package static let kind = "repair-close"
    package static let place = EntryPlace.thread

    package enum Outcome: String, CaseIterable, Sendable {
        case mended
        case enough = "enough for now"
        case notMended = "not mended"
        /// Nothing more of anybody else's is heard in it.
        case ended
    }

    package let repair: RecordID
    package let outcome: Outcome

    /// - Parameters:
    ///   - repair: the record with the account.
    ///   - outcome: how it is closed.
    package init(_ repair: RecordID, _ outcome: Outcome) { (self.repair, self.outcome) = (repair, outcome) }

    package init(from reader: inout LineReader) throws {
        repair = RecordID(try reader.bytes32("of"))
        guard let outcome = Outcome(rawValue: String(decoding: try reader.next(), as: UTF8.self)) else {
            throw reader.errorBefore("expected mended, enough for now, not mended or ended")
        }
        self.outcome = outcome
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(repair)")
        writer.line(outcome.rawValue)
    }
}
