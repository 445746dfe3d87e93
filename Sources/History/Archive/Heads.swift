package import Canonical
package import Consent
import TransparencyLog

/// What a home trusts to be all of it: every log with its size and root. Kept under a code that only the owner's seed
/// can make, because a sealed file does not say who wrote it.
package struct Heads: Equatable, Sendable {
    /// The first line.
    package static let header = "troth/heads/v0"
    /// The most bytes.
    package static let longest = 16 << 20

    /// One log.
    package struct Entry: Equatable, Sendable {
        package let name: LogName
        package let size: UInt64
        package let root: Bytes32
        package let isWritable: Bool
        /// Records behind a gap.
        package let ahead: [UInt64: RecordID]
        /// Records that claim a place which another one had first.
        package let forks: [RecordID: UInt64]
        /// The newest head that the log's author signed.
        package let head: [UInt8]?
    }

    /// How often the heads have been written.
    package let counter: UInt64
    package private(set) var entries: [Entry]

    /// - Parameters:
    ///   - archive: what the home knows.
    ///   - counter: how often the heads will have been written.
    package init(of archive: Archive, counter: UInt64) {
        self.counter = counter
        entries = archive.logs.values.sorted { $0.name.id < $1.name.id }.map { log in
            Entry(
                name: log.name, size: log.size, root: log.root, isWritable: log.isWritable,
                ahead: log.ahead.mapValues(\.id),
                forks: Dictionary(
                    log.forks.map { ($0.id, $0.text.index) }, uniquingKeysWith: { first, _ in first }),
                head: log.head?.note)
        }
    }

    /// - Parameter gone: logs that they are to speak of no more.
    package mutating func drop(_ gone: Set<LogID>) { entries.removeAll { gone.contains($0.name.id) } }

    /// - Parameter keys: the owner's keys.
    /// - Returns: the text, with its code at the end.
    package func text(_ keys: Keys) -> [UInt8] {
        var writer = TextWriter()
        writer.line(Self.header)
        writer.line("counter \(counter)")
        for entry in entries {
            writer.line("log \(entry.name.id)")
            writer.line("  author \(entry.name.author)")
            writer.line("  agreement \(entry.name.subject)")
            writer.line("  device \(entry.name.device)")
            writer.line("  size \(entry.size)")
            writer.line("  root \(entry.root)")
            if entry.isWritable { writer.line("  writes here") }
            for (index, id) in entry.ahead.sorted(by: { $0.key < $1.key }) {
                writer.line("  ahead \(index) \(id)")
            }
            for (id, index) in entry.forks.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
                writer.line("  fork \(index) \(id)")
            }
            if let head = entry.head { writer.line("  head \(Base64.encode(head))") }
        }
        return CodeLine.append(to: writer.bytes, keys.headsCode)
    }

    /// - Parameters:
    ///   - bytes: the text.
    ///   - keys: the owner's keys.
    /// - Throws: `FormatError`, where the code is not the owner's, before anything else is read.
    package init(parsing bytes: [UInt8], _ keys: Keys) throws {
        guard bytes.count > CodeLine.count, bytes.count <= Self.longest else {
            throw FormatError("no heads are in it")
        }
        guard let signed = CodeLine.strip(from: bytes, keys.headsCode) else {
            throw FormatError("they were not written by this home")
        }
        var reader = try LineReader(signed)
        guard reader.take(Self.header) else {
            throw FormatError("they were written by another version of troth", line: 1)
        }
        counter = try reader.number("counter")
        var entries: [Entry] = []
        while !reader.isAtEnd { entries.append(try reader.headsEntry()) }
        self.entries = entries
    }
}

extension LineReader {
    /// Reads `phrase` and a whole number behind it.
    fileprivate mutating func number(_ phrase: String) throws -> UInt64 {
        guard let value = Decimal.parse(try expect(prefix: "\(phrase) ")) else {
            throw errorBefore("expected a whole number")
        }
        return value
    }

    fileprivate mutating func headsEntry() throws -> Heads.Entry {
        let id = LogID(try bytes32("log"))
        let author = PartyID(try bytes32("  author"))
        let subject =
            take("  agreement private")
            ? LogSubject.private : .agreement(AgreementID(try bytes32("  agreement")))
        let name = LogName(author: author, subject: subject, device: try bytes32("  device"))
        guard name.id == id else { throw errorBefore("the log's id is not what it is made of") }
        let size = try number("  size")
        let root = try bytes32("  root")
        let isWritable = take("  writes here")
        var ahead: [UInt64: RecordID] = [:]
        while let rest = take(prefix: "  ahead ") {
            let (index, id) = try placed(rest)
            ahead[index] = id
        }
        var forks: [RecordID: UInt64] = [:]
        while let rest = take(prefix: "  fork ") {
            let (index, id) = try placed(rest)
            forks[id] = index
        }
        let head = take(prefix: "  head ").flatMap { Base64.decode($0) }
        return Heads.Entry(
            name: name, size: size, root: root, isWritable: isWritable, ahead: ahead, forks: forks, head: head
        )
    }

    private func placed(_ text: ArraySlice<UInt8>) throws -> (UInt64, RecordID) {
        let parts = text.split(separator: 0x20)
        guard parts.count == 2, let index = Decimal.parse(parts[0]), let id = RecordID(hex: parts[1]) else {
            throw errorBefore("expected a place and a record")
        }
        return (index, id)
    }
}
