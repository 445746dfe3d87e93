package import Canonical

/// The head of a log at one size (c2sp.org/tlog-checkpoint), in a strict profile: the origin is a key name, and no
/// extension lines are accepted. Three lines: origin, number of leaves, base64 of the root.
package struct Checkpoint: Hashable, Sendable {
    /// Which log it is; also the name of the key that signs it.
    package let origin: KeyName
    /// How many leaves the log has.
    package let size: UInt64
    /// The root over them (`MerkleTree.root`).
    package let root: Bytes32

    /// - Parameters:
    ///   - origin: which log it is.
    ///   - size: how many leaves it has.
    ///   - root: the root over them.
    package init(origin: KeyName, size: UInt64, root: Bytes32) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// - Parameter text: the text of a note, whose signatures have been verified.
    /// - Throws: `FormatError` with the line, where it is not exactly what `text` would give.
    package init(_ text: NoteText) throws {
        var reader = try LineReader(text.bytes)
        guard let origin = KeyName(try reader.next()) else {
            throw reader.errorBefore("expected the origin of a checkpoint")
        }
        guard let size = Decimal.parse(try reader.next()) else {
            throw reader.errorBefore("expected the number of records")
        }
        guard let decoded = Base64.decode(try reader.next()), let root = Bytes32(decoded) else {
            throw reader.errorBefore("expected a root hash")
        }
        try reader.expectEnd()
        self.init(origin: origin, size: size, root: root)
    }

    /// The text to sign.
    package var text: NoteText {
        get throws { try NoteText("\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n".utf8) }
    }
}
