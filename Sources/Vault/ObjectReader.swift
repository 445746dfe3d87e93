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
    /// What the heads speak of.
    private var read: Set<String> = []

    /// Where the objects lie.
    static let folder = "objects"

    init(_ disk: any Disk, _ keys: Keys) throws {
        self.disk = disk
        self.keys = keys
        opener = try Opener([keys.identity])
    }

    static func path(of log: LogID, _ index: UInt64, _ variant: RecordID?, _ keys: Keys) throws -> String {
        let name = try keys.objectName(log: log, index: index, variant: variant).hex
        return "\(folder)/\(name.prefix(2))/\(name).age"
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
            let ahead = entry.ahead.sorted { $0.key < $1.key }
            let forks = entry.forks.sorted { $0.key < $1.key }
            let places =
                (0..<entry.size).map { Place(index: $0) } + ahead.map { Place(index: $0.key, id: $0.value) }
                + forks.map { Place(index: $0.value, id: $0.key, isFork: true) }
            try read(places, of: entry, into: &archive)
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

    /// Takes up records of which the heads do not speak: a command was cut off before it wrote them, or older heads were
    /// put in the place of newer ones. Others' records too: their authors may have been told that these arrived, and would
    /// not send them again. Whoever has a file put here needs its author's signature, as with a bundle. What was forgotten
    /// is taken away instead.
    ///
    /// - Returns: the records, which lie where records of theirs lie and are signed by the owner or by a contact.
    mutating func recover(_ archive: inout Archive) throws -> [Home.Finding] {
        let unknown = objects().filter { !read.contains($0) }.sorted()
        var notes = unknown.compactMap { path in (try? note(at: path)).map { (path, $0) } }
        let forgotten = Set(archive.forgotten.map(\.log.id))
        if !forgotten.isEmpty {
            let isGone = { (note: [UInt8]) in SignedRecord.log(of: note).map(forgotten.contains) ?? false }
            for (path, note) in notes where isGone(note) { try disk.remove(path) }
            notes.removeAll { isGone($0.1) }
        }
        // One's own first: among them are the contacts, who may have written the others.
        var found = try takeUp(notes, by: [archive.owner], into: &archive)
        let others = Set(
            archive.logs.values.map(\.name.author) + ContactBook(archive).contacts.map(\.card.party))
        found += try takeUp(notes, by: others.subtracting([archive.owner]).sorted(), into: &archive)
        // Where one's own next record would lie, lies something that cannot be read: a record may be lost.
        let unreadable = try archive.logs.values.filter { $0.name.author == archive.owner }
            .map { try Self.path(of: $0.name.id, $0.size, nil, keys) }.filter(unknown.contains).sorted()
        return found.map { .recovered($0) } + unreadable.map { .unreadable($0) }
    }

    /// - Returns: the logs of which the owner's own records say that they were removed, whatever the heads say.
    mutating func logsRemoved() throws -> Set<LogID> {
        let owner = [try Self.key(of: keys.party)]
        var removed: Set<LogID> = []
        for path in objects() {
            guard let note = try? note(at: path),
                let record = try? SignedRecord(note: note, by: owner),
                record.text.log.subject == .private,
                let entry = record.text.body.entry as? ForgottenEntry
            else { continue }
            removed.insert(entry.log.id)
        }
        return removed
    }

    /// - Parameter archive: what the home knows.
    /// - Returns: the owner's private records of logs that never came to stand: what was cut off while they were written.
    mutating func strays(beside archive: Archive) -> [String] {
        guard let owner = try? Self.key(of: keys.party) else { return [] }
        return objects().filter { path in
            guard let note = try? note(at: path), let record = try? SignedRecord(note: note, by: [owner])
            else { return false }
            return record.text.log.subject == .private && archive.logs[record.text.log.id] == nil
        }
    }

    private func takeUp(
        _ notes: [(path: String, note: [UInt8])], by authors: [PartyID], into archive: inout Archive
    ) throws -> [RecordID] {
        let authors = try authors.map(Self.key)
        let records = notes.compactMap { path, note in
            (try? SignedRecord(note: note, by: authors)).map { (path: path, record: $0) }
        }.sorted {
            ($0.record.text.log.id, $0.record.text.index) < ($1.record.text.log.id, $1.record.text.index)
        }
        // A private log that is written over is written from its end: without its first record it does not stand.
        let begun = Set(records.filter { $0.record.text.index == 0 }.map(\.record.text.log.id))
        let isBegun = { (log: LogName, archive: Archive) in
            log.subject != .private || archive.logs[log.id] != nil || begun.contains(log.id)
        }
        var found: [RecordID] = []
        // The first record for a place lies under the place's own name, and another one for it under a name of its own.
        for isFork in [false, true] {
            for (path, record) in records {
                let (log, index) = (record.text.log.id, record.text.index)
                let name = try Self.path(of: log, index, isFork ? record.id : nil, keys)
                guard path == name, isBegun(record.text.log, archive),
                    archive.logs[log]?.has(index) ?? false == isFork
                else { continue }
                if archive.add(record) != .known { found.append(record.id) }
            }
        }
        return found
    }

    /// The path of every file that may be an object.
    private func objects() -> [String] {
        // What cannot be looked at is none of troth's, and must not keep the home shut.
        ((try? disk.list(Self.folder)) ?? []).filter { Hex.decode(Array($0.utf8))?.count == 1 }.flatMap {
            part in
            ((try? disk.list("\(Self.folder)/\(part)")) ?? []).filter {
                $0.hasPrefix(part) && $0.hasSuffix(".age")
            }
            .map { "\(Self.folder)/\(part)/\($0)" }
        }
    }

    private static func key(of party: PartyID) throws -> VerifierKey {
        try VerifierKey(ofPersonWith: VerifyingKey(party.bytes))
    }

    /// - Returns: the note in an object.
    mutating func note(at path: String) throws -> [UInt8] {
        guard let file = try disk.read(path) else { throw FormatError("the file is missing") }
        return try SealedObject.open(file, with: &opener)
    }

    /// Where the heads say that a record lies.
    private struct Place {
        let index: UInt64
        /// Which one it is, where the heads say that too.
        var id: RecordID?
        /// Whether another record had its place first.
        var isFork = false
    }

    /// An object as the disk has it.
    private struct Found {
        let place: Place
        let path: String
        let file: Result<[UInt8]?, any Error>
    }

    private mutating func read(
        _ places: [Place], of entry: Heads.Entry, into archive: inout Archive
    ) throws {
        let found = try places.map { place in
            let path = try Self.path(of: entry.name.id, place.index, place.isFork ? place.id : nil, keys)
            read.insert(path)
            return Found(place: place, path: path, file: Result { try disk.read(path) })
        }
        // What takes long is to open and to read them, not to fetch them from the disk.
        let records = try Workers.map(found) { [keys] found in
            var opener = try Opener([keys.identity])
            return found.map { one in Result { try Self.record(one, of: entry, with: &opener) } }
        }
        for (one, record) in zip(found, records) {
            do { _ = archive.add(try record.get()) } catch {
                let reason = "record \(one.place.index + 1) of a log: \(error)"
                damages.append(VaultError.Damage(file: one.path, reason: reason))
            }
        }
    }

    private static func record(
        _ found: Found, of entry: Heads.Entry, with opener: inout Opener
    ) throws -> SignedRecord {
        guard let file = try found.file.get() else { throw FormatError("the file is missing") }
        let note = try SealedObject.open(file, with: &opener)
        let record = try SignedRecord(trusted: note, by: entry.name.author)
        guard record.text.log == entry.name, record.text.index == found.place.index,
            found.place.id.map({ $0 == record.id }) ?? (entry.forks[record.id] == nil)
        else { throw FormatError("another record lies in its place") }
        return record
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
