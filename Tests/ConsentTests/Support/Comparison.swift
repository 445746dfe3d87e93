import Canonical
import Consent

extension Boundary {
    /// Whether this allows something that the other does not, or has lost a hard limit.
    func isLooser(than old: Boundary) -> Bool {
        (isGranted && !isNarrowing(of: old)) || (old == .hardLimit && self != .hardLimit)
    }
}

extension Standing {
    /// Every way in which this is looser than another standing: rows, thread by thread and overall, and protections
    /// that are lost.
    func loosened(since old: Standing) -> [String] {
        var found = Self.looser(overall, than: old.overall).map { "overall, \($0)" }
        for (id, thread) in old.threads {
            found += Self.looser(threads[id]?.rows ?? [:], than: thread.rows).map { "in \(id.name), \($0)" }
        }
        for (id, thread) in threads where old.threads[id] == nil {
            found += Self.looser(thread.rows, than: [:]).map { "in \(id.name), \($0)" }
        }
        return (found + lostProtections(since: old)).sorted()
    }

    /// What no longer protects.
    func lostProtections(since old: Standing) -> [String] {
        old.threads.flatMap { id, thread in
            thread.origins.subtracting(threads[id]?.origins ?? []).map { "in \(id.name), lost \($0)" }
        }
    }

    private static func looser(_ new: [RowKey: Boundary], than old: [RowKey: Boundary]) -> [String] {
        Set(new.keys).union(old.keys).compactMap { key in
            let (new, old) = (new[key] ?? .notAgreed, old[key] ?? .notAgreed)
            return new.isLooser(than: old) ? "\(key.short) from \(old.short) to \(new.short)" : nil
        }
    }
}

extension ThreadStanding {
    var origins: Set<StandingProtection.Origin> { Set(protections.map(\.origin)) }
}
