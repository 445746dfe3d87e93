import Canonical
import Consent
import TestSupport
import Testing

/// What moved adds up to what stands.
@Suite struct ChronicleTests {
    @Test func theLastMovesAreWhatStands() {
        var (tried, moved) = (0, 0)
        holds(forHistories: 60, whole: true) { sight, _ in
            let ledger = Ledger(sight.records)
            // Whoever looks back has no clock that ran ahead.
            let moment = Moment(clock: max(sight.moment.latest, Moment(hour: sight.history.lastHour).clock))
            let standing = ledger.standing(at: moment, for: sight.reader.id)
            for (id, thread) in standing.threads
            where thread.isInForce && ledger.threads[id]?.unknowns.isEmpty ?? true {
                let chronicle = Chronicle(of: id, in: ledger, for: sight.reader.id, at: moment)
                var outcomes: [RowKey: Boundary] = [:]
                for move in chronicle.steps.flatMap(\.moves) {
                    if let change = move.outcome {
                        try require(change.old == outcomes[move.row] ?? .notAgreed, "a gap before \(change)")
                        outcomes[move.row] = change.new
                        moved += 1
                    }
                }
                let snapshot = chronicle.snapshot(at: moment.latest, in: ledger)
                let counted = thread.counted.compactMap { ledger.versions[$0]?.number }.sorted()
                try require(snapshot.texts.map(\.number) == counted, "\(id.name): other texts count")
                for (row, boundary) in thread.rows {
                    let last = snapshot.rows[row]?.outcome ?? .notAgreed
                    try require(
                        last == boundary, "\(id.name), \(row.short): the last snapshot has \(last.short)")
                    let told = outcomes[row] ?? .notAgreed
                    try require(
                        told == boundary,
                        "\(id.name), \(row.short): stands \(boundary.short), told \(told.short)")
                }
                try require(chronicle.steps.last?.isGiving ?? false, "\(id.name) gives, and it is not told")
                tried += 1
            }
        }
        #expect(Seeds.replayed != nil || tried > 30 && moved > 200, "\(tried), \(moved)")
    }

    /// Also of a thread that gives nothing: whether something is given, and by which texts, is what the fold says.
    @Test func theLastStepGivesWhatTheFoldGives() {
        holds(forHistories: 60, whole: true) { sight, _ in
            let ledger = Ledger(sight.records)
            let moment = Moment(clock: max(sight.moment.latest, Moment(hour: sight.history.lastHour).clock))
            let standing = ledger.standing(at: moment, for: sight.reader.id)
            for (id, thread) in standing.threads {
                let last = Chronicle(of: id, in: ledger, for: sight.reader.id, at: moment).steps.last
                try require(
                    last?.isGiving ?? false == thread.isInForce,
                    "\(id.name): in force \(thread.isInForce), told \(last?.isGiving as Any)")
            }
        }
    }

    @Test func timesGoForward() {
        holds(forHistories: 20, whole: true) { sight, _ in
            let ledger = Ledger(sight.records)
            for id in ledger.threads.keys {
                let steps = Chronicle(of: id, in: ledger, for: sight.reader.id, at: sight.moment).steps
                try require(zip(steps, steps.dropFirst()).allSatisfy { $0.at <= $1.at }, "\(id.name)")
                try require(steps.allSatisfy { $0.at <= sight.moment.latest }, "\(id.name) knows what comes")
            }
        }
    }
}
