extension Ledger {
    /// - Parameter party: somebody.
    /// - Returns: what is known of the threads that they are in, and nothing of any other: what may be shown to them.
    package func threads(with party: PartyID) -> Ledger {
        Ledger(records.values.filter { threads[$0.agreement]?.parties?.contains(party) ?? false })
    }
}
