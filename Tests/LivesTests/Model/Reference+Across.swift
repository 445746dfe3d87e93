import Canonical
import Consent

/// Rule 13: for the same act and doers, what all agreed in one thread narrows every other.
extension Reference {
    func overall(_ threads: [AgreementID: ReferenceThread]) -> [RowKey: Limit] {
        var overall: [RowKey: Limit] = [:]
        for row in Set(threads.values.flatMap(\.rows.keys)) { overall[row] = outcome(of: row, threads) }
        if isByTheText { close(&overall, threads.values.flatMap(\.parts).map(\.version)) }
        return overall
    }

    private func outcome(of row: RowKey, _ threads: [AgreementID: ReferenceThread]) -> Limit {
        // What everything that stands between all of the row's people settles.
        var lifted: Set<Bytes32> = []
        for thread in threads.values where !thread.effective.isEmpty {
            let isTheirs = thread.parts.allSatisfy { row.participants.isSubset(of: $0.version.partyIDs) }
            guard isTheirs, let first = thread.parts.first else { continue }
            lifted.formUnion(
                thread.parts.reduce(settled(first.version)) { $0.intersection(settled($1.version)) })
        }
        var given: [Limit] = []
        var refused: [Limit] = []
        for (id, thread) in threads {
            guard var limit = thread.rows[row] else { continue }
            for (other, beside) in threads where other != id {
                limit = limit.with(ceiling(on: row, by: beside, lifted))
            }
            if limit.isGiven { given.append(limit) } else { refused.append(limit) }
        }
        return (given.isEmpty ? refused : given).reduce(nil) { $0?.with($1) ?? $1 } ?? .no
    }

    /// What a thread keeps the others to, also while it is paused, left or undone; a hard limit also when it has run out.
    private func ceiling(on row: RowKey, by thread: ReferenceThread, _ lifted: Set<Bytes32>) -> Limit {
        var ceiling = Limit.agreed
        for part in thread.parts where !lifted.contains(part.id.bytes) {
            guard let limit = part.rows[row] else { continue }
            let speaks = part.version.rows.contains { $0.key == row } && latest < part.version.term.until
            if speaks || limit == .hard { ceiling = ceiling.with(limit) }
        }
        let runs = thread.parts.contains { latest < $0.version.term.until }
        for (fact, narrowed, limit) in thread.narrowings
        where narrowed == row && !lifted.contains(fact.id.bytes) && (runs || limit == .hard) {
            ceiling = ceiling.with(limit.at(latest))
        }
        return ceiling
    }
}
