import Age
import Canonical
import Consent
import History
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
        do { return try Heads(parsing: SealedObject.open(bytes, with: &opener), keys) } catch {
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
                damages += try blame(entry, log)
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

    /// Takes up records of one's own that were written, but of which the heads do not speak: a command was cut off between
    /// the two.
    mutating func recover(_ archive: inout Archive) throws -> [RecordID] {
        var found: [RecordID] = []
        for log in archive.logs.values.filter(\.isWritable).sorted(by: { $0.name.id < $1.name.id }) {
            var index = log.size
            while true {
                let path = try Self.path(of: log.name.id, index, nil, keys)
                guard let note = try? note(at: path),
                    let record = try? SignedRecord(note: note, by: [keys.verifierKey]),
                    record.text.log == log.name, record.text.index == index
                else { break }
                _ = archive.add(record)
                found.append(record.id)
                index += 1
            }
        }
        return found
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
                expected.map({ $0 == record.id }) ?? true
            else { throw FormatError("another record lies in its place") }
            _ = archive.add(record)
        } catch {
            damages.append(VaultError.Damage(file: path, reason: "record \(index + 1) of a log: \(error)"))
        }
    }

    /// Finds which record of a log is not the one that was written, as far as signatures tell.
    private func blame(_ entry: Heads.Entry, _ log: Log?) throws -> [VaultError.Damage] {
        let path = try Self.path(of: entry.name.id, 0, nil, keys)
        return [
            VaultError.Damage(
                file: path,
                reason: "the log of \(entry.size) records that begins here is not the one that was written")
        ]
    }
}
