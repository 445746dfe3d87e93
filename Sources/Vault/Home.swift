import Age
package import Canonical
package import Consent
package import History
package import Sodium
import TransparencyLog

/// A person's home: their keys, and every log they know, each record an object of its own.
package final class Home {
    /// The owner's keys.
    package let keys: Keys
    /// What the home knows.
    package private(set) var archive: Archive
    /// What was found when the home was opened, for people to be told.
    package private(set) var findings: [Finding] = []
    let disk: any Disk
    private var counter: UInt64

    /// Something that opening a home mended.
    package enum Finding: Equatable, Sendable {
        /// A record that lay in the home without its heads speaking of it is part of its log now.
        case recovered(RecordID)
        /// A file lies where a record of the owner's would lie, and cannot be read.
        case unreadable(String)
    }

    private static let identityFile = "identity.age"
    private static let headsFile = "heads.age"
    /// How large heads may become by what others send: the rest is for one's own records, so that nobody can fill a home
    /// until no “no” fits into it any more.
    private static let mostHeadsWhenReceiving = Heads.longest / 2

    /// Makes a home.
    ///
    /// - Parameters:
    ///   - disk: an empty folder.
    ///   - passphrase: what will open it.
    ///   - workFactor: the base-2 logarithm of scrypt's cost.
    /// - Throws: `VaultError`, `SodiumError`.
    package init(creatingOn disk: any Disk, passphrase: borrowing Secret, workFactor: Int) throws {
        for path in [Self.identityFile, ObjectReader.folder] where try disk.exists(path) {
            throw VaultError.homeExists(path: path)
        }
        let seed = try Secret.random(count: Keys.seedCount)
        keys = try Keys(seed: seed)
        let identity = try IdentityFile.seal(seed: seed, passphrase: passphrase, workFactor: workFactor)
        archive = Archive(owner: keys.party)
        self.disk = disk
        counter = 0
        findings = []
        // The identity comes last: a home that was cut off before that is none, and can be made anew.
        try writeHeads()
        guard try disk.create(Self.identityFile, identity) else {
            throw VaultError.homeExists(path: Self.identityFile)
        }
    }

    /// Opens a home, and checks that everything in it is as it was left.
    ///
    /// - Parameters:
    ///   - disk: the home's folder.
    ///   - passphrase: what opens it.
    /// - Throws: `VaultError.noHome`, `.damaged`, `.cannot`; `AgeError.wrongPassphrase`; `SodiumError`.
    package convenience init(openingOn disk: any Disk, passphrase: borrowing Secret) throws {
        try self.init(disk, Self.keys(on: disk, passphrase))
    }

    /// - Returns: the same home as its folder has it now: another process may have written into it.
    /// - Throws: as for opening it.
    package func reopened() throws -> Home { try Home(disk, keys) }

    private static func keys(on disk: any Disk, _ passphrase: borrowing Secret) throws -> Keys {
        guard let identity = try disk.read(Self.identityFile) else {
            guard try disk.exists(ObjectReader.folder) else {
                throw VaultError.noHome(path: Self.identityFile)
            }
            throw VaultError.damaged([.init(file: Self.identityFile, reason: "the file is missing")])
        }
        do { return try IdentityFile.open(identity, passphrase: passphrase) } catch let error as FormatError {
            throw VaultError.damaged([.init(file: Self.identityFile, reason: error.description)])
        } catch let error as AgeError where error != .wrongPassphrase {
            throw VaultError.damaged([.init(file: Self.identityFile, reason: error.description)])
        }
    }

    private init(_ disk: any Disk, _ keys: Keys) throws {
        self.disk = disk
        self.keys = keys
        var reader = try ObjectReader(disk, keys)
        var heads = try reader.heads(Self.headsFile)
        counter = heads.counter
        do { archive = try reader.archive(heads) } catch let error as VaultError {
            // Older heads speak of what has been removed since.
            let gone = try reader.logsRemoved()
            guard heads.entries.contains(where: { gone.contains($0.name.id) }) else { throw error }
            heads.drop(gone)
            reader = try ObjectReader(disk, keys)
            archive = try reader.archive(heads)
        }
        findings = try reader.recover(&archive)
        let isChanged = findings.contains { if case .recovered = $0 { true } else { false } }
        if isChanged { try writeHeads() }
        try removeForgotten()
    }

    /// Goes on with removing what the owner's private records call forgotten.
    private func removeForgotten() throws {
        let missing = try archive.forgettingLeft(keys).map { RecordBody.entry(AnyEntry($0)) }
        if let said = archive.newestForgotten { try write(missing, to: .private, at: said) }
        let gone = archive.logsToForget
        guard !gone.isEmpty else { return }
        // The heads first: what they do not speak of can go.
        archive.drop(gone)
        try writeHeads()
        var reader = try ObjectReader(disk, keys)
        archive = try reader.archive(Heads(of: archive, counter: counter))
        _ = try reader.recover(&archive)
        let left = Set(archive.records.map(\.id))
        findings = findings.filter { if case .recovered(let id) = $0 { left.contains(id) } else { true } }
    }

    /// Whether a folder holds a home, whole or not: what lies there without its identity was one.
    package static func exists(on disk: any Disk) throws -> Bool {
        try disk.exists(identityFile) || disk.exists(ObjectReader.folder)
    }

    /// Writes records into this home's own log of a subject, beginning one where there is none, or none that can be
    /// written into without a fork.
    ///
    /// - Parameters:
    ///   - bodies: what they say, in order.
    ///   - subject: a thread, or what is private.
    ///   - said: the time.
    /// - Returns: the records, on disk.
    /// - Throws: `VaultError`, `FormatError`, `SodiumError`.
    @discardableResult
    package func write(_ bodies: [RecordBody], to subject: LogSubject, at said: Instant) throws
        -> [SignedRecord]
    {
        guard !bodies.isEmpty else { return [] }
        let name =
            archive.ownLog(for: subject)?.name
            ?? LogName(author: keys.party, subject: subject, device: Self.randomBytes32())
        var index = archive.logs[name.id]?.size ?? 0
        var records: [SignedRecord] = []
        for body in bodies {
            let text = try RecordText(
                log: name, index: index, said: said, salt: Self.randomBytes32(), body: body)
            records.append(try SignedRecord(signing: text, with: keys))
            index += 1
        }
        if archive.logs[name.id] == nil { try begin(name) }
        var changed = archive
        for record in records { _ = changed.add(record) }
        do { try commit(changed, records, most: Heads.longest) } catch VaultError.damaged
            where bodies.allSatisfy(\.takes) && index > UInt64(records.count)
        {
            // Where the next record would lie, lies something else. What takes permission away waits for nothing: it goes
            // into a new log, in which nothing lies yet.
            try beginNewLog(for: subject)
            return try write(bodies, to: subject, at: said)
        }
        return records
    }

    /// The heads speak of a log before its first record is written: a record that is cut off from them is found again
    /// only by the log it belongs to.
    func begin(_ log: LogName) throws {
        var changed = archive
        for old in archive.logs.values where old.isWritable && old.name.subject == log.subject {
            changed.update(old.name) { $0.isWritable = false }
        }
        changed.update(log) { $0.isWritable = true }
        try commit(changed, [], most: Heads.longest)
    }

    /// Takes in a bundle.
    ///
    /// - Parameters:
    ///   - bundle: what came.
    ///   - contacts: the cards that were pinned, the owner's own among them.
    /// - Returns: what became of it; the new records are on disk.
    /// - Throws: `VaultError`.
    package func receive(_ bundle: Bundle, contacts: [Card]) throws -> Reception {
        var changed = archive
        let reception = changed.receive(bundle, contacts: contacts)
        if !reception.added.isEmpty || !reception.headed.isEmpty {
            try commit(changed, reception.added, most: Self.mostHeadsWhenReceiving)
        }
        return reception
    }

    /// Stops writing into the own logs of a thread, so that the next record begins a new one: for a home that was set
    /// back and must not write a second record for a place that has one.
    ///
    /// - Throws: `VaultError`.
    package func beginNewLog(for subject: LogSubject) throws {
        var changed = archive
        for log in archive.logs.values where log.isWritable && log.name.subject == subject {
            changed.update(log.name) { $0.isWritable = false }
        }
        try commit(changed, [], most: Heads.longest)
    }

    /// Objects first, then the heads that speak of them: a power cut leaves the old state or the new one.
    func commit(_ changed: Archive, _ records: [SignedRecord], most: Int) throws {
        let heads = Heads(of: changed, counter: counter + 1).text(keys)
        guard heads.count <= most else {
            throw VaultError.cannot(verb: "write", path: Self.headsFile, reason: "it would become too large")
        }
        for record in records {
            let isFork = changed.logs[record.text.log.id]?.forks.contains { $0.id == record.id } ?? false
            let path = try ObjectReader.path(
                of: record.text.log.id, record.text.index, isFork ? record.id : nil, keys)
            let sealed = try SealedObject.seal(record.note, to: keys.recipient)
            if try disk.create(path, sealed) { continue }
            // The heads do not speak of what lies there. Where it is somebody else's, a command that was cut off left it,
            // and it was never theirs to rely on; one's own may be in others' hands, and a second one would be a fork.
            if try isThere(record, at: path) { continue }
            guard record.text.log.author != keys.party else {
                throw VaultError.damaged([.init(file: path, reason: "a file that does not belong there")])
            }
            try disk.replace(path, sealed)
        }
        archive = changed
        try replaceHeads(heads)
    }

    private func isThere(_ record: SignedRecord, at path: String) throws -> Bool {
        var reader = try ObjectReader(disk, keys)
        return (try? reader.note(at: path)) == record.note
    }

    private func writeHeads() throws { try replaceHeads(Heads(of: archive, counter: counter + 1).text(keys)) }

    private func replaceHeads(_ text: [UInt8]) throws {
        try disk.replace(Self.headsFile, SealedObject.seal(text, to: keys.recipient))
        counter += 1
    }

    static func randomBytes32() -> Bytes32 {
        // 32 bytes are what a Bytes32 takes.
        Bytes32(Random.bytes(Bytes32.count))!
    }
}
