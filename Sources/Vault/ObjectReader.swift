import Age
import Canonical
import Consent
import History
import Sodium
import TransparencyLog

/// Reads what lies in a home, and holds it to the heads.
struct ObjectReader: ~Copyable {
    private let disk: any Disk
    private let keys: Keys
    private var opener: Opener
    private var damages: [VaultError.Damage] = []

    init(_ disk: any Disk, _ keys: Keys) throws {
        self.disk = disk
        self.keys = keys
        opener = try Opener([keys.identity])
    }

    static func path(of log: LogID, _ index: UInt64, _ variant: RecordID?, _ keys: Keys) throws -> String {
        let name = try keys.objectName(log: log, index: index, variant: variant).hex
        return "objects/\(name.prefix(2))/\(name).age"
    }

    mutating func heads(_ file: String) throws -> Heads {
        guard let bytes = try disk.read(file) else {
            throw VaultError.damaged([.init(file: file, reason: "the file is missing")])
        }
        do {
            let text = try SealedObject.open(bytes, with: &opener, limit: Padding.size(of: Heads.longest))
            return try Heads(parsing: text, keys)
        } catch {
            throw VaultError.damaged([
                .init(file: file, reason: "the heads of your logs do not hold: \(error)")
            ])
        }
    }

    /// - Returns: every record that the heads speak of.
    /// - Throws: `VaultError.damaged`, which names everything that is missing or changed.
    mutating func archive(_ heads: Heads) throws -> Archive {
        var archive = Archive(owner: keys.party)
        for entry in heads.entries {
            archive.update(entry.name) { $0.isWritable = entry.isWritable }
            for index in 0..<entry.size { try read(entry, index, nil, nil, into: &archive) }
            for (index, id) in entry.ahead.sorted(by: { $0.key < $1.key }) {
                try read(entry, index, nil, id, into: &archive)
            }
            for (id, index) in entry.forks.sorted(by: { $0.key < $1.key }) {
                try read(entry, index, id, id, into: &archive)
            }
            guard damages.isEmpty else { continue }
            let log = archive.logs[entry.name.id]
            guard log?.size == entry.size, log?.root == entry.root else {
                damages += try blame(entry)
                continue
            }
            if let note = entry.head {
                let head = try Log.Head(note: note)
                archive.update(entry.name) { $0.head = head }
            }
        }
        guard damages.isEmpty else { throw VaultError.damaged(damages) }
        return archive
    }

    /// Takes up records that were written, but of which the heads do not speak: a command was cut off between the two, or
    /// older heads were put in the place of newer ones. Others' records too: their authors may have been told that these
    /// arrived, and would not send them again.
    mutating func recover(_ archive: inout Archive) throws -> [RecordID] {
        var found: [RecordID] = []
        for name in archive.logs.values.map(\.name).sorted(by: { $0.id < $1.id }) {
            let author = try Self.key(of: name.author)
            while let index = archive.logs[name.id]?.size {
                let path = try Self.path(of: name.id, index, nil, keys)
                guard let note = try? note(at: path),
                    let record = try? SignedRecord(note: note, by: [author]),
                    record.text.log == name, record.text.index == index
                else { break }
                _ = archive.add(record)
                found.append(record.id)
            }
        }
        return found
    }

    private static func key(of party: PartyID) throws -> VerifierKey {
        try VerifierKey(ofPersonWith: VerifyingKey(party.bytes))
    }

    /// - Returns: the note in an object.
    mutating func note(at path: String) throws -> [UInt8] {
        guard let file = try disk.read(path) else { throw FormatError("the file is missing") }
        return try SealedObject.open(file, with: &opener)
    }

    private mutating func read(
        _ entry: Heads.Entry, _ index: UInt64, _ variant: RecordID?, _ expected: RecordID?,
        into archive: inout Archive
    ) throws {
        let path = try Self.path(of: entry.name.id, index, variant, keys)
        do {
            let record = try SignedRecord(trusted: note(at: path), by: entry.name.author)
            guard record.text.log == entry.name, record.text.index == index,
                expected.map({ $0 == record.id }) ?? (entry.forks[record.id] == nil)
            else { throw FormatError("another record lies in its place") }
            _ = archive.add(record)
        } catch {
            damages.append(VaultError.Damage(file: path, reason: "record \(index + 1) of a log: \(error)"))
        }
    }

    /// Finds which record of a log is not the one that was written, as far as signatures tell.
    private mutating func blame(_ entry: Heads.Entry) throws -> [VaultError.Damage] {
        let author = try Self.key(of: entry.name.author)
        let paths = try (0..<entry.size).map { try Self.path(of: entry.name.id, $0, nil, keys) }
        var forged: [VaultError.Damage] = []
        for (index, path) in paths.enumerated() {
            do { _ = try SignedRecord(note: note(at: path), by: [author]) } catch {
                forged.append(.init(file: path, reason: "record \(index + 1) of a log: \(error)"))
            }
        }
        guard forged.isEmpty, let first = paths.first else { return forged }
        return [
            VaultError.Damage(
                file: first,
                reason: "the log of \(entry.size) records that begins here is not the one that was written")
        ]
    }
}
