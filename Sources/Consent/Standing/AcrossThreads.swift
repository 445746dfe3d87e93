import Canonical

extension Ledger {
    /// - Parameters:
    ///   - agreement: a thread.
    ///   - reader: for whom.
    ///   - moment: the present.
    /// - Returns: what the thread keeps every other one to.
    func keptLimits(of agreement: AgreementID, for reader: PartyID, at moment: Moment) -> [KeptLimit] {
        let fold = ThreadFold(self, agreement, Effect(self, for: reader, at: moment), moment)
        let ofVersions = fold.counted.flatMap { one in
            one.outcomes.compactMap { key, outcome -> KeptLimit? in
                let isHard = outcome == .hardLimit
                guard isHard || one.rows[key] != nil && moment.latest < one.version.term.until else {
                    return nil
                }
                return KeptLimit(
                    from: one.id.bytes, key, outcome, until: isHard ? nil : one.version.term.until)
            }
        }
        let last = fold.counted.map(\.version.term.until).max()
        let ofNarrowings = fold.narrowings.values.flatMap(\.self).compactMap { one -> KeptLimit? in
            let isHard = one.to == .hardLimit
            guard isHard || last.map({ moment.latest < $0 }) ?? false else { return nil }
            return KeptLimit(from: one.record.id.bytes, one.row, one.to, until: isHard ? nil : last)
        }
        return ofVersions + ofNarrowings
    }
}

/// Brings the threads together: what all agreed in one narrows the same act in every other, and gives nothing there.
struct AcrossThreads {
    let rows: [RowKey: Boundary]

    init(_ folds: [ThreadFold], kept: [KeptLimit], _ moment: Moment) {
        let keys = Set(folds.flatMap { $0.standing.rows.keys })
        rows = Dictionary(
            uniqueKeysWithValues: keys.map { ($0, Self.outcome(of: $0, folds, kept, moment)) })
    }

    private static func outcome(
        of key: RowKey, _ folds: [ThreadFold], _ kept: [KeptLimit], _ moment: Moment
    ) -> Boundary {
        let lifted = lifted(for: key, folds)
        var outcomes: [(fold: ThreadFold, boundary: Boundary)] = []
        for fold in folds {
            guard var boundary = fold.standing.rows[key] else { continue }
            for other in folds where other.id != fold.id {
                boundary = boundary.met(ceiling(on: key, by: other, lifted, moment))
            }
            // What was forgotten is heard like any other thread.
            for one in kept where one.row == key && !lifted.contains(one.source) {
                guard one.until.map({ moment.latest < $0 }) ?? true else { continue }
                boundary = boundary.met(one.boundary.at(moment.latest))
            }
            outcomes.append((fold, boundary))
        }
        let giving = outcomes.filter(\.boundary.isGranted)
        // A thread whose versions were all named as settled elsewhere is not heard where another one gives.
        let heard = giving.filter { fold, _ in
            !fold.counted.filter { $0.rows[key] != nil }.allSatisfy { lifted.contains($0.id.bytes) }
        }
        let counts = !heard.isEmpty ? heard : !giving.isEmpty ? giving : outcomes
        guard let first = counts.first else { return .notAgreed }
        return counts.dropFirst().reduce(first.boundary) { $0.met($1.boundary) }
    }

    /// What a thread keeps another one to, also while it is paused, left or spoiled: what all agreed in it until
    /// that runs out, and a hard limit also after that.
    private static func ceiling(
        on key: RowKey, by thread: ThreadFold, _ lifted: Set<Bytes32>, _ moment: Moment
    ) -> Boundary {
        var ceiling = Boundary.agreed
        for one in thread.counted where !lifted.contains(one.id.bytes) {
            guard let outcome = one.outcomes[key] else { continue }
            let isHard = outcome == .hardLimit
            // A row absent there says nothing here; one that has run out says nothing but its hard limits.
            guard isHard || (one.rows[key] != nil && moment.latest < one.version.term.until) else { continue }
            ceiling = ceiling.met(outcome)
        }
        let stillRuns = thread.counted.contains { moment.latest < $0.version.term.until }
        for narrowing in thread.narrowings[key] ?? [] where !lifted.contains(narrowing.record.id.bytes) {
            if stillRuns || narrowing.to == .hardLimit {
                ceiling = ceiling.met(narrowing.to.at(moment.latest))
            }
        }
        return ceiling
    }

    /// What versions of any thread settle for a row: only what all versions that stand in a thread of all the row's
    /// participants settle, and only while one of them is effective.
    private static func lifted(for key: RowKey, _ folds: [ThreadFold]) -> Set<Bytes32> {
        var lifted: Set<Bytes32> = []
        for fold in folds where !fold.standing.effective.isEmpty {
            guard fold.counted.allSatisfy({ key.participants.isSubset(of: $0.version.partyIDs) }),
                let first = fold.counted.first
            else { continue }
            lifted.formUnion(fold.counted.dropFirst().reduce(first.settled) { $0.intersection($1.settled) })
        }
        return lifted
    }
}
