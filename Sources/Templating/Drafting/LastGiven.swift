package import Consent

/// What people last gave in an agreement: all that a draft may put into their lines, and into their mouths.
package struct LastGiven {
    let boundary: (PartyID, RowKey) -> Boundary
    let promises: (PartyID) -> [Promise]

    /// - Parameters:
    ///   - boundary: what somebody last gave for a row; `notAgreed` where they never gave anything.
    ///   - promises: what somebody last promised.
    package init(
        boundary: @escaping (PartyID, RowKey) -> Boundary, promises: @escaping (PartyID) -> [Promise]
    ) {
        self.boundary = boundary
        self.promises = promises
    }

    /// - Parameter given: what everybody gives, by the records of a home.
    package init(_ given: Given) {
        self.init(
            boundary: { given.last(by: $0, for: $1) },
            promises: { given.newestVersion(by: $0)?.promises ?? [] })
    }

    /// Nobody has given or promised anything yet.
    package static var nothing: Self { Self(boundary: { _, _ in .notAgreed }, promises: { _ in [] }) }
}
