import TestSupport
import Canonical
import Consent
import Testing

/// Whatever else is missing, forked, late or unknown: what takes away counts.
@Suite struct CountingTests {
    @Test func aNarrowingCountsUntilItIsSettled() {
        holds(forHistories: 100) { sight, _ in
            let settled = Ground(sight.records).settledAtMost(for: sight.reader)
            let standing = sight.standing
            for record in sight.records {
                guard case .narrowing(let key, let limit) = record.act, !settled.contains(record.id.bytes)
                else { continue }
                let here = standing.threads[record.agreement]?.rows[key] ?? .notAgreed
                try require(
                    !here.isLooser(than: limit.at(sight.moment.latest)), "\(record.id.name) does not count")
                if limit == .hardLimit {
                    try require(
                        standing[key] == .hardLimit, "the hard limit \(record.id.name) does not count")
                }
            }
        }
    }

    @Test func aPauseCountsUntilItIsSettledAndLeavingForGood() {
        holds(forHistories: 100) { sight, _ in
            let settled = Ground(sight.records).settledAtMost(for: sight.reader)
            let standing = sight.standing
            for record in sight.records {
                guard let thread = standing.threads[record.agreement] else { continue }
                let stop: Stop
                switch record.act {
                case .pause where !settled.contains(record.id.bytes): stop = .paused(record.id)
                case .leave: stop = .left(record.id)
                case .unknown: stop = .unknownAct(record.id)
                default: continue
                }
                try require(
                    !thread.rows.values.contains(where: \.isGranted),
                    "something stands in spite of \(record.id.name)")
                try require(
                    thread.stopped.contains(stop) || thread.counted.isEmpty,
                    "\(record.id.name) is not named as the reason")
            }
        }
    }

    @Test func aNoCountsForGood() {
        holds(forHistories: 100) { sight, _ in
            let versions = Ground(sight.records).versions
            let standing = sight.standing
            for record in sight.records {
                guard case .no(let id) = record.act, let version = versions[id],
                    version.partyIDs.contains(record.author)
                else { continue }
                let thread = standing.threads[version.agreement]
                try require(
                    thread?.effective.contains(id) != true, "\(id.name) gives in spite of \(record.id.name)")
            }
        }
    }

    /// Somebody who is in no agreement writes whatever they like.
    @Test func strangersChangeNothing() {
        holds(forHistories: 100, steps: 3) { sight, random in
            guard let act = sight.records.randomElement(using: &random)?.act else { return }
            if case .proposal = act { return }
            let record = sight.record(of: act, by: .stranger, in: random.pick(["T", "U"]))
            let known = Set(Ground(sight.records).versions.values.map(\.agreement))
            guard known.contains(record.agreement) else { return }
            try require(
                sight.with(sight.records + [record]).standing == sight.standing,
                "a stranger's \(act.short) counts")
        }
    }

}
