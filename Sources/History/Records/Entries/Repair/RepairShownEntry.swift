package import Canonical
package import Consent

/// Whether a repair may stand in reports and exports: for whoever gave the account to say, and otherwise it does not.
package struct RepairShownEntry: EntryOfRepair {
    package static let kind = "repair-shown"
    package static let place = EntryPlace.thread
    package let repair: RecordID
    package let isShown: Bool

    /// - Parameters:
    ///   - repair: the record with the account.
    ///   - isShown: whether it may stand there.
    package init(_ repair: RecordID, _ isShown: Bool) { (self.repair, self.isShown) = (repair, isShown) }

    package init(from reader: inout LineReader) throws {
        repair = RecordID(try reader.bytes32("of"))
        isShown = reader.take("in reports")
        if !isShown { try reader.expect("out of reports") }
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(repair)")
        writer.line(isShown ? "in reports" : "out of reports")
    }
}
