import Canonical
package import Sodium

/// The four bytes that stand for a key on a signature line, the specification's key ID: enough to find the key,
/// never enough to trust it.
package struct KeyHash: Hashable, Sendable, CustomStringConvertible {
    /// How many bytes there are.
    package static let count = 4

    /// The bytes.
    package let bytes: [UInt8]

    /// - Parameter bytes: exactly 4 bytes; nil is given for any other count.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        self.bytes = Array(bytes)
    }

    /// The first four bytes of SHA-256(name ‖ line feed ‖ 0x01 ‖ key) (c2sp.org/signed-note, Ed25519 signatures).
    package init(of key: VerifyingKey, named name: KeyName) {
        let digest = SHA256.hash(name.bytes + [0x0A, VerifierKey.ed25519] + key.bytes.bytes)
        bytes = Array(digest.bytes.prefix(Self.count))
    }

    /// Eight lower-case hexadecimal digits.
    package var description: String { Hex.encode(bytes) }
}
