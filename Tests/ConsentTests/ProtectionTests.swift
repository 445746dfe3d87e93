import TestSupport
import Canonical
import Consent
import Testing

/// Protections outlast permissions.
@Suite struct ProtectionTests {
    @Test func everyVersionThatStandsProtectsWhateverBecameOfIt() {
        holds(forHistories: 100) { sight, _ in
            let ground = Ground(sight.records)
            let effective = ground.effective(at: sight.moment, for: sight.reader).compactMap {
                ground.versions[$0]
            }
            let standing = sight.standing
            for (id, version) in ground.heldByAll(for: sight.reader)
            where version.term.from <= sight.moment.latest
                && !effective.contains(where: { $0.replaces.contains(id) })
            {
                let here = standing.threads[version.agreement]?.origins ?? []
                for one in version.protections
                where one.kind != .aftercare || sight.moment.latest < version.term.careUntil {
                    let origin = StandingProtection.Origin.item(
                        one.id, providers: one.providers, kind: one.kind)
                    try require(here.contains(origin), "\(one.id) of \(id.name) does not protect")
                }
            }
        }
    }

    @Test func pausingAndLeavingChangeNoProtection() {
        holds(forHistories: 100) { sight, random in
            let act = random.pick([Act.pause, .leave, .unknown])
            let record = sight.record(
                of: act, by: random.pick(sight.history.people), in: random.pick(["T", "U"]))
            let (before, after) = (sight.standing, sight.with(sight.records + [record]).standing)
            for (id, thread) in before.threads {
                try require(
                    after.threads[id]?.protections == thread.protections,
                    "\(act.short) changes protections in \(id.name)")
            }
        }
    }

    @Test func aSignalOfOnesOwnStaysUntilAVersionThatAllHoldSettlesIt() {
        holds(forHistories: 100) { sight, _ in
            let settled = Ground(sight.records).settledAtMost(for: sight.reader)
            let standing = sight.standing
            for record in sight.records {
                guard case .signal = record.act, !settled.contains(record.id.bytes) else { continue }
                let here = standing.threads[record.agreement]?.origins ?? []
                try require(here.contains(.added(record.id)), "the signal \(record.id.name) does not protect")
            }
        }
    }
}
