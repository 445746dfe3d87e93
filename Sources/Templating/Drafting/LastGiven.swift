package import Consent

/// What people last gave in an agreement: all that a draft may put into their lines, and into their mouths.
package struct LastGiven {
    let boundary: (PartyID, RowKey) -> Boundary
    let newestVersion: (PartyID) -> Version?

    /// - Parameters:
    ///   - boundary: what somebody last gave for a row; `notAgreed` where they never gave anything.
    ///   - newestVersion: the newest version that somebody proposed or signed; nil where there is none. Their promises
    ///     and must-haves are those in it.
    package init(
        boundary: @escaping (PartyID, RowKey) -> Boundary,
        newestVersion: @escaping (PartyID) -> Version?
    ) {
        self.boundary = boundary
        self.newestVersion = newestVersion
    }

    /// - Parameter given: what everybody gives, by the records of a home.
    package init(_ given: Given) {
        self.init(
            boundary: { given.last(by: $0, for: $1) },
            newestVersion: { given.newestVersion(by: $0) })
    }

    /// Nobody has given or promised anything yet.
    package static var nothing: Self { Self(boundary: { _, _ in .notAgreed }, newestVersion: { _ in nil }) }
}
