import Canonical
package import Consent

/// A boundary, for showing.
package struct BoundaryView: Hashable, Encodable, Sendable {
    /// `hard limit`, `not agreed`, `ask beforehand`, `ask first` or `agreed`.
    package let boundary: String
    package let atMost: UInt64?
    /// What `atMost` counts; only beside it.
    package let unit: String?
    package let ends: ShownTime?
    /// Sorted.
    package let conditions: [String]

    /// - Parameters:
    ///   - boundary: the boundary.
    ///   - unit: what a maximum counts.
    package init(_ boundary: Boundary, unit: String? = nil) {
        let grant = boundary.grant
        switch boundary {
        case .hardLimit: self.boundary = Self.hardLimit
        case .notAgreed: self.boundary = Self.notAgreed
        case .granted(let grant): self.boundary = grant.rung.words
        }
        atMost = grant?.atMost
        self.unit = atMost == nil ? nil : unit
        ends = grant?.ends.map(ShownTime.init)
        conditions = boundary.conditions.sorted().map(\.description)
    }

    /// Whether this is a hard limit.
    package var isHardLimit: Bool { boundary == Self.hardLimit }

    static let hardLimit = "hard limit"
    static let notAgreed = "not agreed"
}
