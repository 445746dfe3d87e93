import TestSupport
import Canonical
import Consent
import Testing

/// Time alone closes, save where something begins or another thread's limit runs out.
@Suite struct TimeTests {
    @Test func nothingThatStandsHasEnded() {
        holds(forHistories: 100) { sight, _ in
            let standing = sight.standing
            for rows in standing.threads.values.map(\.rows) {
                for (key, boundary) in rows {
                    try require(boundary.at(sight.moment.latest) == boundary, "\(key.short) has ended")
                }
            }
        }
    }

    @Test func timeAloneOpensNothing() {
        holds(forHistories: 100) { sight, random in
            let later = sight.later(random.number(1...200))
            guard !sight.somethingBegins(until: later) else { return }
            let limits = Ground(sight.records).versions.values.map(\.term.until)
            let aLimitRunsOut = limits.contains { sight.moment.latest < $0 && $0 <= later.moment.latest }
            let loosened = later.standing.loosened(since: sight.standing).filter { one in
                !one.contains("lost") && !(aLimitRunsOut && one.hasPrefix("overall"))
                    && !sight.isKnownGap(one)
            }
            try require(loosened.isEmpty, "until \(later.moment.latest.hour): \(loosened)")
        }
    }

    @Test func runningOutLosesNoProtectionButCareThatIsOver() {
        holds(forHistories: 100) { sight, random in
            let later = sight.later(random.number(1...1500))
            guard !sight.somethingBegins(until: later) else { return }
            let over = Ground(sight.records).versions.values.contains {
                sight.moment.latest < $0.term.careUntil && $0.term.careUntil <= later.moment.latest
            }
            let lost = later.standing.lostProtections(since: sight.standing).filter { one in
                !(over && one.contains("aftercare")) && !sight.isKnownGap(one)
            }
            try require(lost.isEmpty, "until \(later.moment.latest.hour): \(lost)")
        }
    }

    /// The clock stays where it is; only the newest time that the reader's own logs know is a later one.
    @Test func aClockThatOnceRanAheadOpensNothingInItsThread() {
        holds(forHistories: 100) { sight, random in
            let hours = Int64(random.number(1...500))
            let ahead = sight.at(
                Moment(clock: sight.moment.clock, newestKnown: sight.moment.latest + .hours(hours)))
            let loosened = ahead.standing.loosened(since: sight.standing).filter { one in
                !one.contains("lost") && !one.hasPrefix("overall") && !sight.isKnownGap(one)
            }
            try require(loosened.isEmpty, "\(hours) hours ahead: \(loosened)")
        }
    }
}

extension Sight {
    fileprivate func later(_ hours: Int) -> Self {
        let more = Seconds.hours(Int64(hours))
        return at(Moment(clock: moment.clock + more, newestKnown: moment.latest + more))
    }

    /// Whether a version's `from` comes, or a scene ends that another version waited for.
    fileprivate func somethingBegins(until later: Self) -> Bool {
        let ground = Ground(records)
        let begins = ground.heldByAll(for: reader).values.contains {
            moment.clock < $0.term.from && $0.term.from <= later.moment.clock
        }
        return begins
            || ground.effective(at: later.moment, for: reader) != ground.effective(at: moment, for: reader)
    }
}
