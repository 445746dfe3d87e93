package import Canonical
package import Consent

/// The owner has removed a log from this home. Of its records only hashes are left, which say nothing of what stood in
/// them: by these, whoever still has a record can show that it was one of them.
package struct ForgottenEntry: Entry {
    package static let kind = "forgotten"
    package static let place = EntryPlace.own
    /// The most hashes in one record: a longer log takes several.
    package static let mostLeaves = 8192

    package let log: LogName
    /// The place of the first of the hashes.
    package let first: UInt64
    /// RFC 6962 leaf hashes of the records' texts, from that place on.
    package let leaves: [Bytes32]
    /// The newest head that the log's author signed, where there was one.
    package let head: [UInt8]?

    /// - Parameters: as the properties say.
    /// - Throws: `FormatError`, where there are too many hashes.
    package init(_ log: LogName, first: UInt64, leaves: [Bytes32], head: [UInt8]?) throws {
        guard leaves.count <= Self.mostLeaves else {
            throw FormatError("\(leaves.count) hashes in one record; at most \(Self.mostLeaves)")
        }
        (self.log, self.first, self.leaves, self.head) = (log, first, leaves, head)
    }

    package init(from reader: inout LineReader) throws {
        let author = PartyID(try reader.bytes32("author"))
        let subject =
            reader.take("agreement private")
            ? LogSubject.private : .agreement(AgreementID(try reader.bytes32("agreement")))
        let device = try reader.bytes32("device")
        guard let first = Decimal.parse(try reader.expect(prefix: "first ")) else {
            throw reader.errorBefore("expected a whole number")
        }
        var head: [UInt8]?
        if let text = reader.take(prefix: "head ") {
            guard let note = Base64.decode(text) else { throw reader.errorBefore("expected base64") }
            head = note
        }
        var leaves: [Bytes32] = []
        while reader.isAt("leaf ") {
            leaves.append(try reader.bytes32("leaf"))
            guard leaves.count <= Self.mostLeaves else { throw reader.errorBefore("too many hashes") }
        }
        try self.init(
            LogName(author: author, subject: subject, device: device), first: first, leaves: leaves,
            head: head)
    }

    package func write(to writer: inout TextWriter) {
        writer.line("author \(log.author)")
        writer.line("agreement \(log.subject)")
        writer.line("device \(log.device)")
        writer.line("first \(first)")
        if let head { writer.line("head \(Base64.encode(head))") }
        for leaf in leaves { writer.line("leaf \(leaf)") }
    }
}
