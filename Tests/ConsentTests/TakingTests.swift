import TestSupport
import Canonical
import Consent
import Testing

/// What takes away counts at once, and takes away only.
@Suite struct TakingTests {
    /// A taking act, wherever in a log it stands, is compared with an act there that says nothing: so what a log
    /// gives when a gap in it is filled is not put down to what fills it.
    @Test func anActThatTakesOnlyCloses() {
        holds(forHistories: 100, steps: 6) { sight, random in
            let record = sight.takingRecord(&random)
            let silent = Record(
                id: record.id, log: record.log, index: record.index, author: record.author,
                agreement: record.agreement, said: record.said, act: .delivered(record.log, length: 0))
            let loosened = sight.with(sight.records + [record]).standing
                .loosened(since: sight.with(sight.records + [silent]).standing)
                .filter { !sight.isKnownGap($0) }
            try require(loosened.isEmpty, "\(record.act.short) loosens: \(loosened)")
        }
    }

    @Test func anActThatTakesAtTheEndOfALogOrInAForkOnlyCloses() {
        holds(forHistories: 100, steps: 6) { sight, random in
            let record = sight.takingRecord(&random)
            let log = sight.records.filter { $0.log == record.log }
            guard
                log.allSatisfy({ $0.index < record.index })
                    || log.contains(where: { $0.index == record.index })
            else { return }
            let loosened = sight.with(sight.records + [record]).standing.loosened(since: sight.standing)
                .filter { !sight.isKnownGap($0) }
            try require(loosened.isEmpty, "\(record.act.short) loosens: \(loosened)")
        }
    }
}

extension Sight {
    /// A taking act of one of the people: somewhere in one of their logs, or the first in a new one.
    func takingRecord(_ random: inout SeededGenerator) -> Record {
        let author = random.pick(history.people)
        let thread = random.pick(["T", "U", "V"])
        let key = Story.LogKey(device: Device(author, random.number(0...2)), thread: thread)
        let length = records.count { $0.log == key.id }
        return Record(
            id: RecordID(bytes32(named: "taking")), log: key.id, index: UInt64(random.number(0...length)),
            author: author.id, agreement: Story.agreement(thread),
            said: Instant(hour: random.number(0...history.lastHour)), act: takingAct(of: author, &random))
    }

    private func takingAct(of author: Person, _ random: inout SeededGenerator) -> Act {
        let versions = records.compactMap { if case .proposal(let id, _) = $0.act { id } else { nil } }
        switch random.number(0...6) {
        case 0 where !versions.isEmpty: return .no(random.pick(versions))
        case 1: return .signal(StopSignal(words("enough")))
        case 2: return .cannotProvide(slug(random.pick(["water", "care-a", "care-b"])))
        case 3: return .pause
        case 4: return .leave
        case 5: return .unknown
        default:
            let own = history.deeds.filter { $0.people.contains(author) }
            return own.isEmpty ? .pause : .narrowing(random.pick(own).key, random.boundary())
        }
    }
}
