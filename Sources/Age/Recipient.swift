package import Canonical
import Sodium

/// An X25519 public key that files are sealed to, written as `age1…`.
package struct Recipient: Hashable, Sendable, CustomStringConvertible {
    /// How many bytes the text has.
    package static let textCount = Bech32.recipient.textCount

    /// The public key.
    package let publicKey: Bytes32

    /// - Parameter publicKey: an X25519 public key.
    /// - Throws: `AgeError.invalidRecipient`, where every secret gives the same result with it, or it is not in its
    ///   one encoding (RFC 7748 section 5 has implementations accept others; age itself writes none of them).
    package init(publicKey: Bytes32) throws {
        guard Self.isCanonical(publicKey.bytes) else { throw AgeError.invalidRecipient }
        // Whether a point is weak does not depend on the secret.
        let probe = try Secret.random(count: X25519.count)
        do { _ = try X25519.sharedSecret(of: probe, with: publicKey) } catch SodiumError.weakPublicKey {
            throw AgeError.invalidRecipient
        }
        self.publicKey = publicKey
    }

    /// - Parameter text: the bytes of `age1…`, in lower case, nothing around it.
    /// - Throws: `AgeError.invalidRecipient`.
    package init(_ text: some Collection<UInt8>) throws {
        var bytes = [UInt8](repeating: 0, count: Bytes32.count)
        let isRight = unsafe bytes.withUnsafeMutableBytes { unsafe Bech32.recipient.decode(text, into: $0) }
        guard isRight, let publicKey = Bytes32(bytes) else { throw AgeError.invalidRecipient }
        try self.init(publicKey: publicKey)
    }

    /// - Parameter identity: 32 secret bytes.
    init(of identity: borrowing Secret) throws { publicKey = try X25519.publicKey(of: identity) }

    /// The text `age1…`.
    package var description: String {
        var text = [UInt8](repeating: 0, count: Self.textCount)
        unsafe text.withUnsafeMutableBytes { unsafe Bech32.recipient.encode(publicKey.bytes, into: $0) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether the number is below p = 2²⁵⁵ − 19.
    private static func isCanonical(_ point: [UInt8]) -> Bool {
        guard point[31] < 0x80 else { return false }
        guard point[31] == 0x7F, point[1...30].allSatisfy({ $0 == 0xFF }) else { return true }
        return point[0] < 0xED
    }
}
