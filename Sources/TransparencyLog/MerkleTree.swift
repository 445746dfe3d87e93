package import Canonical
import Sodium

/// The Merkle tree over the records of a log (RFC 6962 section 2.1): one hash that changes when any leaf is
/// changed, moved, added or taken away.
///
/// It keeps only the roots of the largest complete subtrees, one for each bit that is set in the size, so adding a
/// leaf costs as many hashes as there are bits, and a tree of any size fits into 2 KiB.
package struct MerkleTree: Hashable, Sendable {
    /// How many leaves there are.
    package private(set) var size: UInt64 = 0
    /// The roots of the complete subtrees, from the left: the largest first.
    private var peaks: [Bytes32] = []

    /// A tree without leaves.
    package init() {}

    /// - Parameter leaves: the hashes of the leaves, in order.
    package init(_ leaves: some Sequence<Bytes32>) {
        for leaf in leaves { append(leaf) }
    }

    /// - Parameter leaf: the content of a leaf.
    /// - Returns: its hash, SHA-256(0x00 ‖ leaf).
    package static func leafHash(of leaf: some Collection<UInt8>) -> Bytes32 {
        var hash = SHA256()
        hash.update([0x00])
        hash.update(leaf)
        return hash.finish()
    }

    /// - Parameter leaf: the hash of the leaf that comes next.
    package mutating func append(_ leaf: Bytes32) {
        // Like adding one in binary: each bit that is carried joins two subtrees of the same size.
        var peak = leaf
        for _ in 0..<(~size).trailingZeroBitCount { peak = Self.node(peaks.removeLast(), peak) }
        peaks.append(peak)
        size += 1
    }

    /// The root; of a tree without leaves, SHA-256 of nothing.
    package var root: Bytes32 {
        guard var root = peaks.last else { return SHA256.hash([]) }
        for peak in peaks.dropLast().reversed() { root = Self.node(peak, root) }
        return root
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    private static func node(_ left: Bytes32, _ right: Bytes32) -> Bytes32 {
        SHA256.hash([0x01] + left.bytes + right.bytes)
    }
}
