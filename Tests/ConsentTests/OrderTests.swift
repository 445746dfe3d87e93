import TestSupport
import Canonical
import Consent
import Testing

/// What stands is a function of the set of acts.
@Suite struct OrderTests {
    @Test func orderRepetitionAndDelayDoNotMatter() {
        holds(forHistories: 100, steps: 2) { sight, random in
            let (reader, moment) = (sight.reader, sight.moment)
            let expected = sight.standing

            var ledger = Ledger()
            for bundle in bundles(of: sight.records, &random) {
                for record in bundle { ledger.learn(record) }
            }
            try require(
                ledger.standing(at: moment, for: reader.id) == expected, "another order, another standing")
            try require(ledger.records.count == sight.records.count, "records were lost or made up")
        }
    }

    /// The records in some other order, some of them several times, in pieces of any size.
    private func bundles(of records: [Record], _ random: inout SeededGenerator) -> [[Record]] {
        var bundles: [[Record]] = []
        var rest = records.shuffled(using: &random) + random.some(records, 20)
        if random.chance(50) { rest.shuffle(using: &random) }
        while !rest.isEmpty {
            let size = random.number(1...10)
            bundles.append(Array(rest.prefix(size)))
            if random.chance(80) { rest.removeFirst(min(size, rest.count)) }
        }
        return bundles
    }

    @Test func lookingInBetweenChangesNothing() {
        holds(forHistories: 20, steps: 1) { sight, random in
            let (reader, moment) = (sight.reader, sight.moment)
            var ledger = Ledger()
            for (place, record) in sight.records.enumerated() {
                ledger.learn(record)
                if place.isMultiple(of: 20) { _ = ledger.standing(at: moment, for: reader.id) }
            }
            try require(
                ledger.standing(at: moment, for: reader.id) == sight.standing,
                "looking changed it")
        }
    }
}
