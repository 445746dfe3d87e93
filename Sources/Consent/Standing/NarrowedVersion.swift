import Canonical

/// One version's rows while they are being narrowed. Every step can only close.
struct NarrowedVersion {
    private let version: Version
    private(set) var outcomes: [RowKey: Boundary]

    init(_ version: Version, rows: [RowKey: Row], keys: Set<RowKey>) {
        self.version = version
        outcomes = rows.mapValues(\.outcome)
        for key in keys where outcomes[key] == nil { outcomes[key] = .notAgreed }
    }

    mutating func narrow(by narrowings: [Ledger.Narrowing]) {
        for narrowing in narrowings { narrow(narrowing.row, to: narrowing.to) }
    }

    /// Closes what depends on a protection that its provider cannot provide: what a must-have names, else every row.
    ///
    /// - Returns: the protection, or nil where this version has none that the record speaks of.
    mutating func close(for record: Record) -> Unprovided? {
        guard case .cannotProvide(let id) = record.act,
            let protection = version.protections.first(where: { $0.id == id }),
            protection.providers.contains(record.author)
        else { return nil }
        let everything = !protection.neededBy.contains { need in outcomes.keys.contains { need.covers($0) } }
        for key in outcomes.keys where everything || protection.neededBy.contains(where: { $0.covers(key) }) {
            narrow(key, to: .notAgreed)
        }
        return Unprovided(id: id, providers: protection.providers)
    }

    mutating func end(at now: Instant) { outcomes = outcomes.mapValues { $0.at(now) } }

    /// Closes rows whose needed row is not granted, until nothing closes any more: the greatest fixed point.
    mutating func closeMustHaves() {
        let needed = version.rows.filter { !$0.neededBy.isEmpty }
        var changed = true
        while changed {
            changed = false
            for row in needed where !(outcomes[row.key]?.isGranted ?? false) {
                for (key, boundary) in outcomes
                where boundary.isGranted && row.neededBy.contains(where: { $0.covers(key) }) {
                    outcomes[key] = .notAgreed
                    changed = true
                }
            }
        }
    }

    private mutating func narrow(_ key: RowKey, to limit: Boundary) {
        outcomes[key] = outcomes[key]?.met(limit)
    }
}
