package import Canonical
package import Consent

/// A private answer to a row.
package enum Stance: String, CaseIterable, Sendable {
    case unset
    case hardLimit = "hard limit"
    case softLimit = "soft limit"
    case noThanks = "no thanks"
    case curious
    case willing
    case like
    case favourite
    case notApplicable = "not applicable"

    /// What of this answer stands in an agreement. How much somebody wants a thing stays private.
    ///
    /// - Parameters:
    ///   - conditions: when a yes may hold.
    ///   - atMost: the most, in the row's unit.
    ///   - ends: when a yes ends.
    ///   - isFirstTime: whether the template is for a first time.
    ///   - isShownAsNotAgreed: whether a hard limit is to be shown as a plain `not agreed`.
    /// - Returns: the boundary, or nil where the answer makes no row.
    package func boundary(
        conditions: Set<Line>, atMost: UInt64?, ends: Instant?, isFirstTime: Bool, isShownAsNotAgreed: Bool
    ) -> Boundary? {
        func granted(_ rung: Grant.Rung) -> Boundary {
            .granted(Grant(rung, conditions: conditions, atMost: atMost, ends: ends))
        }
        return switch self {
        case .notApplicable: nil
        case .hardLimit: isShownAsNotAgreed ? .notAgreed : .hardLimit
        case .softLimit: conditions.isEmpty ? .notAgreed : granted(.askBeforehand)
        case .willing, .like, .favourite: granted(isFirstTime ? .askFirst : .agreed)
        case .unset, .noThanks, .curious: .notAgreed
        }
    }
}

/// How well somebody knows how to do a thing.
package enum Experience: String, CaseIterable, Sendable {
    case none, some, experienced, taught
}
