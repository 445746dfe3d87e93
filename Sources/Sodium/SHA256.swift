package import Canonical
import CSodium

/// SHA-256 (FIPS 180-4), in one go or piece by piece. Not for secrets.
package struct SHA256: Sendable {
    private var state = crypto_hash_sha256_state()

    /// A digest of nothing yet.
    package init() { _ = unsafe crypto_hash_sha256_init(&state) }

    /// Adds bytes to what is hashed.
    package mutating func update(_ bytes: some Collection<UInt8>) {
        bytes.withRawBytes { _ = unsafe crypto_hash_sha256_update(&state, $0.octets, UInt64($0.count)) }
    }

    /// - Returns: the digest of all bytes added so far.
    package func finish() -> Bytes32 {
        var state = state
        return Bytes32 { unsafe crypto_hash_sha256_final(&state, $0) }
    }

    /// - Parameter bytes: any bytes.
    /// - Returns: their digest.
    package static func hash(_ bytes: some Collection<UInt8>) -> Bytes32 {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }
}

extension Bytes32 {
    /// - Parameter write: writes exactly 32 bytes and returns 0, as libsodium's functions do.
    @safe init(writtenBy write: (UnsafeMutablePointer<UInt8>) -> CInt) {
        var bytes = [UInt8](repeating: 0, count: Self.count)
        let status = unsafe write(&bytes)
        guard status == 0, let made = Bytes32(bytes) else { preconditionFailure("libsodium refused to hash") }
        self = made
    }
}
