import Canonical
import Consent
import Testing

/// Only what completes everybody's word gives; whatever else is written can only close.
@Suite struct GivingTests {
    /// One more record, of any kind and at any place, makes nothing looser unless it makes a version effective, and
    /// that only the last of everybody's words does: a `held`, mostly; or a signature or a text that came after it, the
    /// reader's `delivered` for it, or what closes the gap before it.
    @Test func nothingLoosensSaveTheLastOfEverybodysWords() {
        holds(forHistories: 100, steps: 6) { sight, random in
            guard let one = sight.records.indices.randomElement(using: &random) else { return }
            let record = sight.records[one]
            var fewer = sight.records
            fewer.remove(at: one)
            let newly = Ground(sight.records).effective(at: sight.moment, for: sight.reader)
                .subtracting(Ground(fewer).effective(at: sight.moment, for: sight.reader))
            let loosened = sight.standing.loosened(since: sight.with(fewer).standing)
                .filter { !sight.isKnownGap($0) }
            try require(loosened.isEmpty || !newly.isEmpty, "\(record.id.name) loosens: \(loosened)")

            let closesGap = fewer.contains { $0.log == record.log && $0.index > record.index }
            guard !newly.isEmpty, !closesGap else { return }
            switch record.act {
            case .proposal(let id, _), .signature(let id), .held(let id):
                try require(newly == [id], "\(record.id.name) makes \(newly.map(\.name)) effective")
            case .delivered where record.author == sight.reader.id: break
            default: throw Broken("\(record.act.short) makes \(newly.map(\.name)) effective")
            }
        }
    }
}
