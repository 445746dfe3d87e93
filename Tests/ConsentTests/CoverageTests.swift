import Canonical
import Consent
import Testing

/// The other tests say something only if a good share of the histories they are tried on is rich.
@Suite struct CoverageTests {
    private static let histories: UInt64 = 120

    @Test(.enabled(if: Seeds.replayed == nil)) func theHistoriesAreRich() {
        var seen: [String: Int] = [:]
        var records = 0
        for seed in 0..<Self.histories {
            let history = History.of(seed: seed)
            records += history.records.count
            for trait in traits(of: history) { seen[trait, default: 0] += 1 }
        }
        // In percent of the histories, well below what the generator gives today.
        let least = [
            "granted": 50, "replaced": 35, "settled act": 15, "settled version": 15, "scene": 25,
            "several counted": 25, "counted, not effective": 10, "paused": 25, "lapsed": 30,
            "narrowed by another thread": 30, "unprovided": 5, "left": 2, "unknown": 1, "fork": 8, "gap": 5,
        ]
        for (trait, percent) in least {
            let found = seen[trait, default: 0] * 100 / Int(Self.histories)
            #expect(found >= percent, "\(trait) in \(found) % of the histories")
        }
        #expect(records / Int(Self.histories) > 60)
    }

    private func traits(of history: History) -> Set<String> {
        var traits: Set<String> = []
        let ledger = Ledger(history.records)
        for hour in stride(from: 0, through: history.lastHour, by: max(1, history.lastHour / 8)) {
            for reader in history.people {
                let moment = Moment(hour: hour)
                let standing = ledger.standing(at: moment, for: reader.id)
                if standing.overall.values.contains(where: \.isGranted) { traits.insert("granted") }
                for thread in standing.threads.values {
                    if thread.counted.count > 1 { traits.insert("several counted") }
                    if !thread.effective.isEmpty, thread.effective != thread.counted {
                        traits.insert("counted, not effective")
                    }
                    if thread.protections.contains(where: \.isUnprovided) { traits.insert("unprovided") }
                    for id in thread.effective {
                        guard let version = ledger.versions[id] else { continue }
                        if version.replaces.contains(where: ledger.isHeldByAll) { traits.insert("replaced") }
                        if version.settles.contains(where: { ledger.records[RecordID($0)] != nil }) {
                            traits.insert("settled act")
                        }
                        if version.settles.contains(where: { ledger.versions[VersionID($0)] != nil }) {
                            traits.insert("settled version")
                        }
                        if version.kind == .scene { traits.insert("scene") }
                    }
                    for stop in thread.stopped {
                        switch stop {
                        case .nothingEffective: break
                        case .paused: traits.insert("paused")
                        case .left: traits.insert("left")
                        case .unknownAct: traits.insert("unknown")
                        case .notBegun: traits.insert("not begun")
                        case .lapsed: traits.insert("lapsed")
                        }
                    }
                }
                for (row, boundary) in standing.overall {
                    for thread in standing.threads.values
                    where thread.rows[row].map({ $0.isGranted && $0 != boundary }) ?? false {
                        traits.insert("narrowed by another thread")
                    }
                }
            }
        }
        if history.records.contains(where: { ledger.isForked($0.log) }) { traits.insert("fork") }
        if history.records.contains(where: { ledger.hasGap($0.log) }) { traits.insert("gap") }
        return traits
    }
}
