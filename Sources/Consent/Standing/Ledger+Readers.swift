extension [Record] {
    /// In the order in which they are learned fastest.
    var inLogOrder: Self { sorted { ($0.log, $0.index) < ($1.log, $1.index) } }
}

extension Ledger {
    /// - Parameter party: somebody.
    /// - Returns: what is known of the threads that they are in, and nothing of any other: what may be shown to them.
    package func threads(with party: PartyID) -> Ledger {
        var known = Ledger(
            records.values.filter { threads[$0.agreement]?.parties?.contains(party) ?? false }.inLogOrder)
        // What a forgotten thread limits of what they do, they know: it was theirs, too.
        known.keptLimits = keptLimits.filter { $0.row.participants.contains(party) }
        return known
    }
}
