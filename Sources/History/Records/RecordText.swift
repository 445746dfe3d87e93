package import Canonical
package import Consent
import Sodium

/// The text of one record, which its author signs.
package struct RecordText: Equatable, Sendable {
    /// The first line.
    package static let header = "troth/record/v0"
    /// The most bytes a record's text may have: a version's text, and room for what stands around it.
    package static let longest = (1 << 20) - 4096

    /// The log that it stands in.
    package let log: LogName
    /// Its place there, counted from 0.
    package let index: UInt64
    /// When its author says it was written.
    package let said: Instant
    /// Random bytes, so that nobody can guess a record from its hash.
    package let salt: Bytes32
    package let body: RecordBody
    /// The bytes of the text.
    package let bytes: [UInt8]
    /// SHA-256 of the bytes.
    package let id: RecordID

    /// - Parameters: as the properties say.
    /// - Throws: `FormatError`, where the text would be too long, or the body belongs into another kind of log.
    package init(log: LogName, index: UInt64, said: Instant, salt: Bytes32, body: RecordBody) throws {
        guard body.belongs(to: log.subject) else {
            throw FormatError("“\(body.kind)” does not belong into this log")
        }
        var writer = TextWriter()
        writer.line(Self.header)
        writer.line("log \(log.id)")
        writer.line("agreement \(log.subject)")
        writer.line("device \(log.device)")
        writer.line("index \(index)")
        writer.line("time \(said)")
        writer.line("salt \(salt)")
        writer.line("\(body.isAct ? "act" : "entry") \(body.kind)")
        writer.body(body)
        guard writer.bytes.count <= Self.longest else {
            throw FormatError("the record has \(writer.bytes.count) bytes; at most \(Self.longest)")
        }
        self.log = log
        self.index = index
        self.said = said
        self.salt = salt
        self.body = body
        bytes = writer.bytes
        id = RecordID.of(bytes)
    }

    /// - Parameters:
    ///   - bytes: the bytes of a text.
    ///   - author: whose signature under it was verified.
    /// - Throws: `FormatError`, where it is not a record of theirs in the form that troth writes.
    package init(parsing bytes: [UInt8], by author: PartyID) throws {
        guard bytes.count <= Self.longest else {
            throw FormatError("a record of \(bytes.count) bytes; at most \(Self.longest)")
        }
        var reader = try LineReader(bytes)
        guard let first = reader.peek, first.starts(with: "troth/record/".utf8) else {
            throw FormatError("it is not a record", line: 1)
        }
        guard reader.take(Self.header) else {
            throw FormatError("the record was written by another version of troth", line: 1)
        }
        let id = LogID(try reader.bytes32("log"))
        let subject = try Self.subject(&reader)
        log = LogName(author: author, subject: subject, device: try reader.bytes32("device"))
        guard log.id == id else { throw FormatError("the log is not its author's", line: 2) }
        guard let index = Decimal.parse(try reader.expect(prefix: "index ")), index < UInt64.max else {
            throw reader.errorBefore("expected a whole number")
        }
        self.index = index
        said = try reader.instant("time")
        salt = try reader.bytes32("salt")
        body = try reader.recordBody()
        // The writer is the judge of spelling.
        let written = try RecordText(log: log, index: index, said: said, salt: salt, body: body)
        guard written.bytes == bytes else {
            throw FormatError("the record is not in the form that troth writes")
        }
        self.bytes = bytes
        self.id = written.id
    }

    private static func subject(_ reader: inout LineReader) throws -> LogSubject {
        if reader.take("agreement private") { return .private }
        return .agreement(AgreementID(try reader.bytes32("agreement")))
    }
}
