import HistorySupport
import TestSupport
import Canonical
import Consent
import History
import Testing
import TransparencyLog

@Suite struct ReceiveTests {
    private let cast: Cast
    private let source: VersionSource
    private let agreement: AgreementID
    /// Cooper's log: a proposal, a signature, a pause, a receipt.
    private let journal: Journal
    private var archive: Archive

    init() throws {
        cast = try Cast()
        source = try cast.version(with: [cast.rex])
        agreement = source.version.agreement
        var journal = Journal(cast.cooper, .agreement(agreement))
        try journal.write(.proposal(source))
        try journal.write(cast.signature(of: cast.cooper, under: source))
        try journal.write(.pause)
        try journal.write(.delivered(LogID(bytes32(8)), length: 0))
        self.journal = journal
        archive = Archive(owner: cast.rex.id)
    }

    @Test mutating func aWholeBundleIsTakenInAndASecondTimeNothingIsNew() throws {
        let bundle = try journal.bundle()
        let first = archive.receive(bundle, contacts: cast.contacts)
        #expect(first.added == journal.records)
        #expect(first.headed == [journal.name.id] && first.problems.isEmpty)
        let before = Heads(of: archive, counter: 1)
        let second = archive.receive(bundle, contacts: cast.contacts)
        #expect(second.added.isEmpty && second.headed.isEmpty && second.problems.isEmpty)
        #expect(Heads(of: archive, counter: 1) == before)
    }

    @Test mutating func fromAStrangerNothingIsTaken() throws {
        var theirs = Journal(cast.stranger, .agreement(agreement))
        try theirs.write(.pause)
        let reception = archive.receive(try theirs.bundle(), contacts: cast.contacts)
        #expect(reception.added.isEmpty && archive.records.isEmpty)
        #expect(reception.problems.contains(.stranger))
        #expect(reception.problems.allSatisfy { $0 == .stranger })
    }

    /// Every record but the pause is damaged in turn; the pause still arrives.
    @Test func aBadRecordKeepsNoPauseOut() throws {
        for bad in [0, 1, 3] {
            for damage in 0..<3 {
                var archive = self.archive
                var bundle = try journal.bundle()
                switch damage {
                case 0: bundle.records[bad][40] ^= 1
                case 1: bundle.records[bad].removeLast(10)
                default: bundle.records[bad] = []
                }
                let reception = archive.receive(bundle, contacts: cast.contacts)
                #expect(reception.added.contains(journal.records[2]), "record \(bad), damage \(damage)")
                #expect(!reception.problems.isEmpty)
                #expect(archive.ledger.threads[agreement]?.pauses.count == 1)
                // What is missing is asked for.
                #expect(reception.problems.contains(.missing(cast.cooper.id, 1)))
            }
        }
    }

    @Test mutating func underAWrongHeadOnlyWhatTakesIsKept() throws {
        let bundle = Bundle(heads: [try journal.head(root: bytes32(1))], records: journal.records.map(\.note))
        let reception = archive.receive(bundle, contacts: cast.contacts)
        #expect(reception.problems == [.wrongHead(cast.cooper.id)])
        #expect(reception.added == [journal.records[2]])
        #expect(reception.headed.isEmpty)
        // The right ones come later, and fill the log.
        let later = archive.receive(try journal.bundle(), contacts: cast.contacts)
        #expect(later.problems.isEmpty && later.added.count == 3)
        #expect(archive.logs[journal.name.id]?.size == 4)
    }

    @Test mutating func aHeadOverOthersRecordsIsNoticed() throws {
        _ = archive.receive(try journal.bundle(), contacts: cast.contacts)
        var other = journal.first(1)
        try other.write(.held(source.id))
        try other.write(.leave)
        let reception = archive.receive(try other.bundle(), contacts: cast.contacts)
        #expect(reception.problems.contains(.wrongHead(cast.cooper.id)))
        #expect(reception.added.map(\.text.body) == [.leave])
        #expect(archive.ledger.threads[agreement]?.leaves.count == 1)
        #expect(archive.ledger.holders(of: source.id).isEmpty)
        // A head alone that does not fit is noticed too.
        let alone = archive.receive(Bundle(heads: [try other.head()], records: []), contacts: cast.contacts)
        #expect(alone.problems == [.wrongHead(cast.cooper.id)] && alone.headed.isEmpty)
    }

    @Test mutating func aForkIsKeptAndSaid() throws {
        _ = archive.receive(try journal.bundle(), contacts: cast.contacts)
        var other = journal.first(1)
        let fork = try other.write(.held(source.id))
        let bundle = Bundle(heads: [], records: [fork.note])
        #expect(archive.receive(bundle, contacts: cast.contacts).problems == [.forked(cast.cooper.id)])
        #expect(archive.receive(bundle, contacts: cast.contacts).added.isEmpty)
        #expect(archive.ledger.isForked(journal.name.id))
    }

    /// Cooper fills all the room he has, out of order; what is in order, and everybody else's, still comes in.
    @Test mutating func nobodyCanFillAHome() throws {
        var long = Journal(cast.cooper, .agreement(agreement))
        for index in 0...Archive.mostRoom + 10 { try long.write(index == 0 ? .proposal(source) : .pause) }
        let gap = long.records.enumerated().filter { $0.offset != 1 }.map(\.element.note)
        let reception = archive.receive(Bundle(heads: [], records: gap), contacts: cast.contacts)
        #expect(reception.problems.contains(.tooMuch(cast.cooper.id)))
        #expect(archive.logs[long.name.id]?.ahead.count == Archive.mostRoom - 8)
        var other = Journal(cast.cooper, .agreement(agreement), device: 2)
        try other.write(.leave)
        #expect(
            archive.receive(try other.bundle(), contacts: cast.contacts).problems.contains(
                .tooMuch(cast.cooper.id)))
        var stranger = Journal(cast.stranger, .agreement(agreement))
        try stranger.write(.pause)
        let all = cast.contacts + [cast.stranger.card]
        #expect(archive.receive(try stranger.bundle(), contacts: all).added.count == 1)
        let second = archive.receive(
            Bundle(heads: [], records: [long.records[1].note]), contacts: cast.contacts)
        #expect(second.added.count == 1 && second.problems.isEmpty)
        #expect(archive.logs[long.name.id]?.ahead.isEmpty == true)
    }

    @Test mutating func whatIsMissingIsCounted() throws {
        let bundle = Bundle(
            heads: [try journal.head()], records: [journal.records[0].note, journal.records[3].note])
        let reception = archive.receive(bundle, contacts: cast.contacts)
        #expect(reception.problems == [.missing(cast.cooper.id, 2)])
        let rest = Bundle(heads: [try journal.head()], records: journal.records[1...2].map(\.note))
        #expect(archive.receive(rest, contacts: cast.contacts).problems.isEmpty)
        #expect(archive.logs[journal.name.id]?.head?.checkpoint.size == 4)
    }

    @Test mutating func aHeadOfAnUnknownLogSaysHowMuchIsMissing() throws {
        let reception = archive.receive(
            Bundle(heads: [try journal.head()], records: []), contacts: cast.contacts)
        #expect(reception.problems == [.missing(cast.cooper.id, 4)])
        let forged = Journal(cast.stranger, .agreement(agreement))
        #expect(archive.receive(try forged.bundle(), contacts: cast.contacts).problems == [.stranger])
    }

    @Test mutating func aHeadIsSignedByItsLogsAuthor() throws {
        _ = archive.receive(Bundle(heads: [], records: journal.records.map(\.note)), contacts: cast.contacts)
        let log = try #require(archive.logs[journal.name.id])
        let checkpoint = Checkpoint(origin: journal.name.origin, size: log.size, root: log.root)
        let note = try SignedNote(checkpoint.text, [cast.sam.keys.sign(.checkpoint(checkpoint))])
        let reception = archive.receive(Bundle(heads: [note.bytes], records: []), contacts: cast.contacts)
        #expect(reception.headed.isEmpty && reception.problems.count == 1)
        for index in try journal.head().indices {
            var head = try journal.head()
            head[index] ^= 1
            let reception = archive.receive(Bundle(heads: [head], records: []), contacts: cast.contacts)
            #expect(reception.headed.isEmpty && !reception.problems.isEmpty, "byte \(index)")
        }
    }

    @Test mutating func privateRecordsAreRefused() throws {
        var theirs = Journal(cast.cooper, .private)
        try theirs.write(.profile(name: Line("Cooper")))
        try theirs.write(.unknownAct(kind: word("bow"), lines: []))
        let reception = archive.receive(
            Bundle(heads: [], records: theirs.records.map(\.note)), contacts: cast.contacts)
        #expect(reception.added.isEmpty)
        #expect(reception.problems.count == 2)
    }

    @Test mutating func versionsOfOtherPeopleAreRefused() throws {
        let foreign = try cast.version(with: [cast.sam])
        var theirs = Journal(cast.cooper, .agreement(foreign.version.agreement))
        try theirs.write(.proposal(foreign))
        // A version of this thread in the log of another.
        var moved = Journal(cast.cooper, .agreement(foreign.version.agreement), device: 3)
        try moved.write(.proposal(source))
        // Somebody who is no party proposes.
        var outsider = Journal(cast.sam, .agreement(agreement))
        try outsider.write(.proposal(source))
        for journal in [theirs, moved, outsider] {
            let bundle = Bundle(heads: [], records: journal.records.map(\.note))
            let reception = archive.receive(bundle, contacts: cast.contacts)
            #expect(reception.added.isEmpty && reception.problems.count == 1)
            guard case .foreign = reception.problems.first else {
                Issue.record("\(reception.problems)")
                continue
            }
        }
    }

    @Test mutating func aVersionThatNamesAnotherRecipientIsRefused() throws {
        let contacts = cast.contacts.map { card in
            card == cast.cooper.card
                ? Card(
                    name: card.name, verifierKey: card.verifierKey, recipient: cast.stranger.card.recipient)
                : card
        }
        let reception = archive.receive(try journal.bundle(), contacts: contacts)
        #expect(!reception.added.contains(journal.records[0]))
        #expect(reception.added.contains(journal.records[2]))
    }

    @Test mutating func aHomeThatWasSetBackLearnsItFromOthers() throws {
        var own = Journal(cast.rex, .agreement(agreement))
        for index in 0..<4 { try own.write(.signal(prose("signal \(index)"))) }
        for record in own.first(2).records { _ = archive.add(record) }
        archive.update(own.name) { $0.isWritable = true }
        #expect(!archive.wasSetBack)
        #expect(archive.ownLog(for: .agreement(agreement))?.name == own.name)

        // By a partner's receipt, by one's own head, by one's own later record.
        var receipt = Journal(cast.cooper, .agreement(agreement))
        try receipt.write(.delivered(own.name.id, length: 3))
        var told = archive
        _ = told.receive(try receipt.bundle(), contacts: cast.contacts)
        #expect(told.claims == [own.name.id: [cast.cooper.id]])
        var headed = archive
        let reception = headed.receive(Bundle(heads: [try own.head()], records: []), contacts: cast.contacts)
        #expect(reception.problems == [.missing(cast.rex.id, 2)] && reception.headed == [own.name.id])
        #expect(headed.wasSetBack && headed.ownLog(for: .agreement(agreement)) == nil)
        var shown = archive
        _ = shown.receive(Bundle(heads: [], records: [own.records[3].note]), contacts: cast.contacts)
        #expect(shown.wasSetBack && shown.ownLog(for: .agreement(agreement)) == nil)

        // What was lost comes back.
        for var archive in [told, headed, shown] {
            _ = archive.receive(Bundle(heads: [], records: own.records.map(\.note)), contacts: cast.contacts)
            #expect(!archive.wasSetBack && archive.claims.isEmpty)
            #expect(archive.ownLog(for: .agreement(agreement))?.size == 4)
        }
    }

    @Test mutating func aHomeThatLostWhatItAcknowledgedWasSetBack() throws {
        var own = Journal(cast.rex, .agreement(agreement))
        try own.write(.delivered(journal.name.id, length: 4))
        for record in own.records { _ = archive.add(record) }
        archive.update(own.name) { $0.isWritable = true }
        #expect(archive.wasSetBack)
        _ = archive.receive(try journal.bundle(), contacts: cast.contacts)
        #expect(!archive.wasSetBack)
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func anyPiecesInAnyOrderGiveTheSame(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        var whole = archive
        _ = whole.receive(try journal.bundle(), contacts: cast.contacts)
        var pieces = archive
        for _ in 0..<12 {
            let count = Int.random(in: 0...journal.records.count, using: &numbers)
            let some = journal.records.shuffled(using: &numbers).prefix(count)
            _ = pieces.receive(
                Bundle(
                    heads: [try journal.first(Int.random(in: 0...4, using: &numbers)).head()],
                    records: some.map(\.note)),
                contacts: cast.contacts)
        }
        _ = pieces.receive(try journal.bundle(), contacts: cast.contacts)
        #expect(Heads(of: pieces, counter: 1) == Heads(of: whole, counter: 1))
    }
}
