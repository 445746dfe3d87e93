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
    ///   - hasConditions: whether the answer has conditions.
    ///   - isFirstTime: whether the template is for a first time.
    ///   - isShownAsNotAgreed: whether a hard limit is to be shown as a plain `not agreed`.
    /// - Returns: the boundary, or nil where the answer makes no row.
    package func boundary(
        hasConditions: Bool, isFirstTime: Bool, isShownAsNotAgreed: Bool
    ) -> BoundaryWord? {
        switch self {
        case .notApplicable: nil
        case .hardLimit: isShownAsNotAgreed ? .notAgreed : .hardLimit
        case .softLimit: hasConditions ? .askBeforehand : .notAgreed
        case .willing, .like, .favourite: hasConditions || isFirstTime ? .askFirst : .agreed
        case .unset, .noThanks, .curious: .notAgreed
        }
    }
}

/// What of a stance stands in an agreement, from tight to loose.
package enum BoundaryWord: CaseIterable, Sendable {
    case hardLimit, notAgreed, askBeforehand, askFirst, agreed
}

/// How well somebody knows how to do a thing.
package enum Experience: String, CaseIterable, Sendable {
    case none, some, experienced, taught
}
