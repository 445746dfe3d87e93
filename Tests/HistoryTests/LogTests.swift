import HistorySupport
import TestSupport
import Canonical
import Consent
import History
import Testing
import TransparencyLog

@Suite struct LogTests {
    private let cast: Cast
    private let source: VersionSource
    private let journal: Journal

    init() throws {
        cast = try Cast()
        source = try cast.version(with: [cast.rex])
        var journal = Journal(cast.cooper, .agreement(source.version.agreement))
        try journal.write(.proposal(source))
        try journal.write(cast.signature(of: cast.cooper, under: source))
        for index in 0..<5 { try journal.write(.signal(prose("signal \(index)"))) }
        self.journal = journal
    }

    @Test(arguments: 0..<30 as Range<UInt64>) func theOrderOfArrivalChangesNothing(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        var inOrder = Archive(owner: cast.rex.id)
        for record in journal.records { #expect(inOrder.add(record) == .new) }
        var shuffled = Archive(owner: cast.rex.id)
        for record in (journal.records + journal.records).shuffled(using: &numbers) {
            _ = shuffled.add(record)
        }
        #expect(shuffled.logs[journal.name.id]?.root == inOrder.logs[journal.name.id]?.root)
        #expect(shuffled.records == inOrder.records)
        #expect(shuffled.ledger.records == inOrder.ledger.records)
        let moment = Moment(clock: time(1), newestKnown: nil)
        #expect(
            shuffled.ledger.standing(at: moment, for: cast.rex.id)
                == inOrder.ledger.standing(at: moment, for: cast.rex.id))
    }

    @Test func aGapIsFilledLater() {
        var log = Log(journal.name)
        for index in [0, 1, 4, 6, 3] { #expect(log.add(journal.records[index]) == .new) }
        #expect(log.size == 2)
        #expect(log.ahead.keys.sorted() == [3, 4, 6])
        #expect(log.everything.map(\.text.index) == [0, 1, 3, 4, 6])
        #expect(log.add(journal.records[4]) == .known)
        #expect(log.add(journal.records[2]) == .new)
        #expect(log.size == 5)
        #expect(log.add(journal.records[5]) == .new)
        #expect(log.size == 7 && log.ahead.isEmpty)
        #expect(log.root == MerkleTree(journal.records.map { MerkleTree.leafHash(of: $0.text.bytes) }).root)
    }

    @Test func theRootOfTheFirstRecordsIsThatOfTheShorterLog() {
        var log = Log(journal.name)
        var roots = [log.root]
        for record in journal.records {
            _ = log.add(record)
            roots.append(log.root)
        }
        for (size, root) in roots.enumerated() { #expect(log.root(ofFirst: UInt64(size)) == root) }
    }

    @Test(arguments: [false, true]) func twoRecordsForOnePlaceAreBothKept(behindAGap: Bool) throws {
        var other = journal.first(3)
        let second = try other.write(.pause)
        var log = Log(journal.name)
        let first = behindAGap ? [0, 1, 3] : [0, 1, 2, 3]
        for index in first { _ = log.add(journal.records[index]) }
        #expect(log.add(second) == .forked)
        #expect(log.add(second) == .known)
        #expect(log.forks == [second])
        if behindAGap { _ = log.add(journal.records[2]) }
        #expect(log.size == 4)
        #expect(log.everything.count == 5)

        var archive = Archive(owner: cast.rex.id)
        for record in log.everything { _ = archive.add(record) }
        #expect(archive.ledger.isForked(journal.name.id))
        #expect(archive.ledger.soundLength(of: journal.name.id) == 3)
        #expect(archive.ledger.threads[source.version.agreement]?.pauses.count == 1)
    }

    @Test func anEntryLeavesNoGapInTheActs() throws {
        var journal = Journal(cast.cooper, .agreement(source.version.agreement))
        try journal.write(.proposal(source))
        try journal.write(.unknownEntry(kind: word("mood"), lines: Array("well\n".utf8)))
        try journal.write(cast.signature(of: cast.cooper, under: source))
        var archive = Archive(owner: cast.rex.id)
        for record in journal.records { _ = archive.add(record) }
        #expect(archive.ledger.soundLength(of: journal.name.id) == 3)
        #expect(!archive.ledger.hasGap(journal.name.id))
        #expect(archive.ledger.hasSoundSignature(of: source.id, by: cast.cooper.id))
    }

    @Test func privateRecordsKeepTheirOrderWhateverTheClockSays() throws {
        var journal = Journal(cast.rex, .private)
        try journal.write(.label(cast.cooper.id, Line("first")), at: time(5))
        try journal.write(.label(cast.cooper.id, Line("second")), at: time(2))
        var later = Journal(cast.rex, .private, device: 2)
        try later.write(.label(cast.cooper.id, Line("third")), at: time(6))
        let others = Journal(cast.cooper, .private)
        var archive = Archive(owner: cast.rex.id)
        for record in (later.records + others.records + journal.records) { _ = archive.add(record) }
        #expect(archive.privateRecords == journal.records + later.records)
    }
}
