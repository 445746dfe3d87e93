import TestSupport
import Canonical
import Consent
import Testing

/// Clocks that are wrong: whose they are, and which way. Nothing becomes looser by one.
@Suite struct ClockTests {
    /// Whatever time anybody else claims, behind or ahead by years, a reader's standing is the same.
    @Test func noClockButTheReadersMatters() {
        holds(forHistories: 80, steps: 1) { sight, random in
            let skews = Dictionary(
                uniqueKeysWithValues: sight.history.people.map { ($0.id, random.skew()) })
            let skewed = sight.records.map { record in
                record.author == sight.reader.id
                    ? record
                    : record.saying(
                        record.said + skews[record.author, default: Seconds(0)]
                            + (random.chance(30) ? random.skew() : Seconds(0)))
            }
            try require(sight.with(skewed).standing == sight.standing, "another's clock changed it")
        }
    }

    /// The reader's clock jumps ahead somewhere in one of their logs, is set back, and goes on from there: nothing is
    /// looser than if it had stood still from where it had jumped to.
    @Test func aClockThatWasSetBackIsNoLooserThanOneThatStoodStill() {
        var given = 0
        holds(forHistories: 30) { sight, random in
            let ground = Ground(sight.records)
            let own = sight.records.filter { $0.author == sight.reader.id }
            guard !own.isEmpty else { return }
            let place = random.pick(own)
            let newest = ground.time(place).upperBound + .hours(Int64(random.number(0...200)))
            let back = Seconds.hours(Int64(random.number(1...random.pick([24, 720, 9000]))))
            func with(_ time: (Record) -> Instant) -> Sight {
                sight.with(
                    sight.records.map { record in
                        guard record.log == place.log, record.index >= place.index else { return record }
                        return record.saying(record.id == place.id ? newest : time(record))
                    })
            }
            let still = with { _ in newest }
            let set = with { min(newest, $0.said - back) }
            let loosened = set.standing.loosened(since: still.standing).filter { !sight.isKnownGap($0) }
            try require(loosened.isEmpty, "set back by \(back.count / 3600) hours: \(loosened)")
            given += set.standing.overall.values.contains(where: \.isGranted) ? 1 : 0
        }
        #expect(given > 20 || Seeds.replayed != nil, "hardly anything was granted")
    }

    /// The clock that is looked at says less than it did; the newest time that the logs know stays.
    @Test func aClockThatIsSetBackOpensNothing() {
        holds(forHistories: 25) { sight, random in
            let hours = Int64(random.number(1...random.pick([3, 100, 9000])))
            let back = sight.at(
                Moment(clock: sight.moment.clock - .hours(hours), newestKnown: sight.moment.latest))
            let loosened = back.standing.loosened(since: sight.standing).filter { !sight.isKnownGap($0) }
            try require(loosened.isEmpty, "\(hours) hours back: \(loosened)")
        }
    }

    /// The smallest such history: everybody's `held` comes after the time to sign, by a log whose clock then runs back.
    @Test func whatCameTooLateStaysSoWhenTheClockIsSetBack() {
        for later in [5, 50] {
            var story = Story()
            let (a, b) = (Device(.a), Device(.b))
            let draft = Draft("v1", [Deed("leash", .a, .b).row(.agreed)]).with { $0.signBy = 10 }
            story.write(.proposal(draft.id, draft.version), by: a, at: 1)
            for device in [a, b] { story.write(.signature(draft.id), by: device, at: 1) }
            for device in [a, b] {
                story.reach(device, at: 1)
                story.write(.held(draft.id), by: device, at: 1)
            }
            // A's log goes past the time to sign; only then does B's `held` reach it, by a clock that says less.
            story.write(.entry(kind: "thanks"), by: a, at: 20)
            story.reach(a, at: later)
            let standing = story.seen(by: .a, at: later, latest: 50)
            #expect(!standing[Deed("leash", .a, .b).key].isGranted)
        }
    }

    /// A scene has begun by what a log says; then its clock runs back to before it, or it had run ahead to after it.
    @Test(arguments: [(105, 95), (200, 105)])
    func aSceneIsNotLeftByAClockThatIsSetBack(first: Int, then: Int) {
        let deed = Deed("leash", .a, .b)
        var story = Story()
        let scene = Draft("scene", [deed.row(.hardLimit)]).with {
            $0.kind = .scene
            $0.begins = 100
            $0.until = 124
            $0.thread = "S"
        }
        story.agree(scene, at: 1)
        story.write(.entry(kind: "thanks"), by: Device(.a), at: first)
        let wider = Draft("wider", [Deed("words", .a, .b).row(.agreed)]).with {
            $0.begins = 90
            $0.signBy = 400
        }
        story.agree(wider, at: then)
        for hour in [105, 123] {
            #expect(!story.seen(by: .a, at: hour)[Deed("words", .a, .b).key].isGranted)
        }
        #expect(story.seen(by: .a, at: 124)[Deed("words", .a, .b).key].isGranted)
    }
}

extension SeededGenerator {
    /// An hour, a day or a year, more or less, either way.
    fileprivate mutating func skew() -> Seconds {
        let hours = Int64(number(0...pick([1, 24, 9000])))
        return .hours(chance(50) ? hours : -hours)
    }
}

extension Record {
    /// The same, claiming another time.
    fileprivate func saying(_ said: Instant) -> Self {
        Record(
            id: id, log: log, index: index, author: author, agreement: agreement, said: said, act: act)
    }
}
