import Consent

/// How a boundary changed, for showing.
package struct BoundaryChangeView: Hashable, Encodable, Sendable {
    /// Which way it went.
    package enum Way: String, Encodable, Sendable {
        case tighter, wider
        /// Tighter in one way and wider in another.
        case both
    }

    package let way: Way
    package let old: BoundaryView
    package let new: BoundaryView

    /// Whether it can be seen in the words, where times stand only to the minute.
    var readsOtherwise: Bool { old.phrase != new.phrase }

    init(_ change: BoundaryChange, oldUnit: String?, newUnit: String?) {
        way =
            switch change.direction {
            case .tightened: .tighter
            case .loosened: .wider
            case .both: .both
            }
        old = BoundaryView(change.old, unit: oldUnit)
        new = BoundaryView(change.new, unit: newUnit)
    }
}
