/// Something that can only be limited: a meet-semilattice.
///
/// The order is derived from the meet, so the two cannot disagree.
package protocol Narrowable: Equatable, Sendable {
    /// - Parameter other: another value.
    /// - Returns: the widest value that is no wider than either. Commutative, associative and idempotent.
    func met(_ other: Self) -> Self
}

extension Narrowable {
    /// - Parameter old: another value.
    /// - Returns: whether `self` allows nothing that `old` does not.
    package func isNarrowing(of old: Self) -> Bool { met(old) == self }
}

extension Optional where Wrapped: Comparable {
    /// The smaller of two limits, where nil is no limit.
    func least(_ other: Self) -> Self {
        guard let self, let other else { return self ?? other }
        return Swift.min(self, other)
    }
}
