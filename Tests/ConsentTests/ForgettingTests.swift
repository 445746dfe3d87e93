import Canonical
import Consent
import TestSupport
import Testing

/// Forgetting an agreement widens nothing anywhere else, neither now nor later.
@Suite struct ForgettingTests {
    @Test func forgettingOpensNothing() {
        holds(forHistories: 50, whole: true) { sight, random in
            let records = Self.asAHomeReads(sight.records)
            let ledger = Ledger(records)
            let (reader, moment) = (sight.reader.id, sight.moment)
            let standing = ledger.standing(at: moment, for: reader)
            for thread in standing.threads where thread.value.isInForce {
                try require(
                    Forgetting(thread.key, in: ledger, by: reader, at: moment).canGive,
                    "\(thread.key.name) is in force")
            }
            let over = standing.threads.filter { !$0.value.isInForce }.keys.sorted()
            guard let agreement = over.isEmpty ? nil : random.pick(over) else { return }
            let forgetting = Forgetting(agreement, in: ledger, by: reader, at: moment)
            guard forgetting.notBefore == nil else { return }
            let noes = forgetting.refused.enumerated().map { index, id in
                Record(
                    id: RecordID(bytes32(named: "no \(index)")), log: LogID(bytes32(named: "no in \(index)")),
                    index: 0, author: reader, agreement: ledger.versions[id]!.agreement, said: moment.clock,
                    act: .no(id))
            }
            let kept = records.filter { $0.agreement != agreement }
            var after = Ledger(kept + noes)
            after.keptLimits = forgetting.kept
            for hours in [0, random.number(1...72), random.number(1...2000)] {
                let later = Moment(clock: moment.clock + .hours(Int64(hours)), newestKnown: moment.latest)
                // What was forgotten itself, and what it let others give, are gone; nothing of the others becomes wider.
                let loosened = after.standing(at: later, for: reader).loosened(
                    since: ledger.standing(at: later, for: reader)
                )
                .filter { !$0.hasPrefix("in \(agreement.name)") && !sight.isKnownGap($0) }
                try require(
                    loosened.isEmpty, "\(hours) hours later, \(agreement.name) forgotten: \(loosened)")
            }
        }
    }

    /// What gives stands in its version's own thread, or it is heard as nothing.
    private static func asAHomeReads(_ records: [Record]) -> [Record] {
        let versions = Ledger(records).versions
        return records.map { record in
            switch record.act {
            case .signature(let id), .held(let id):
                guard versions[id]?.agreement == record.agreement else { break }
                return record
            default: return record
            }
            return Record(
                id: record.id, log: record.log, index: record.index, author: record.author,
                agreement: record.agreement, said: record.said, act: .entry(kind: "elsewhere"))
        }
    }

    /// What all agreed limits later agreements, too, and gives way to whatever settles it.
    @Test func aLaterAgreementIsLimitedUnlessItSettles() throws {
        let x = Deed("leash", .a, .b)
        var story = Story()
        let old = Draft("u0", [x.row([.a: .hardLimit, .b: .agreed])]).with { $0.thread = "U" }
        story.agree(old, at: 10)
        story.write(.leave, by: Device(.a), at: 11, in: "U")
        let kept = Forgetting(
            Story.agreement("U"), in: Ledger(story.records), by: Person.b.id, at: Moment(hour: 12)
        ).kept
        #expect(kept.map(\.until) == [nil])
        for settles in [false, true] {
            var later = Story()
            later.agree(
                Draft("v0", [x.row(.agreed)]).with { if settles { $0.settles = [old.id.bytes] } }, at: 14)
            var ledger = Ledger(later.records)
            ledger.keptLimits = kept
            let standing = ledger.standing(at: Moment(hour: 20), for: Person.b.id)
            #expect(standing[x.key] == (settles ? .agreed : .hardLimit))
        }
    }

    @Test func aStrangersNoBecomesNobodysOwn() {
        let x = Deed("leash", .a, .b)
        var story = Story()
        let draft = Draft("v0", [x.row(.agreed)])
        story.agree(draft, at: 10)
        story.agree(
            Draft("u0", [x.row(.agreed)]).with {
                $0.thread = "U"; $0.people = [.a, .b, .c]
            }, at: 10)
        story.write(.leave, by: Device(.c), at: 11, in: "U")
        func refused() -> [VersionID] {
            Forgetting(
                Story.agreement("U"), in: Ledger(story.records), by: Person.b.id, at: Moment(hour: 12)
            ).refused
        }
        story.write(.no(draft.id), by: Device(.c), at: 11, in: "U")
        #expect(refused() == [])
        story.write(.no(draft.id), by: Device(.a, 1), at: 11, in: "U")
        #expect(refused() == [draft.id])
    }

    @Test func theHistoriesHaveSomethingToKeep() {
        var (kept, open) = (0, 0)
        for seed in 0..<60 as Range<UInt64> {
            let history = History.of(seed: seed)
            let ledger = Ledger(history.records)
            let moment = Moment(hour: history.lastHour)
            for reader in history.people {
                for agreement in ledger.threads.keys {
                    let forgetting = Forgetting(agreement, in: ledger, by: reader.id, at: moment)
                    if !forgetting.kept.isEmpty { kept += 1 }
                    if forgetting.notBefore != nil { open += 1 }
                }
            }
        }
        #expect(kept > 20 && open > 0, "\(kept), \(open)")
    }
}
