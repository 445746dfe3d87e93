import HistorySupport
import Age
import Canonical
import Consent
import History
import Sodium
import Testing
import Vault

/// Whoever can write into a home's folder, but has neither passphrase nor seed, is found out or changes nothing.
@Suite struct TamperTests {
    private let small: SmallHome
    private let texts: [[UInt8]]
    private let objects: [String]

    init() throws {
        small = try SmallHome()
        texts = try openHome(on: small.disk).texts
        objects = small.disk.files.keys.filter { $0.hasPrefix("objects/") }.sorted()
        try #require(objects.count == texts.count)
    }

    @Test func everyChangedByteOfAnObjectIsFound() throws {
        for path in objects + ["heads.age"] {
            let bytes = try #require(small.disk.files[path])
            // A sample, of the heads every byte before the payload: an age file has no byte that does not count.
            let places =
                Array(stride(from: 0, to: 220, by: path == "heads.age" ? 1 : 11))
                + Array(stride(from: 220, to: bytes.count, by: 397)) + [bytes.count - 1]
            for place in places {
                var changed = bytes
                changed[place] ^= 1 << (place % 8)
                try expectDamage(of: path, replacedBy: changed, "byte \(place)")
            }
            for count in [0, 1, 100, bytes.count / 2, bytes.count - 1] {
                try expectDamage(of: path, replacedBy: Array(bytes.prefix(count)), "\(count) bytes")
            }
            try expectDamage(of: path, replacedBy: bytes + [0], "a byte more")
        }
    }

    /// What is in a wrong place among the bytes of scrypt's salt or of what it wrapped looks like a wrong passphrase, and
    /// cannot look otherwise.
    @Test func everyChangedByteOfTheIdentityIsFound() throws {
        let bytes = try #require(small.disk.files["identity.age"])
        let lines = bytes.split(separator: 0x0A, maxSplits: 3)
        let stanza = lines[1].startIndex..<lines[2].endIndex
        for place in bytes.indices {
            var changed = bytes
            // The lowest bit keeps the work factor low.
            changed[place] ^= 1
            do {
                _ = try opened(changing: "identity.age", to: changed)
                Issue.record("byte \(place) was accepted")
            } catch AgeError.wrongPassphrase {
                #expect(stanza.contains(place), "byte \(place)")
            } catch VaultError.damaged(let damages) {
                #expect(damages.map(\.file) == ["identity.age"])
            }
        }
    }

    @Test func everyMissingFileIsFound() throws {
        for path in objects + ["heads.age", "identity.age"] {
            try expectDamage(of: path, replacedBy: nil, "removed")
        }
        let disk = MemoryDisk(small.disk.files.filter { !$0.key.hasPrefix("objects/") })
        #expect(damages(on: disk).sorted() == objects)
    }

    @Test func anyTwoObjectsThatChangePlacesAreFound() throws {
        for one in objects {
            for other in objects where one < other {
                let disk = MemoryDisk(small.disk.files)
                disk.files[one] = small.disk.files[other]
                disk.files[other] = small.disk.files[one]
                #expect(damages(on: disk).sorted() == [one, other])
                disk.files[other] = small.disk.files[other]
                #expect(damages(on: disk) == [one])
            }
        }
    }

    @Test func olderObjectsUnderNewerHeadsAreFound() throws {
        for earlier in small.earlier.dropLast() {
            let missing = objects.filter { earlier[$0] == nil }
            let disk = MemoryDisk(earlier)
            disk.files["heads.age"] = small.disk.files["heads.age"]
            #expect(damages(on: disk).sorted() == missing)
        }
    }

    /// Whatever its author signed, and the owner or a contact is its author, is taken up again.
    @Test func olderHeadsUnderNewerObjectsLoseNothing() throws {
        let disk = MemoryDisk(small.disk.files)
        let home = try openHome(on: disk)
        let subject = LogSubject.agreement(small.source.version.agreement)
        let older = disk.files["heads.age"]
        let contacts = try small.contacts
        _ = try home.receive(Bundle(heads: [], records: [small.cooper.records[3].note]), contacts: contacts)
        try home.write(
            [.delivered(small.cooper.name.id, length: 5), .no(small.source.id)], to: subject, at: time(3))
        disk.files["heads.age"] = older
        let back = try openHome(on: disk)
        #expect(back.texts == home.texts)
        #expect(back.findings.count == 3)
        #expect(!back.archive.wasSetBack)
        #expect(try openHome(on: disk).findings.isEmpty)

        // Heads from before Cooper's log was known: nobody here knows whose records these are.
        disk.files["heads.age"] = small.earlier[1]["heads.age"]
        let first = try openHome(on: disk)
        #expect(first.archive.logs[small.cooper.name.id] == nil)
        #expect(first.archive.wasSetBack)
        // Cooper sends everything again: what lies there is no hindrance.
        let reception = try first.receive(small.cooper.bundle(), contacts: contacts)
        #expect(reception.added.count == 5)
        #expect(!first.archive.wasSetBack)
        // Now that the log is known, so is the second record for one of its places, which lay there all along.
        #expect(try openHome(on: disk).texts == home.texts)

        // The same, and Cooper is a contact: the pause in a log that the heads do not know counts at once.
        let card = small.cast.cooper.card
        try first.write(
            [.contact(card, note: card.note(signedBy: small.cast.cooper.keys))], to: .private, at: time(4))
        disk.files["heads.age"] = small.earlier[1]["heads.age"]
        let last = try openHome(on: disk)
        #expect(last.texts == (try openHome(on: disk)).texts && last.texts.count == home.texts.count + 1)
        #expect(last.archive.logs[small.cooper.name.id]?.size == 5)
        #expect(last.archive.ledger.threads[small.source.version.agreement]?.pauses.count == 2)
        #expect(!last.archive.wasSetBack)
    }

    /// Files of no worth beside the objects: not signed, by a stranger, or in another's place.
    @Test func whatLiesBesideTheObjectsIsNotBelieved() throws {
        let home = try openHome(on: small.disk)
        let subject = LogSubject.agreement(small.source.version.agreement)
        var theirs = Journal(small.cast.stranger, subject)
        try theirs.write(.pause)
        let notes = [theirs.records[0].note, small.cooper.records[3].note, Array("troth\n".utf8)]
        for (note, name) in zip(notes, ["aa", "bb", "cc"]) {
            let path = "objects/\(name)/\(String(repeating: name, count: 32)).age"
            small.disk.files[path] = try SealedObject.seal(note, to: home.keys.recipient)
        }
        small.disk.files["objects/dd/\(String(repeating: "dd", count: 32)).age"] = Array("nothing".utf8)
        let again = try openHome(on: small.disk)
        #expect(again.texts == home.texts && again.findings.isEmpty)
    }

    @Test func forgedHeadsAreFound() throws {
        let home = try openHome(on: small.disk)
        let recipient = home.keys.recipient
        let honest = Heads(of: home.archive, counter: 99)
        let forged = [
            honest.text(small.cast.stranger.keys),
            Heads(of: Archive(owner: home.keys.party), counter: 1).text(small.cast.cooper.keys),
            Array("troth/heads/v0\ncounter 1\n".utf8), Array("x\n".utf8),
            Array("troth/heads/v0\ncounter 1\ncode \(bytes32(0))\n".utf8),
        ]
        for text in forged {
            try expectDamage(of: "heads.age", replacedBy: SealedObject.seal(text, to: recipient), "forged")
        }
        // Heads of another home, whole.
        let other = MemoryDisk()
        _ = try makeHome(on: other)
        try expectDamage(of: "heads.age", replacedBy: other.files["heads.age"], "another home's")
        try expectDamage(of: "identity.age", replacedBy: nil, "removed")
    }

    @Test func forgedObjectsAreFound() throws {
        let home = try openHome(on: small.disk)
        for log in home.archive.logs.values {
            for record in log.everything {
                let isFork = log.forks.contains(record)
                let name = try home.keys.objectName(
                    log: log.name.id, index: record.text.index, variant: isFork ? record.id : nil)
                let path = "objects/\(name.hex.prefix(2))/\(name).age"
                try #require(objects.contains(path))
                // The same place, other words, signed by somebody else or by nobody.
                let text = try RecordText(
                    log: log.name, index: record.text.index, said: record.text.said, salt: bytes32(1),
                    body: log.name.subject == .private
                        ? .verified(home.keys.party) : .unknownAct(kind: word("bow"), lines: []))
                let line = try small.cast.stranger.keys.sign(.record(text))
                let note = text.bytes + Array("\n\(line)\n".utf8)
                for plain in [note, text.bytes, Array("x\n".utf8)] {
                    let sealed = try SealedObject.seal(plain, to: home.keys.recipient)
                    try expectDamage(of: path, replacedBy: sealed, "forged")
                }
                // The author's own other record.
                guard log.name == small.cooper.name, !isFork else { continue }
                var other = small.cooper.first(Int(record.text.index))
                try other.write(.held(small.source.id))
                let sealed = try SealedObject.seal(#require(other.records.last).note, to: home.keys.recipient)
                let disk = MemoryDisk(small.disk.files)
                disk.files[path] = sealed
                #expect(damages(on: disk).count == 1)
            }
        }
    }

    @Test func whatDoesNotBelongThereChangesNothing() throws {
        let disk = MemoryDisk(small.disk.files)
        disk.files["objects/00/\(bytes32(0)).age"] = [1, 2, 3]
        disk.files["notes"] = [1]
        #expect(try openHome(on: disk).texts == texts)
    }

    /// A forged file in the place of the next record is not taken up, and not written over.
    @Test func aFileInThePlaceOfTheNextRecordIsNotTakenForOne() throws {
        let home = try openHome(on: small.disk)
        let log = try #require(home.archive.ownLog(for: .private))
        let name = try home.keys.objectName(log: log.name.id, index: log.size)
        let path = "objects/\(name.hex.prefix(2))/\(name).age"
        let disk = MemoryDisk(small.disk.files)
        disk.files[path] = try SealedObject.seal(Array("x\n".utf8), to: home.keys.recipient)
        let before = disk.files
        let again = try openHome(on: disk)
        #expect(again.texts == texts && again.findings == [.unreadable(path)])
        #expect(throws: VaultError.damaged([.init(file: path, reason: "a file that does not belong there")]))
        {
            try again.write([.verified(small.cast.cooper.id)], to: .private, at: time(3))
        }
        #expect(disk.files == before)
    }

    /// What takes permission away goes into a new log then; nothing that gives does.
    @Test func aFileInThePlaceOfTheNextRecordHoldsNoPauseUp() throws {
        let home = try openHome(on: small.disk)
        let subject = LogSubject.agreement(small.source.version.agreement)
        let log = try #require(home.archive.ownLog(for: subject))
        let name = try home.keys.objectName(log: log.name.id, index: log.size)
        let path = "objects/\(name.hex.prefix(2))/\(name).age"
        let disk = MemoryDisk(small.disk.files)
        disk.files[path] = [1, 2, 3]
        let again = try openHome(on: disk)
        #expect(again.findings == [.unreadable(path)])
        #expect(throws: VaultError.self) {
            try again.write([.held(small.source.id)], to: subject, at: time(3))
        }
        let record = try #require(try again.write([.leave], to: subject, at: time(3)).first)
        #expect(record.text.log.id != log.name.id && record.text.index == 0)
        #expect(try openHome(on: disk).archive.ledger.hasEnded(small.source.version.agreement))
        #expect(disk.files[path] == [1, 2, 3])
    }

    private func opened(changing path: String, to bytes: [UInt8]?) throws -> Home {
        let disk = MemoryDisk(small.disk.files)
        disk.files[path] = bytes
        return try openHome(on: disk)
    }

    private func damages(on disk: MemoryDisk) -> [String] {
        do {
            _ = try openHome(on: disk)
            return []
        } catch VaultError.damaged(let damages) {
            return damages.map(\.file)
        } catch {
            return ["\(error)"]
        }
    }

    private func expectDamage(
        of path: String, replacedBy bytes: [UInt8]?, _ what: String,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let disk = MemoryDisk(small.disk.files)
        disk.files[path] = bytes
        #expect(damages(on: disk) == [path], "\(what)", sourceLocation: location)
    }
}
