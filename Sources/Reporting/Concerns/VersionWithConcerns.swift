/// A version and what the rules found in it, as one object for machines.
package struct VersionWithConcerns: Encodable, Sendable {
    private let version: VersionView
    private let found: ConcernsView?

    /// - Parameters:
    ///   - version: the version.
    ///   - found: what the rules found in it; nil where nobody looked.
    package init(_ version: VersionView, _ found: ConcernsView?) {
        (self.version, self.found) = (version, found)
    }

    private enum CodingKeys: CodingKey { case concerns, hasError, caution }

    /// Writes the keys of the version, and beside them those of `troth/concerns/v0` that say what was found.
    ///
    /// - Parameter encoder: where to.
    /// - Throws: the encoder's own errors.
    package func encode(to encoder: any Encoder) throws {
        try version.encode(to: encoder)
        guard let found else { return }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(found.concerns, forKey: .concerns)
        try container.encode(found.hasError, forKey: .hasError)
        try container.encode(found.caution, forKey: .caution)
    }
}
