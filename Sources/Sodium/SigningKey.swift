import CSodium

/// An Ed25519 secret key (RFC 8032), in guarded memory.
package struct SigningKey: ~Copyable, Sendable {
    /// How many bytes a seed has.
    package static let seedCount = 32

    /// The seed and the public key, as libsodium wants them.
    private let secret: Secret
    /// The public key that checks what this key signs.
    package let verifyingKey: VerifyingKey

    /// - Parameter seed: 32 secret bytes.
    /// - Throws: `SodiumError.wrongLength` for another seed, `outOfMemory`, `brokenLibrary`.
    package init(seed: borrowing Secret) throws {
        try SodiumError.require(seed.count, Self.seedCount, of: "signing seed")
        var publicKey = [UInt8](repeating: 0, count: VerifyingKey.count)
        let secret = try Secret(count: Int(crypto_sign_ed25519_SECRETKEYBYTES)) { secret in
            seed.withBytes {
                _ = unsafe crypto_sign_ed25519_seed_keypair(&publicKey, secret.octets, $0.octets)
            }
        }
        verifyingKey = try VerifyingKey(publicKey)
        self.secret = secret
    }

    /// - Parameter message: any bytes.
    /// - Returns: the signature, 64 bytes, already verified: a machine that miscalculates must not give away the
    ///   key by it.
    /// - Throws: `SodiumError.signatureFailed`, where it does not verify.
    package borrowing func sign(_ message: [UInt8]) throws -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: VerifyingKey.signatureCount)
        let status = secret.withBytes {
            unsafe crypto_sign_ed25519_detached(
                &signature, nil, message, UInt64(message.count), $0.octets)
        }
        guard status == 0, verifyingKey.isValid(signature: signature, for: message) else {
            throw SodiumError.signatureFailed
        }
        return signature
    }
}
