import TestSupport
import Canonical
import Consent
import Testing

/// Nobody can sit on a signature and show it when it suits them.
@Suite struct LateTests {
    /// To a reader whose own logs are whole, whatever reaches them once one of their records has claimed some hour makes
    /// nothing effective that was to be signed by then: neither what was kept back, nor what was backdated, nor what
    /// fills a gap, nor what comes after their clock was set back.
    @Test func whatArrivesTooLateGivesNothing() {
        var tried = 0
        holds(forHistories: 120, whole: true) { sight, random in
            let own = sight.records.filter { $0.author == sight.reader.id }
            guard own.areWhole else { return }
            let ground = Ground(own)
            let hour = Instant(hour: random.number(0...sight.history.lastHour))
            let received = own.filter { ground.time($0).upperBound < hour }.compactMap { record in
                if case .delivered(let log, let length) = record.act {
                    (log: log, length: length)
                } else {
                    nil
                }
            }
            let (early, late) = sight.records.divided { record in
                // The reader knows what they sign; only who signed it may come late.
                if case .proposal = record.act { return true }
                return record.author == sight.reader.id
                    ? ground.time(record).upperBound < hour
                    : received.contains { $0.log == record.log && record.index < $0.length }
            }
            let before = Ground(early).effective(at: sight.moment, for: sight.reader)
            let ledger = Ledger(early + late)
            for thread in ledger.standing(at: sight.moment, for: sight.reader.id).threads.values {
                for id in thread.effective.subtracting(before) {
                    guard let signBy = ledger.versions[id]?.term.signBy else { continue }
                    try require(
                        hour < signBy,
                        "\(id.name) was to be signed by \(signBy.hour), but came after \(hour.hour)")
                    tried += 1
                }
            }
        }
        #expect(tried > 50 || Seeds.replayed != nil, "hardly anything became effective late but in time")
    }
}

extension [Record] {
    /// Whether each log is without gap and fork.
    fileprivate var areWhole: Bool {
        Dictionary(grouping: self, by: \.log).values.allSatisfy { log in
            log.map(\.index).sorted().enumerated().allSatisfy { $0.element == $0.offset }
        }
    }

    fileprivate func divided(_ first: (Record) -> Bool) -> (Self, Self) {
        (filter(first), filter { !first($0) })
    }
}
