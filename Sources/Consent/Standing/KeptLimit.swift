package import Canonical

/// What a thread that its reader has forgotten goes on keeping every other one to: a hard limit for good, what all agreed
/// in it until that runs out. It only ever closes.
package struct KeptLimit: Hashable, Sendable {
    /// The version or the narrowing that it comes from: whatever settles that, settles this.
    package let source: Bytes32
    package let row: RowKey
    package let boundary: Boundary
    /// When it ends; nil for never.
    package let until: Instant?

    /// - Parameters: as the properties say.
    package init(from source: Bytes32, _ row: RowKey, _ boundary: Boundary, until: Instant?) {
        (self.source, self.row, self.boundary, self.until) = (source, row, boundary, until)
    }
}
