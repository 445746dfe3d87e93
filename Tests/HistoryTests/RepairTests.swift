import Canonical
import Consent
import History
import HistorySupport
import TestSupport
import Testing

/// An account is its author's: they alone close it, and nobody's word in it moves what stands.
@Suite struct RepairTests {
    private let cast: Cast
    private let agreement: AgreementID
    private let people: [Person]
    private var journals: [PartyID: Journal] = [:]
    private let account: RecordID

    init() throws {
        cast = try Cast()
        people = [cast.cooper, cast.rex, cast.sam]
        let source = try cast.version(with: [cast.rex, cast.sam])
        agreement = source.version.agreement
        for person in people { journals[person.id] = Journal(person, .agreement(agreement)) }
        try journals[cast.cooper.id]?.write(.proposal(source), at: time(1))
        let entry = RepairEntry(agreement, wish: .distance, words: try prose("I froze"))
        account = try journals[cast.rex.id]!.write(.entry(AnyEntry(entry)), at: time(2)).id
    }

    @discardableResult
    private mutating func write(_ person: Person, _ entry: any Entry, at day: Int64) throws -> RecordID {
        try journals[person.id]!.write(.entry(AnyEntry(entry)), at: time(day)).id
    }

    /// The first says that everything of the second's has reached them.
    private mutating func receive(_ reader: Person, from author: Person, at day: Int64) throws {
        let log = journals[author.id]!
        try journals[reader.id]!.write(
            .delivered(log.name.id, length: UInt64(log.records.count)), at: time(day))
    }

    private func archive(of owner: Person) -> Archive {
        var archive = Archive(owner: owner.id)
        for journal in journals.values { for record in journal.records { _ = archive.add(record) } }
        return archive
    }

    private func repair(for owner: Person) throws -> KnownRepair {
        let archive = archive(of: owner)
        let repairs = archive.repairs(in: agreement, archive.ledger)
        return try #require(repairs.first)
    }

    private func parts(_ repair: KnownRepair) -> [String] {
        repair.parts.map { part in
            switch part.what {
            case .own: "own"
            case .plan: "plan"
            case .review: "review"
            case .closed(let outcome): outcome.rawValue
            }
        }
    }

    @Test mutating func everybodySaysTheirPartAndTheOpenerCloses() throws {
        let words = try prose("words")
        try write(cast.cooper, RepairOwnEntry(account, in: agreement, did: words, effect: words), at: 3)
        try write(cast.cooper, PromiseEntry(to: [cast.rex.id], after: account, words: words), at: 4)
        try write(cast.sam, RepairReviewEntry(account, words: words), at: 5)
        try write(cast.rex, RepairReviewEntry(account, words: words), at: 6)
        try write(cast.rex, RepairCloseEntry(account, .enough), at: 7)
        for owner in people {
            let repair = try repair(for: owner)
            #expect(parts(repair) == ["own", "plan", "review", "review", "enough for now"])
            #expect(repair.closed?.outcome == .enough && repair.late.isEmpty && !repair.isEnded)
        }
    }

    @Test mutating func whatIsForOthersToSayOrForTheOpenerAlone() throws {
        let words = try prose("words")
        // Nobody answers their own account, and nobody else closes it or puts it anywhere.
        try write(cast.rex, RepairOwnEntry(account, in: agreement, did: words, effect: words), at: 3)
        try write(cast.rex, PromiseEntry(to: [cast.cooper.id], after: account, words: words), at: 3)
        for other in [cast.cooper, cast.sam] {
            for outcome in RepairCloseEntry.Outcome.allCases {
                try write(other, RepairCloseEntry(account, outcome), at: 4)
            }
            try write(other, RepairShownEntry(account, true), at: 4)
        }
        for owner in people {
            let repair = try repair(for: owner)
            #expect(parts(repair) == [] && repair.closed == nil && !repair.isInReports)
        }
    }

    @Test mutating func whatComesAfterTheEndIsNotHeard() throws {
        let words = try prose("words")
        let own = RepairOwnEntry(account, in: agreement, did: words, effect: words)
        try write(cast.cooper, own, at: 3)
        try receive(cast.rex, from: cast.cooper, at: 4)
        try write(cast.rex, RepairCloseEntry(account, .ended), at: 5)
        // A clock that is behind, or a lie about it, makes nothing earlier.
        try write(cast.cooper, RepairReviewEntry(account, words: words), at: 1)
        try write(cast.sam, own, at: 2)
        try receive(cast.rex, from: cast.cooper, at: 6)
        try receive(cast.rex, from: cast.sam, at: 6)
        let repair = try repair(for: cast.rex)
        #expect(parts(repair) == ["own", "ended"] && repair.late.count == 2 && repair.isEnded)
        // Whoever wrote it goes on seeing what they wrote.
        #expect(try parts(self.repair(for: cast.sam)).count == 3)
        // Another word of the opener's, and it is heard again.
        try write(cast.rex, RepairCloseEntry(account, .notMended), at: 7)
        #expect(try self.repair(for: cast.rex).late.isEmpty)
    }

    @Test mutating func reportsHaveItOnlyWhereTheOpenerPutIt() throws {
        let words = try prose("words")
        let promise = try write(
            cast.cooper, PromiseEntry(to: [cast.rex.id], after: account, words: words), at: 3)
        let other = try write(cast.cooper, PromiseEntry(to: [cast.rex.id], words: words), at: 3)
        let said = [
            account, promise,
            try write(cast.cooper, PromiseMarkEntry(.added(promise), .kept), at: 4),
            try write(
                cast.rex, ThanksEntry(to: [cast.cooper.id], about: .added(promise), words: words), at: 4),
            try write(cast.rex, RepairCloseEntry(account, .mended), at: 5),
            try write(cast.sam, RepairReviewEntry(account, words: words), at: 5),
            // Of an account that is not here.
            try write(cast.sam, RepairReviewEntry(other, words: words), at: 6),
        ]
        func left() -> Set<RecordID> {
            let archive = archive(of: cast.cooper)
            return archive.recordsOutOfReports(in: agreement, archive.ledger)
        }
        #expect(left() == Set(said))
        try write(cast.rex, RepairShownEntry(account, true), at: 7)
        #expect(left() == [said[6]])
        let out = try write(cast.rex, RepairShownEntry(account, false), at: 8)
        #expect(left().isSuperset(of: said + [out]))
    }

    @Test mutating func aPlanDoesNotEndWithTheAgreementAndMovesNothing() throws {
        let words = try prose("words")
        let before = archive(of: cast.rex).ledger
        try write(cast.cooper, PromiseEntry(to: [cast.rex.id], after: account, words: words), at: 3)
        try write(cast.cooper, PromiseEntry(to: [cast.rex.id], words: words), at: 3)
        try write(cast.rex, RepairCloseEntry(account, .mended), at: 4)
        let moment = Moment(clock: time(5), newestKnown: time(4))
        #expect(
            archive(of: cast.rex).ledger.standing(at: moment, for: cast.rex.id)
                == before.standing(at: moment, for: cast.rex.id))
        try journals[cast.rex.id]?.write(.leave, at: time(6))
        let archive = archive(of: cast.rex)
        let promises = archive.promises(in: agreement, archive.ledger, counted: [])
        #expect(promises.map(\.state) == [.standing, .over])
    }

    @Test mutating func aDraftIsItsAuthorsAlone() throws {
        var own = Journal(cast.cooper, .private)
        let words = try prose("not yet")
        let drafts = [
            try own.write(.entry(AnyEntry(RepairEntry(agreement, words: words))), at: time(3)),
            try own.write(
                .entry(AnyEntry(RepairOwnEntry(account, in: agreement, did: words, effect: words))),
                at: time(4)),
        ]
        var archive = archive(of: cast.cooper)
        for record in own.records { _ = archive.add(record) }
        #expect(archive.repairDrafts(in: agreement).map(\.draft.id) == drafts.map(\.id))
        #expect(archive.repairs(in: agreement, archive.ledger).map(\.account.id) == [account])
        #expect(archive.repairs(in: agreement, archive.ledger)[0].parts.isEmpty)
        try own.write(.entry(AnyEntry(HiddenEntry(drafts[0].id, in: agreement))), at: time(5))
        _ = archive.add(own.records[2])
        #expect(archive.repairDrafts(in: agreement).map(\.draft.id) == [drafts[1].id])
        // Nobody else's private log is heard.
        var others = self.archive(of: cast.rex)
        for record in own.records { _ = others.add(record) }
        #expect(others.repairDrafts(in: agreement).isEmpty)
    }
}
