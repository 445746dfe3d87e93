import HistorySupport
import Canonical
import Consent
import History
import Testing
import TransparencyLog

/// A signature counts over the one text that it was made for, and as nobody else's.
@Suite struct LedgerTests {
    private let cast: Cast
    private let first: VersionSource
    private let second: VersionSource
    private let elsewhere: VersionSource

    init() throws {
        cast = try Cast()
        first = try cast.version(with: [cast.rex])
        second = try cast.version(with: [cast.rex], number: 2)
        elsewhere = try cast.version(with: [cast.rex], nonce: 2)
    }

    @Test func aSignatureThatHoldsCounts() throws {
        let ledger = try ledger(rex: cast.signature(of: cast.rex, under: first))
        #expect(ledger.signers(of: first.id) == [cast.rex.id])
        #expect(ledger.hasSoundSignature(of: first.id, by: cast.rex.id))
        #expect(ledger.signers(of: second.id).isEmpty)
    }

    @Test func aSignatureMovedToAnotherVersionDoesNot() throws {
        guard case .signature(_, let line) = try cast.signature(of: cast.rex, under: first) else { return }
        for id in [second.id, elsewhere.id] {
            let ledger = try ledger(rex: .signature(id, line))
            for source in [first, second, elsewhere] { #expect(ledger.signers(of: source.id).isEmpty) }
        }
    }

    @Test func anothersSignatureDoesNot() throws {
        #expect(try ledger(rex: cast.signature(of: cast.cooper, under: first)).signers(of: first.id).isEmpty)
        #expect(try ledger(rex: cast.signature(of: cast.sam, under: first)).signers(of: first.id).isEmpty)
    }

    @Test func aRelabelledSignatureDoesNot() throws {
        guard case .signature(_, let line) = try cast.signature(of: cast.rex, under: first) else { return }
        let other = try SignatureLine(
            Array("\(line)".replacing("\(line.name)", with: "\(cast.cooper.keys.verifierKey.name)").utf8))
        #expect(try ledger(rex: .signature(first.id, other)).signers(of: first.id).isEmpty)
        // Under another name and that name's hash.
        let name = try #require(KeyName(Array("troth-somebody".utf8)))
        let hash = VerifierKey(cast.rex.keys.verifierKey.key, named: name).hash
        let relabelled = try SignatureLine(
            Array("— \(name) \(Base64.encode(hash.bytes + line.signature))".utf8))
        #expect(try ledger(rex: .signature(first.id, relabelled)).signers(of: first.id).isEmpty)
    }

    @Test func everyChangedBitOfASignatureIsNoticed() throws {
        guard case .signature(_, let line) = try cast.signature(of: cast.rex, under: first) else { return }
        for index in line.signature.indices {
            for bit in 0..<8 {
                var signature = line.signature
                signature[index] ^= 1 << bit
                let changed = try SignatureLine(
                    Array("— \(line.name) \(Base64.encode(line.hash.bytes + signature))".utf8))
                #expect(!first.isSigned(changed, by: cast.rex.id))
            }
        }
        #expect(first.isSigned(line, by: cast.rex.id))
    }

    @Test func aSignatureCountsOnceItsVersionIsThere() throws {
        var rex = Journal(cast.rex, .agreement(first.version.agreement))
        try rex.write(cast.signature(of: cast.rex, under: first))
        var archive = Archive(owner: cast.cooper.id)
        for record in rex.records { _ = archive.add(record) }
        #expect(archive.ledger.signers(of: first.id).isEmpty)
        var cooper = Journal(cast.cooper, .agreement(first.version.agreement))
        try cooper.write(.proposal(first))
        for record in cooper.records { _ = archive.add(record) }
        #expect(archive.ledger.signers(of: first.id) == [cast.rex.id])
    }

    @Test func whatGivesCountsInItsOwnThreadAlone() throws {
        // `elsewhere` is signed and held in the log of the first version's thread.
        let signed = try ledger(rex: cast.signature(of: cast.rex, under: elsewhere))
        #expect(signed.signers(of: elsewhere.id).isEmpty)
        #expect(try ledger(rex: .held(elsewhere.id)).holders(of: elsewhere.id).isEmpty)
        #expect(try ledger(rex: .held(first.id)).holders(of: first.id) == [cast.rex.id])
        // A proposal in another thread's log names no people for it.
        let moved = try ledger(rex: .proposal(elsewhere))
        #expect(moved.threads[first.version.agreement]?.versions.contains(elsewhere.id) == false)
        // What takes counts wherever it stands.
        #expect(try ledger(rex: .no(elsewhere.id)).refusers(of: elsewhere.id) == [cast.rex.id])
    }

    @Test func anUnknownActStopsItsThread() throws {
        let ledger = try ledger(rex: .unknownAct(kind: word("bow"), lines: []))
        #expect(ledger.threads[first.version.agreement]?.unknowns.count == 1)
    }

    @Test func theNoteOfAVersionCarriesEverybodysSignature() throws {
        var archive = try archive(rex: cast.signature(of: cast.rex, under: first))
        let half = try SignedNote(#require(first.note(signedIn: archive.records)))
        #expect(half.signatures.map(\.name) == [cast.rex.keys.verifierKey.name])
        var cooper = Journal(cast.cooper, .agreement(first.version.agreement), device: 4)
        try cooper.write(cast.signature(of: cast.cooper, under: first))
        for record in cooper.records { _ = archive.add(record) }
        let whole = try SignedNote(#require(first.note(signedIn: archive.records)))
        #expect(
            try whole.verify(with: [cast.rex.keys.verifierKey, cast.cooper.keys.verifierKey]).count == 2)
        #expect(whole.text.bytes == first.bytes)
        #expect(second.note(signedIn: archive.records) == nil)
    }

    /// Cooper has proposed all three; Rex has written one record, in the first one's thread.
    private func archive(rex body: RecordBody) throws -> Archive {
        var archive = Archive(owner: cast.cooper.id)
        for (source, device) in [(first, 1), (second, 2), (elsewhere, 3)] as [(VersionSource, UInt8)] {
            var cooper = Journal(cast.cooper, .agreement(source.version.agreement), device: device)
            try cooper.write(.proposal(source))
            for record in cooper.records { _ = archive.add(record) }
        }
        var rex = Journal(cast.rex, .agreement(first.version.agreement))
        try rex.write(body)
        for record in rex.records { _ = archive.add(record) }
        return archive
    }

    private func ledger(rex body: RecordBody) throws -> Ledger { try archive(rex: body).ledger }
}
