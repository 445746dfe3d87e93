import Canonical
import Consent
import History
import HistorySupport
import TestSupport
import Testing

/// A promise binds its maker alone: nobody else's word about it counts, and nothing about it moves what stands.
@Suite struct PromiseTests {
    private let cast: Cast
    private let source: VersionSource
    private let people: [Person]

    init() throws {
        cast = try Cast()
        people = [cast.cooper, cast.rex, cast.sam]
        source = try Self.source(cast, number: 1)
    }

    /// A version with a promise of everybody's.
    private static func source(_ cast: Cast, number: UInt64, replacing old: VersionID? = nil) throws
        -> VersionSource
    {
        var version = try cast.version(with: [cast.rex, cast.sam], number: number).version
        let promises = try [
            Promise(
                word("care"), label: Line("Care"), maker: cast.cooper.id, to: [cast.rex.id, cast.sam.id],
                words: prose("water at hand")),
            Promise(
                word("own-word"), label: Line("Own word"), maker: cast.rex.id, to: [cast.cooper.id],
                words: prose("early")),
        ]
        version.sections.append(
            Section(word("promises"), title: try Line("Promises"), items: promises.map { .promise($0) }))
        if let old { version.replaces = [old] }
        return try VersionSource(version)
    }

    private var here: LogSubject { .agreement(source.version.agreement) }

    /// Everybody's logs in which all hold the version.
    private func journals(under source: VersionSource? = nil) throws -> [PartyID: Journal] {
        let source = source ?? self.source
        var journals: [PartyID: Journal] = [:]
        for person in people { journals[person.id] = Journal(person, here) }
        try journals[cast.cooper.id]?.write(.proposal(source), at: time(1))
        for person in people {
            try journals[person.id]?.write(cast.signature(of: person, under: source), at: time(1))
        }
        for person in people { try journals[person.id]?.write(.held(source.id), at: time(2)) }
        try deliver(&journals, at: time(2))
        return journals
    }

    /// Everybody says that they have everything.
    private func deliver(_ journals: inout [PartyID: Journal], at time: Instant) throws {
        for person in people {
            for other in people where other.id != person.id {
                let log = journals[other.id]!
                try journals[person.id]?.write(
                    .delivered(log.name.id, length: UInt64(log.records.count)), at: time)
            }
        }
    }

    private func archive(_ journals: [PartyID: Journal]) -> Archive {
        var archive = Archive(owner: cast.rex.id)
        for journal in journals.values { for record in journal.records { _ = archive.add(record) } }
        return archive
    }

    private let moment = Moment(clock: time(12), newestKnown: time(11))

    private func promises(_ archive: Archive) -> [KnownPromise] {
        let ledger = archive.ledger
        let standing = ledger.standing(at: moment, for: archive.owner)
        return archive.promises(
            in: source.version.agreement, ledger,
            counted: standing.threads[source.version.agreement]?.counted ?? [])
    }

    /// What of anybody's entries may count for a promise.
    private func mayCount(
        _ mark: PromiseMarkEntry, by author: PartyID, _ made: [RecordID: (PartyID, Set<PartyID>)]
    ) -> Bool {
        let (maker, to): (PartyID, Set<PartyID>)
        switch mark.promise {
        case .item(let id):
            guard let promise = source.version.promises.first(where: { $0.id == id }) else { return false }
            (maker, to) = (promise.maker, promise.to)
        case .added(let id):
            guard let known = made[id] else { return false }
            (maker, to) = known
        }
        return mark.mark == .released ? to.contains(author) && author != maker : author == maker
    }

    @Test(arguments: 0..<60) func nothingByOthersChangesAPromise(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var (everything, honest) = (try journals(), try journals())
        let bare = archive(everything)
        var made: [RecordID: (PartyID, Set<PartyID>)] = [:]
        var sources: [PromiseSource] = [.item(word("care")), .item(word("own-word")), .item(word("nothing"))]
        for step in 0..<40 {
            let author = random.pick(people).id
            let now = time(3) + .hours(Int64(step) * 4)
            let salt = UInt8(step)
            if random.chance(20) {
                let to = Set(random.some(people + [cast.stranger], 60).map(\.id))
                guard !to.isEmpty else { continue }
                let entry = RecordBody.entry(
                    AnyEntry(
                        try PromiseEntry(
                            to: to, due: random.chance(50) ? time(20) : nil,
                            every: random.chance(50) ? 3 : nil,
                            words: prose("promise \(step)"))))
                let record = try everything[author]!.write(entry, at: now, salt: salt)
                // The same record in both, whatever its place: it is named by its id.
                made[record.id] = (author, to.intersection(Set(people.map(\.id))).subtracting([author]))
                sources.append(.added(record.id))
                try honest[author]!.write(entry, at: now, salt: salt)
                continue
            }
            let mark = PromiseMarkEntry(
                random.pick(sources), random.pick(PromiseMarkEntry.Mark.allCases))
            let body = RecordBody.entry(AnyEntry(mark))
            // What may not count is something else of the same place instead, so that every other record stays as it is.
            try everything[author]!.write(body, at: now, salt: salt)
            let instead = RecordBody.unknownEntry(kind: word("nothing"), lines: [])
            try honest[author]!.write(mayCount(mark, by: author, made) ? body : instead, at: now, salt: salt)
        }
        let (all, fair) = (archive(everything), archive(honest))
        #expect(promises(all) == promises(fair), "seed \(seed)")
        #expect(promises(all).count >= 2, "seed \(seed)")
        // No entry moves what stands, or what anybody gives.
        let (before, after) = (bare.ledger, all.ledger)
        let standing = before.standing(at: moment, for: cast.rex.id)
        #expect(standing.threads.values.first?.isInForce == true)
        #expect(after.standing(at: moment, for: cast.rex.id) == standing, "seed \(seed)")
        for person in people {
            let (given, now) = (
                Given(before, in: source.version.agreement, for: person.id, at: moment),
                Given(after, in: source.version.agreement, for: person.id, at: moment)
            )
            for row in source.version.rows {
                for party in people {
                    #expect(
                        given.standing(by: party.id, for: row.key) == now.standing(by: party.id, for: row.key)
                    )
                    #expect(given.last(by: party.id, for: row.key) == now.last(by: party.id, for: row.key))
                }
            }
        }
    }

    /// Every entry there is, by everybody: also check-ins, thanks and wishes.
    @Test func noPracticeMovesWhatStands() throws {
        var journals = try journals()
        let before = archive(journals).ledger.standing(at: moment, for: cast.rex.id)
        for (index, entry) in try PracticeSamples.all(about: source.version.agreement, among: cast).ofThread
            .enumerated()
        {
            for person in people {
                try journals[person.id]?.write(.entry(AnyEntry(entry)), at: time(3), salt: UInt8(index))
            }
        }
        #expect(archive(journals).ledger.standing(at: moment, for: cast.rex.id) == before)
    }

    private func write(
        _ mark: PromiseMarkEntry.Mark, of promise: PromiseSource, by person: Person, at day: Int64,
        _ journals: inout [PartyID: Journal]
    ) throws {
        try journals[person.id]?.write(.entry(AnyEntry(PromiseMarkEntry(promise, mark))), at: time(day))
    }

    @Test func itCountsOnceAllHoldTheVersion() throws {
        var journals: [PartyID: Journal] = [:]
        for person in people { journals[person.id] = Journal(person, here) }
        try journals[cast.cooper.id]?.write(.proposal(source))
        for person in people { try journals[person.id]?.write(cast.signature(of: person, under: source)) }
        #expect(promises(archive(journals)).isEmpty)
        #expect(promises(archive(try self.journals())).map(\.state) == [.standing, .standing])
    }

    @Test func eachReleasesForThemselves() throws {
        var journals = try journals()
        let care = PromiseSource.item(word("care"))
        try write(.released, of: care, by: cast.cooper, at: 3, &journals)
        #expect(promises(archive(journals))[0].releasedBy.isEmpty, "nobody releases themselves")
        try write(.released, of: care, by: cast.rex, at: 4, &journals)
        #expect(promises(archive(journals))[0].state == .standing)
        #expect(promises(archive(journals))[0].releasedBy == [cast.rex.id: time(4)])
        try write(.released, of: care, by: cast.sam, at: 6, &journals)
        #expect(promises(archive(journals))[0].state == .released(time(6)))
        #expect(promises(archive(journals))[1].state == .standing)
    }

    @Test func itsTimes() throws {
        func next(
            due: Instant?, every: UInt64?, _ marks: [(PromiseMarkEntry.Mark, Int64)]
        ) throws -> Instant? {
            var journals = try journals()
            let entry = try PromiseEntry(to: [cast.cooper.id], due: due, every: every, words: prose("a call"))
            let record = try #require(
                try journals[cast.rex.id]?.write(.entry(AnyEntry(entry)), at: time(3)))
            for (mark, day) in marks {
                let author = mark == .released ? cast.cooper : cast.rex
                try write(mark, of: .added(record.id), by: author, at: day, &journals)
            }
            return promises(archive(journals))[2].next
        }
        #expect(try next(due: nil, every: nil, []) == nil)
        #expect(try next(due: time(9), every: nil, []) == time(9))
        for mark in [PromiseMarkEntry.Mark.kept, .missed, .ended, .released] {
            #expect(try next(due: time(9), every: nil, [(mark, 5)]) == nil)
        }
        #expect(try next(due: nil, every: 7, []) == time(10))
        #expect(try next(due: time(5), every: 7, []) == time(5))
        #expect(try next(due: time(5), every: 7, [(.kept, 6)]) == time(13))
        #expect(try next(due: nil, every: 7, [(.kept, 6), (.missed, 8)]) == time(15))
        #expect(try next(due: nil, every: 7, [(.kept, 6), (.ended, 8)]) == nil)
        #expect(try next(due: nil, every: 7, [(.released, 8)]) == nil)
    }

    /// An end holds for every text that its maker had signed before; only a signature after it makes the promise anew.
    @Test func anEndIsNotUndoneByATextThatWasSignedBefore() throws {
        let next = try Self.source(cast, number: 2, replacing: source.id)
        for signsAfterwards in [false, true] {
            var journals = try journals()
            let own = PromiseSource.item(word("own-word"))
            try journals[cast.cooper.id]?.write(.proposal(next), at: time(3))
            if signsAfterwards { try write(.ended, of: own, by: cast.rex, at: 4, &journals) }
            for person in people {
                try journals[person.id]?.write(cast.signature(of: person, under: next), at: time(5))
            }
            if !signsAfterwards { try write(.ended, of: own, by: cast.rex, at: 6, &journals) }
            for person in people { try journals[person.id]?.write(.held(next.id), at: time(7)) }
            try deliver(&journals, at: time(7))
            let archive = archive(journals)
            let counted = archive.ledger.standing(at: moment, for: cast.rex.id).threads.values.first?.counted
            #expect(counted == [next.id])
            #expect(promises(archive)[1].state == (signsAfterwards ? .standing : .ended(time(6))))
        }
    }

    @Test func itEndsWithTheAgreement() throws {
        var journals = try journals()
        let entry = try PromiseEntry(to: [cast.cooper.id], every: 1, words: prose("a call"))
        try journals[cast.rex.id]?.write(.entry(AnyEntry(entry)), at: time(3))
        try write(.ended, of: .item(word("care")), by: cast.cooper, at: 4, &journals)
        try journals[cast.sam.id]?.write(.leave, at: time(5))
        let all = promises(archive(journals))
        #expect(all.map(\.state) == [.ended(time(4)), .over, .over])
        #expect(all.allSatisfy { $0.next == nil })
    }
}
