import TestSupport
import Canonical
import Consent
import Testing

/// Who asked not to be asked is not asked; and nothing else is hindered by it.
@Suite struct NotAgainTests {
    // MARK: Small histories

    /// A proposed in T, and B has it and asks not to be asked until the hour 500.
    private func asked() -> (story: Story, one: Record) {
        var story = Story()
        story.write(.proposal(Draft.id("one"), Draft("one").version), by: Device(.a), at: 1)
        story.reach(Device(.b), at: 2)
        let one = story.write(.notAgain(until: Instant(hour: 500)), by: Device(.b), at: 3)
        return (story, one)
    }

    private func isAsking(
        _ story: Story, _ person: Person = .a, among people: [Person] = [.a, .b], in thread: String? = "T",
        at moment: Moment = Moment(hour: 10)
    ) -> Bool {
        Ledger(story.records).notAgains(
            against: person.id, among: Set(people.map(\.id)), in: thread.map(Story.agreement), at: moment
        ).isEmpty
    }

    @Test func itIsAboutJustThesePeopleAndAlsoAboutNewThreads() {
        let (story, _) = asked()
        #expect(!isAsking(story))
        #expect(!isAsking(story, in: nil))
        #expect(!isAsking(story, in: "U"))
        #expect(isAsking(story, among: [.a, .b, .c], in: nil))
        #expect(isAsking(story, among: [.a, .c], in: nil))
        #expect(isAsking(story, .b), "they themselves may ask")
    }

    @Test func itEndsByTheLaterOfTheTwoTimesAndAfterAYear() {
        var (story, _) = asked()
        #expect(!isAsking(story, at: Moment(hour: 499)))
        #expect(isAsking(story, at: Moment(hour: 500)))
        // A clock that was set back asks nobody sooner, and what is known to be later counts.
        #expect(isAsking(story, at: Moment(hour: 10, latest: 500)))
        story.write(.notAgain(until: Instant(hour: 1_000_000)), by: Device(.b), at: 3)
        #expect(!isAsking(story, at: Moment(hour: 3 + 367 * 24 - 1)))
        #expect(isAsking(story, at: Moment(hour: 3 + 367 * 24)))
    }

    @Test func onlyItsAuthorLiftsIt() {
        let (story, one) = asked()
        func lifted(
            by person: Person, of id: RecordID? = nil, hereOnly: Bool = false, in thread: String = "T"
        ) -> Story {
            var story = story
            story.write(
                .proposal(Draft.id("u"), Draft("u").with { $0.thread = "U" }.version), by: Device(.a), at: 4,
                in: "U")
            story.write(.asksAgain(id ?? one.id, hereOnly: hereOnly), by: Device(person), at: 5, in: thread)
            return story
        }
        #expect(isAsking(lifted(by: .b)))
        #expect(isAsking(lifted(by: .b), in: nil))
        #expect(!isAsking(lifted(by: .a)))
        #expect(!isAsking(lifted(by: .c)))
        #expect(!isAsking(lifted(by: .b, of: RecordID(bytes32(named: "another")))))
        // Lifted whole, it is where it stands.
        #expect(!isAsking(lifted(by: .b, in: "U")))
        // For one thread alone.
        for thread in ["T", "U"] {
            let story = lifted(by: .b, hereOnly: true, in: thread)
            #expect(isAsking(story, in: "T") == (thread == "T"))
            #expect(isAsking(story, in: "U") == (thread == "U"))
            #expect(!isAsking(story, in: nil))
        }
    }

    @Test func aLiftBehindAGapIsNone() {
        var (story, one) = asked()
        story.skip(in: "T", by: Device(.b))
        story.write(.asksAgain(one.id, hereOnly: false), by: Device(.b), at: 5)
        #expect(!isAsking(story))
        // What asks for quiet counts wherever it stands.
        story.write(.notAgain(until: Instant(hour: 600)), by: Device(.b), at: 5)
        #expect(!isAsking(story, at: Moment(hour: 550)))
    }

    @Test func aStrangersIsNone() {
        var story = Story()
        story.write(.proposal(Draft.id("one"), Draft("one").version), by: Device(.a), at: 1)
        story.write(.notAgain(until: Instant(hour: 500)), by: Device(.stranger), at: 3)
        #expect(isAsking(story))
    }

    // MARK: What comes all the same

    private func setAside(_ story: Story, _ reader: Person = .b, blocked: [Person] = []) -> SetAside {
        SetAside(
            Ledger(story.records), for: reader.id, blocked: Set(blocked.map(\.id)), at: Moment(hour: 10))
    }

    @Test func whatWasThereBeforeStaysAndWhatComesAfterIsSetAside() {
        var (story, _) = asked()
        #expect(setAside(story) == .nothing)
        story.write(.proposal(Draft.id("two"), Draft("two").version), by: Device(.a), at: 4)
        story.write(
            .proposal(Draft.id("new"), Draft("new").with { $0.thread = "U" }.version), by: Device(.a), at: 4,
            in: "U")
        let aside = setAside(story)
        #expect(Set(aside.versions.keys) == [Draft.id("two"), Draft.id("new")])
        #expect(aside.threads == [Story.agreement("U")])
        #expect(setAside(story, .a) == .nothing, "it is the other's own proposal")
        // That it reached them only later does not bring it out again.
        story.reach(Device(.a), at: 6)
        #expect(setAside(story) == aside)
        // By a clock that is behind, and by their own record.
        var behind = asked().story
        behind.write(
            .delivered(Story.LogKey(device: Device(.b), thread: "T").id, length: 2), by: Device(.a), at: 1)
        behind.write(.proposal(Draft.id("two"), Draft("two").version), by: Device(.a), at: 2)
        #expect(setAside(behind).versions.count == 1)
        // Said before, and still under way.
        var crossed = asked().story
        crossed.write(.proposal(Draft.id("two"), Draft("two").version), by: Device(.a), at: 2)
        #expect(setAside(crossed).versions.isEmpty)
    }

    @Test func signingIsTheReadersOwnYes() {
        var (story, _) = asked()
        story.write(.proposal(Draft.id("two"), Draft("two").version), by: Device(.a), at: 4)
        story.write(.signature(Draft.id("two")), by: Device(.b), at: 5)
        #expect(setAside(story).versions.isEmpty)
    }

    @Test func whoIsBlockedIsNotHeardAndOthersAre() {
        var (story, _) = asked()
        story.write(.proposal(Draft.id("two"), Draft("two").version), by: Device(.a), at: 4)
        story.write(
            .proposal(
                Draft.id("all"), Draft("all").with { ($0.thread, $0.people) = ("V", [.a, .b, .c]) }.version),
            by: Device(.c), at: 4, in: "V")
        let aside = setAside(story, blocked: [.a])
        #expect(aside.versions == [Draft.id("one"): .blocked, Draft.id("two"): .blocked])
        #expect(aside.threads == [Story.agreement("T")])
    }

    // MARK: Random histories

    @Test func itMovesNothingOfWhatStands() {
        holds(forHistories: 60, steps: 4) { sight, random in
            let records = sight.asking(&random)
            let silent = records.map { record -> Record in
                switch record.act {
                case .notAgain, .asksAgain: record.with(.delivered(record.log, length: 0))
                default: record
                }
            }
            try require(
                sight.with(records).standing == sight.with(silent).standing,
                "asking for quiet moves something")
        }
    }

    @Test func nothingThatTakesIsEverHindered() {
        holds(forHistories: 60, steps: 4) { sight, random in
            let records = sight.asking(&random)
            let blocked = Set(random.some(sight.history.people, 50).map(\.id))
            let aside = SetAside(Ledger(records), for: sight.reader.id, blocked: blocked, at: sight.moment)
            for record in records where record.act.takes {
                try require(aside.reason(for: record) == nil, "\(record.act.short) is not told")
            }
            for record in records where record.author == sight.reader.id && !blocked.contains(record.author) {
                try require(aside.asks[record.id] == nil, "one's own is set aside")
            }
        }
    }

    /// Whatever else comes to be known, somebody who asked for quiet keeps it, as long as they write nothing that lifts it.
    @Test func moreRecordsNeverLoosen() {
        holds(forHistories: 100, steps: 4) { sight, random in
            let all = sight.asking(&random)
            let reader = sight.reader.id
            let kept = all.filter { record in
                record.author == reader || random.chance(70)
            }
            let (less, more) = (Ledger(kept), Ledger(all))
            for person in sight.history.people {
                for (thread, acts) in less.threads {
                    guard let people = acts.parties else { continue }
                    let before = less.notAgains(
                        against: person.id, among: people, in: thread, at: sight.moment
                    ).filter { $0.author == reader }
                    let after = more.notAgains(
                        against: person.id, among: people, in: thread, at: sight.moment
                    ).filter { $0.author == reader }
                    // Another thread of these people may only now be known to be theirs.
                    let lost = before.map(\.record.id.name).filter {
                        !after.map(\.record.id.name).contains($0)
                    }
                    try require(lost.isEmpty, "others lift \(lost)")
                }
            }
            let before = SetAside(less, for: reader, at: sight.moment)
            let after = SetAside(more, for: reader, at: sight.moment)
            for id in before.asks.keys {
                try require(after.asks[id] != nil, "\(id.name) comes out again")
            }
        }
    }

    /// The reader's own quiet is lifted by their own lifts alone: without any, nothing that is written ends it.
    @Test func withoutALiftItHolds() {
        holds(forHistories: 60, steps: 4) { sight, random in
            let all = sight.asking(&random)
            let ledger = Ledger(all)
            for record in all {
                guard case .notAgain(let until) = record.act, sight.moment.latest < until,
                    sight.moment.latest < record.said + NotAgain.longest,
                    let people = ledger.threads[record.agreement]?.parties, people.contains(record.author),
                    !all.contains(where: { other in
                        guard case .asksAgain(let id, _) = other.act else { return false }
                        return other.author == record.author && id == record.id
                    })
                else { continue }
                for other in people where other != record.author {
                    let hold = ledger.notAgains(against: other, among: people, in: nil, at: sight.moment)
                    try require(hold.contains { $0.record == record }, "\(record.id.name) does not hold")
                }
            }
        }
    }
}

extension Record {
    fileprivate func with(_ act: Act) -> Self {
        Record(
            id: id, log: log, index: index, author: author, agreement: agreement, said: said, act: act)
    }
}

extension Sight {
    /// The records, where people also ask not to be asked, and lift it, or try to lift what is not theirs: in places of
    /// their logs where they said what had come.
    fileprivate func asking(_ random: inout SeededGenerator) -> [Record] {
        var asked: [RecordID] = []
        return records.map { record in
            guard case .delivered = record.act, random.chance(30) else { return record }
            if !asked.isEmpty, random.chance(40) {
                return record.with(.asksAgain(random.pick(asked), hereOnly: random.chance(50)))
            }
            asked.append(record.id)
            return record.with(
                .notAgain(until: Instant(hour: Int(record.said.seconds / 3600) + random.number(1...600))))
        }
    }
}
