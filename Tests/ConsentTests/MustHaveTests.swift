import Canonical
import Consent
import Testing

/// “I don't take part in these without this.”
@Suite struct MustHaveTests {
    @Test func nothingStandsWithoutTheRowsThatItNeeds() {
        holds(forHistories: 100) { sight, _ in
            let ground = Ground(sight.records)
            for (id, thread) in sight.standing.threads where thread.counted.count == 1 {
                for version in thread.counted.compactMap({ ground.versions[$0] }) {
                    for row in version.rows where !(thread.rows[row.key]?.isGranted ?? false) {
                        for (key, boundary) in thread.rows
                        where row.neededBy.contains(where: { $0.covers(key) }) {
                            try require(
                                !boundary.isGranted,
                                "\(key.short) in \(id.name) stands without \(row.key.short)")
                        }
                    }
                }
            }
        }
    }

    @Test func whatSomebodyCannotProvideClosesWhatDependsOnIt() {
        holds(forHistories: 100) { sight, _ in
            let ground = Ground(sight.records)
            let settled = ground.settledAtMost(for: sight.reader)
            let standing = sight.standing
            for record in sight.records {
                guard case .cannotProvide(let id) = record.act, !settled.contains(record.id.bytes),
                    let thread = standing.threads[record.agreement]
                else { continue }
                for version in thread.counted.compactMap({ ground.versions[$0] }) {
                    guard let protection = version.protections.first(where: { $0.id == id }),
                        protection.providers.contains(record.author)
                    else { continue }
                    let needs = protection.neededBy
                    for (key, boundary) in thread.rows
                    where needs.isEmpty || needs.contains(where: { $0.covers(key) }) {
                        try require(!boundary.isGranted, "\(key.short) stands without \(id)")
                    }
                    let isListed = thread.protections.contains { one in
                        guard case .item(id, protection.providers, _) = one.origin else { return false }
                        return one.isUnprovided
                    }
                    let isOver =
                        protection.kind == .aftercare && version.term.careUntil <= sight.moment.latest
                    try require(isListed || isOver, "\(id) is not marked")
                }
            }
        }
    }
}
