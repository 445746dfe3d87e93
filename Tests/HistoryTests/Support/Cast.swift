import Age
import Canonical
import Consent
import History
import Sodium
import TransparencyLog

/// Somebody with keys that are no secret.
struct Person: Sendable {
    let keys: Keys
    let card: Card

    init(_ name: String, seed: UInt8) throws {
        keys = try Keys(
            seed: Secret(count: Keys.seedCount) { bytes in
                for index in bytes.indices { unsafe bytes[index] = seed }
            })
        card = Card(name: try Line(name), verifierKey: keys.verifierKey, recipient: keys.recipient)
    }

    var id: PartyID { keys.party }
}

/// The people of every test, and what they write.
struct Cast: Sendable {
    let cooper: Person
    let rex: Person
    let sam: Person
    let stranger: Person

    init() throws {
        cooper = try Person("Cooper", seed: 1)
        rex = try Person("Rex", seed: 2)
        sam = try Person("Sam", seed: 3)
        stranger = try Person("Nobody", seed: 9)
    }

    /// Cards as Rex has them pinned.
    var contacts: [Card] { [rex.card, cooper.card, sam.card] }

    /// A version between Cooper and others.
    func version(with others: [Person], number: UInt64 = 1, nonce: UInt8 = 1) throws -> VersionSource {
        let people = [cooper] + others
        let roles = people.indices.map { $0 == 0 ? word("handler") : word("pup") }
        let parties = try zip(zip(people, roles), Party.seats(for: roles)).map { pair, seat in
            try Party(
                seat: seat, role: pair.1, name: pair.0.card.name,
                verifierKey: Line("\(pair.0.keys.verifierKey)"), recipient: Line("\(pair.0.keys.recipient)"))
        }
        let nonce = bytes32(nonce)
        let row = Row(
            word("leash"), label: try Line("Leash"),
            sides: [.init(word("holds"), cooper.id), .init(word("wears"), others[0].id)],
            lines: [cooper.id: .agreed, others[0].id: .agreed])
        let until = time(30)
        return try VersionSource(
            Version(
                agreement: .of(nonce: nonce, verifierKeys: parties.map(\.verifierKey)), nonce: nonce,
                number: number, kind: .dynamic,
                source: Source(template: word("handler-pup-dynamic"), hash: bytes32(7)),
                title: Line("A walk"),
                term: Term(from: time(0), until: until, review: nil, signBy: time(14), careUntil: time(40)),
                parties: parties,
                sections: [Section(word("play"), title: Line("Play"), items: [.row(row)])]))
    }

    /// Their signature line over a version.
    func signature(of person: Person, under source: VersionSource) throws -> RecordBody {
        .signature(source.id, try person.keys.sign(.version(source)))
    }
}

/// One person's log while it is being written.
struct Journal: Sendable {
    let person: Person
    let name: LogName
    private(set) var records: [SignedRecord] = []

    init(_ person: Person, _ subject: LogSubject, device: UInt8 = 1) {
        self.person = person
        name = LogName(author: person.id, subject: subject, device: bytes32(device))
    }

    @discardableResult
    mutating func write(_ body: RecordBody, at said: Instant = time(1), salt: UInt8 = 5) throws
        -> SignedRecord
    {
        let text = try RecordText(
            log: name, index: UInt64(records.count), said: said, salt: bytes32(salt), body: body)
        let record = try SignedRecord(signing: text, with: person.keys)
        records.append(record)
        return record
    }

    /// A journal with the first records alone.
    func first(_ count: Int) -> Journal {
        var part = self
        part.records = Array(records.prefix(count))
        return part
    }

    /// The head over all records, signed.
    func head(root: Bytes32? = nil) throws -> [UInt8] {
        let tree = MerkleTree(records.map { MerkleTree.leafHash(of: $0.text.bytes) })
        let checkpoint = Checkpoint(
            origin: name.origin, size: tree.size, root: root ?? tree.root)
        return try SignedNote(checkpoint.text, [person.keys.sign(.checkpoint(checkpoint))]).bytes
    }

    /// Everything of it in a bundle.
    func bundle() throws -> Bundle { Bundle(heads: [try head()], records: records.map(\.note)) }
}

func time(_ days: Int64) -> Instant { Instant(seconds: 1_800_000_000) + .days(days) }

func bytes32(_ byte: UInt8) -> Bytes32 { Bytes32([UInt8](repeating: byte, count: 32))! }

func word(_ text: String) -> Slug { Slug(text)! }

func prose(_ text: String) throws -> Prose { try Prose([Line(text)]) }

/// A secret that is none: part of a test.
func secret(_ text: String) throws -> Secret {
    try Secret(count: text.utf8.count) { unsafe $0.copyBytes(from: text.utf8) }
}

func secret(_ bytes: [UInt8]) throws -> Secret {
    try Secret(count: bytes.count) { unsafe $0.copyBytes(from: bytes) }
}
