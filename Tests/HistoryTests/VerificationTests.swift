import HistorySupport
import Canonical
import Consent
import History
import Testing
import TransparencyLog

/// Rex's home checks what it has of Cooper and of Rex.
@Suite struct VerificationTests {
    private typealias Reason = Verification.Fault.Reason

    private let cast: Cast
    private let source: VersionSource
    private let agreement: AgreementID
    /// Cooper proposes, signs and pauses.
    private let cooper: Journal
    /// Rex signs, and says that all three have come.
    private let rex: Journal

    init() throws {
        cast = try Cast()
        source = try cast.version(with: [cast.rex])
        agreement = source.version.agreement
        var cooper = Journal(cast.cooper, .agreement(agreement))
        try cooper.write(.proposal(source))
        try cooper.write(cast.signature(of: cast.cooper, under: source))
        try cooper.write(.pause)
        var rex = Journal(cast.rex, .agreement(agreement))
        try rex.write(cast.signature(of: cast.rex, under: source))
        try rex.write(.delivered(cooper.name.id, length: 3))
        (self.cooper, self.rex) = (cooper, rex)
    }

    private func archive(_ records: [SignedRecord]) -> Archive {
        var archive = Archive(owner: cast.rex.id)
        for record in records { _ = archive.add(record) }
        return archive
    }

    private func check(_ archive: Archive, _ cards: [Card]? = nil) -> Verification {
        archive.verification(of: agreement, cards: cards ?? cast.contacts)
    }

    private func reasons(_ archive: Archive, _ cards: [Card]? = nil) -> [Reason] {
        check(archive, cards).faults.map(\.reason)
    }

    /// What Rex has, with a head of Cooper's.
    private func archive(head: [UInt8]) throws -> Archive {
        var archive = archive(cooper.records + rex.records)
        let head = try Log.Head(note: head)
        archive.update(cooper.name) { $0.head = head }
        return archive
    }

    @Test func whatIsWholeHolds() throws {
        let verification = check(try archive(head: cooper.head()))
        #expect(verification.faults == [])
        #expect(verification.logs.map(\.count).sorted() == [2, 3])
        #expect(verification.logs.map(\.missing) == [[], []])
        #expect(verification.logs.first { $0.name == cooper.name }?.vouched == 3)
        let version = try #require(verification.versions.first)
        #expect(version.id == source.id && version.isSignedByAll && verification.versions.count == 1)
    }

    @Test func oneSignatureIsNotAll() throws {
        let verification = check(archive(cooper.records))
        #expect(verification.faults == [])
        #expect(verification.versions.map(\.signers) == [[cast.cooper.id]])
        #expect(verification.versions.map(\.isSignedByAll) == [false])
    }

    @Test func anotherAgreementIsLeftOut() throws {
        let other = try cast.version(with: [cast.rex], nonce: 2)
        var journal = Journal(cast.cooper, .agreement(other.version.agreement))
        try journal.write(.proposal(other))
        let archive = archive(cooper.records + journal.records)
        #expect(check(archive).versions.map(\.id) == [source.id])
        let everything = archive.verification(of: nil, cards: cast.contacts)
        #expect(Set(everything.versions.map(\.id)) == [source.id, other.id])
    }

    /// One bit of bytes all over each note in turn: either it is no record at all, or it is found.
    @Test func changedBytesAreFound() throws {
        for (place, record) in cooper.records.enumerated() {
            for index in stride(from: place, to: record.note.count, by: 7) {
                var note = record.note
                note[index] ^= 1
                guard let changed = try? SignedRecord(trusted: note, by: cast.cooper.id) else { continue }
                var records = cooper.records
                records[place] = changed
                #expect(!check(archive(records)).faults.isEmpty, "record \(place), byte \(index)")
            }
        }
    }

    @Test func anotherKeyThanThePinnedOneIsFound() throws {
        var theirs = Journal(cast.stranger, .agreement(agreement))
        try theirs.write(.pause)
        #expect(reasons(archive(cooper.records + theirs.records)) == [.unknownAuthor])
        #expect(Set(check(archive(cooper.records), [cast.rex.card]).faults.map(\.log)) == [cooper.name])
    }

    @Test func anotherRecipientThanThePinnedOneIsFound() throws {
        let card = Card(
            name: cast.cooper.card.name, verifierKey: cast.cooper.card.verifierKey,
            recipient: cast.sam.card.recipient)
        let reasons = reasons(archive(cooper.records), [cast.rex.card, card])
        #expect(
            reasons == [.version("it names other keys for “Cooper” than the card that you have")])
    }

    @Test func aSignatureOfAnotherVersionIsFound() throws {
        let other = try cast.version(with: [cast.rex], number: 2)
        var journal = cooper
        try journal.write(.proposal(other))
        try journal.write(.signature(other.id, cast.cooper.keys.sign(.version(source))))
        let verification = check(archive(journal.records))
        #expect(verification.faults.map(\.reason) == [.signature(other.id)])
        #expect(verification.faults.map(\.index) == [4])
        #expect(verification.faults.map(\.record) == [journal.records[4].id])
        #expect(verification.versions.first { $0.id == other.id }?.signers == [])
    }

    @Test func aSignatureWithoutItsTextSaysNothing() throws {
        let verification = check(archive(rex.first(1).records))
        #expect(verification.versions.isEmpty && verification.versionsWithoutText == [source.id])
    }

    @Test func missingRecordsAreListed() throws {
        let verification = check(archive([cooper.records[0], cooper.records[2]]))
        #expect(verification.faults == [])
        #expect(verification.logs.map(\.missing) == [[1]])
    }

    @Test func twoRecordsForOnePlaceAreFound() throws {
        var other = cooper.first(2)
        try other.write(.leave)
        let verification = check(archive(cooper.records + other.records))
        #expect(verification.faults.map(\.reason) == [.twoForOnePlace])
        #expect(verification.faults.map(\.record) == [other.records[2].id])
    }

    @Test func whatWasSignedForAsAWholeMustFit() throws {
        func isFound(_ head: [UInt8]) throws -> Bool {
            reasons(try archive(head: head)).contains { if case .otherRecords = $0 { true } else { false } }
        }
        #expect(try !isFound(cooper.first(2).head()))
        #expect(try isFound(cooper.head(root: bytes32(1))))
        var longer = cooper
        try longer.write(.leave)
        #expect(try isFound(longer.head()))
        // Another log's, and of the right records but signed by somebody else.
        #expect(try isFound(rex.head()))
        let text = try SignedNote(cooper.head()).text
        let line = try cast.sam.keys.sign(.checkpoint(Checkpoint(text)))
        #expect(try isFound(SignedNote(text, [line]).bytes))
    }

    @Test func aHomeThatWasSetBackIsFound() throws {
        #expect(reasons(archive(cooper.first(2).records + rex.records)) == [.setBack])
        var claiming = cooper
        try claiming.write(.delivered(rex.name.id, length: 3))
        #expect(
            reasons(archive(claiming.records + rex.records)) == [.claimed([cast.cooper.id])])
        #expect(reasons(archive(cooper.records + [rex.records[1]])).contains(.setBack))
    }
}
