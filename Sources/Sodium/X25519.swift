package import Canonical
import CSodium

/// X25519 (RFC 7748).
package enum X25519 {
    /// How many bytes a secret scalar, a public key and a shared secret have.
    package static let count = 32

    /// - Parameter secret: 32 secret bytes.
    /// - Returns: the public key that belongs to them.
    /// - Throws: `SodiumError.wrongLength` for another secret.
    package static func publicKey(of secret: borrowing Secret) throws -> Bytes32 {
        try secret.withBytes { try unsafe publicKey(of: $0) }
    }

    /// The same for a secret in memory that the caller guards.
    package static func publicKey(of secret: UnsafeRawBufferPointer) throws -> Bytes32 {
        try SodiumError.require(secret.count, count, of: "encryption secret")
        Library.ready
        return Bytes32 { unsafe crypto_scalarmult_curve25519_base($0, secret.octets) }
    }

    /// - Parameters:
    ///   - secret: one's own 32 secret bytes.
    ///   - publicKey: the other one's public key.
    /// - Returns: the 32 bytes that both can calculate; not yet a key, but what a key is derived from.
    /// - Throws: `SodiumError.weakPublicKey`, where the result would be zero whatever the secret; `wrongLength`;
    ///   `outOfMemory`.
    package static func sharedSecret(of secret: borrowing Secret, with publicKey: Bytes32) throws -> Secret {
        var shared = try Secret(count: count)
        try shared.withMutableBytes { shared in
            try secret.withBytes { try unsafe sharedSecret(of: $0, with: publicKey, into: shared) }
        }
        return shared
    }

    /// The same from and into memory that the caller guards; `out` has 32 bytes, and is not the secret.
    package static func sharedSecret(
        of secret: UnsafeRawBufferPointer, with publicKey: Bytes32, into out: UnsafeMutableRawBufferPointer
    ) throws {
        try SodiumError.require(secret.count, count, of: "encryption secret")
        try SodiumError.require(out.count, count, of: "shared secret")
        Library.ready
        guard unsafe crypto_scalarmult_curve25519(out.octets, secret.octets, publicKey.bytes) == 0 else {
            throw SodiumError.weakPublicKey
        }
    }
}
