package import Canonical

/// What of a person's stance stands in an agreement, or the outcome of several people's.
package enum Boundary: Narrowable, Hashable {
    /// Never, and not up for asking.
    case hardLimit
    /// No: also what silence, an unanswered row and an absent row mean.
    case notAgreed
    /// May be offered, as the grant says. Never owed, and wanted at the time or not at all.
    case granted(Grant)

    /// A grant with nothing kept back.
    package static let agreed = Self.granted(Grant(.agreed))

    /// The conditions, where there are any.
    package var conditions: Set<Line> { grant?.conditions ?? [] }

    /// The grant, where something is granted.
    package var grant: Grant? {
        guard case .granted(let grant) = self else { return nil }
        return grant
    }

    /// Whether anything may be offered at all.
    package var isGranted: Bool { grant != nil }

    package func met(_ other: Self) -> Self {
        switch (self, other) {
        case (.hardLimit, _), (_, .hardLimit): .hardLimit
        case (.notAgreed, _), (_, .notAgreed): .notAgreed
        case (.granted(let a), .granted(let b)): .granted(a.met(b))
        }
    }

    /// - Parameter now: the time that ends are decided by.
    /// - Returns: what is left of the boundary then: past its end a grant is `notAgreed`.
    package func at(_ now: Instant) -> Self {
        guard let ends = grant?.ends, ends <= now else { return self }
        return .notAgreed
    }
}

/// How much is granted, and within what.
package struct Grant: Narrowable, Hashable {
    /// The steps between no and yes, from tight to loose.
    package enum Rung: Int, Comparable, CaseIterable, Sendable {
        /// Asked before the scene begins.
        case askBeforehand
        /// Asked in the scene too, of somebody who is clear-headed.
        case askFirst
        case agreed

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    package let rung: Rung
    /// In their owner's words. A condition says when its owner's own yes may hold; it can never bind anybody.
    package let conditions: Set<Line>
    /// The most, in the row's unit; at least 1.
    package let atMost: UInt64?
    /// When it ends.
    package let ends: Instant?

    /// Brings the grant into its normal form: a condition makes it `askFirst` at most.
    ///
    /// - Parameters:
    ///   - rung: the step that is meant.
    ///   - conditions: when the yes may hold.
    ///   - atMost: the most, in the row's unit; 0 is taken as 1, since no amount at all is `notAgreed`.
    ///   - ends: when it ends.
    package init(_ rung: Rung, conditions: Set<Line> = [], atMost: UInt64? = nil, ends: Instant? = nil) {
        self.rung = conditions.isEmpty ? rung : min(rung, .askFirst)
        self.conditions = conditions
        self.atMost = atMost.map { max($0, 1) }
        self.ends = ends
    }

    package func met(_ other: Self) -> Self {
        Self(
            min(rung, other.rung), conditions: conditions.union(other.conditions),
            atMost: atMost.least(other.atMost), ends: ends.least(other.ends))
    }
}
