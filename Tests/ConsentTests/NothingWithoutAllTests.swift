import Canonical
import Consent
import Testing

/// Nothing is given that was not signed and held by everybody, and nothing that somebody has limited since.
///
/// Each property is asked of any part of a history, so also where records are late, withheld, forked or missing.
@Suite struct NothingWithoutAllTests {
    @Test func whatStandsIsNoLooserThanSomeVersionThatAllHold() {
        holds(forHistories: 100) { sight, _ in
            let standing = sight.standing
            let ground = Ground(sight.records)
            let giving = ground.effective(at: sight.moment, for: sight.reader).filter { id in
                ground.versions[id].map { sight.moment.latest < $0.term.until } ?? false
            }
            func check(_ rows: [RowKey: Boundary], in thread: AgreementID?) throws {
                for (key, boundary) in rows where boundary.isGranted {
                    let allowed = giving.contains { id in
                        ground.limit(of: id, on: key, in: thread, sight).map(boundary.isNarrowing) ?? false
                    }
                    try require(allowed, "\(key.short) is \(boundary.short), which no version allows")
                }
            }
            try check(standing.overall, in: nil)
            for (id, thread) in standing.threads { try check(thread.rows, in: id) }
        }
    }

    @Test func nobodyWritesAnothersYes() {
        holds(forHistories: 100) { sight, _ in
            let ground = Ground(sight.records)
            for (key, boundary) in sight.standing.overall where boundary.isGranted {
                for person in key.participants {
                    // From what this person alone wrote: their line of something they signed and held, within what
                    // they have limited since, save what they signed as settled.
                    let own = ground.versions.filter { ground.isSignedAndHeld($0.key, by: person) }
                    let settled = own.values.reduce(into: Set<Bytes32>()) { $0.formUnion($1.settles) }
                    let given = own.values.contains { version in
                        guard var line = version.row(key)?.lines[person] else { return false }
                        for record in sight.records
                        where record.author == person && record.agreement == version.agreement
                            && !settled.contains(record.id.bytes)
                        {
                            if case .narrowing(key, let limit) = record.act { line = line.met(limit) }
                        }
                        return boundary.isNarrowing(of: line)
                    }
                    try require(
                        given, "\(key.short) is \(boundary.short) without \(person.name)'s yes")
                }
            }
        }
    }

    @Test func whatGivesIsWhatEveryoneSignedAndHeldInTime() {
        holds(forHistories: 100) { sight, _ in
            let ground = Ground(sight.records)
            let effective = ground.effective(at: sight.moment, for: sight.reader)
            let replaced = effective.compactMap { ground.versions[$0] }.reduce(into: Set()) {
                $0.formUnion($1.replaces)
            }
            let counted = ground.heldByAll(for: sight.reader).filter { id, version in
                !replaced.contains(id) && version.term.from <= sight.moment.latest
            }
            for (id, thread) in sight.standing.threads {
                let mine = Set(counted.filter { $0.value.agreement == id }.keys)
                try require(thread.counted == mine, "other versions count in \(id.name)")
                try require(
                    thread.effective == mine.intersection(effective), "other versions give in \(id.name)")
                try require(
                    thread.effective.isEmpty ? !thread.isInForce : true, "in force with nothing effective")
                try require(
                    thread.isInForce || !thread.rows.values.contains(where: \.isGranted),
                    "gives, but is not in force")
            }
        }
    }
}

extension Ground {
    /// The most that a version can give of a row: its outcome, within everything in its thread that limits the row
    /// and that neither it nor anything it follows settles, and, where all threads are heard, within every hard limit
    /// in another one that nothing settles.
    ///
    /// - Parameter thread: the only thread that is heard; all of them where nil.
    /// - Returns: nil where the version lacks the row or is not of that thread.
    fileprivate func limit(
        of id: VersionID, on key: RowKey, in thread: AgreementID?, _ sight: Sight
    ) -> Boundary? {
        guard let version = versions[id], thread == nil || thread == version.agreement,
            var limit = version.row(key)?.outcome
        else { return nil }
        let settled = settled(through: id, for: sight.reader)
        let settledAnywhere = settledAtMost(for: sight.reader)
        for record in records {
            guard case .narrowing(key, let boundary) = record.act, key.participants.contains(record.author)
            else { continue }
            if record.agreement == version.agreement {
                if !settled.contains(record.id.bytes) { limit = limit.met(boundary) }
            } else if thread == nil, boundary == .hardLimit, !settledAnywhere.contains(record.id.bytes) {
                limit = .hardLimit
            }
        }
        return limit.at(sight.moment.latest)
    }

    /// What a version settles, and what those that it follows settled, as far as all held them.
    private func settled(through id: VersionID, for reader: Person) -> Set<Bytes32> {
        let heldByAll = heldByAll(for: reader)
        var settled: Set<Bytes32> = []
        var seen: Set<VersionID> = []
        var waiting = [id]
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted, let version = heldByAll[next] else { continue }
            settled.formUnion(version.settles)
            waiting += version.replaces
        }
        return settled
    }
}
