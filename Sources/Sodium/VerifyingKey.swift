package import Canonical
import CSodium

/// An Ed25519 public key (RFC 8032) that is a point of the main group in its one encoding.
///
/// Anything else is refused: under a key of low or mixed order, or in a second encoding, one signature can be valid
/// for several keys or texts, or for one reader and not for another.
package struct VerifyingKey: Hashable, Sendable {
    /// How many bytes a key has.
    package static let count = Bytes32.count
    /// How many bytes a signature has.
    package static let signatureCount = 64

    /// The encoded point.
    package let bytes: Bytes32

    /// - Parameter bytes: the encoded point, 32 bytes.
    /// - Throws: `SodiumError.invalidVerifyingKey`, where the point is of low or mixed order, not on the curve, or
    ///   not in its one encoding; `wrongLength`; `brokenLibrary`, where the installed libsodium cannot tell.
    package init(_ bytes: some Collection<UInt8>) throws {
        guard let bytes = Bytes32(bytes) else {
            throw SodiumError.wrongLength(of: "signing key", is: bytes.count, expected: String(Self.count))
        }
        try self.init(bytes)
    }

    /// - Parameter bytes: the encoded point.
    /// - Throws: `SodiumError.invalidVerifyingKey` and `brokenLibrary`, as for other bytes.
    package init(_ bytes: Bytes32) throws {
        guard Self.libraryIsSound else { throw SodiumError.brokenLibrary }
        let point = bytes.bytes
        guard Self.isCanonical(point), Self.isInMainGroup(point) else {
            throw SodiumError.invalidVerifyingKey
        }
        self.bytes = bytes
    }

    /// - Parameters:
    ///   - signature: any bytes; only 64 can be a signature.
    ///   - message: the bytes that were signed.
    /// - Returns: whether it is this key's signature over them.
    package func isValid(signature: some Collection<UInt8>, for message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureCount else { return false }
        return signature.withRawBytes {
            unsafe crypto_sign_ed25519_verify_detached(
                $0.octets, message, UInt64(message.count), bytes.bytes) == 0
        }
    }

    /// Whether y is below p = 2²⁵⁵ − 19 (RFC 8032 section 5.1.3, step 1).
    private static func isCanonical(_ point: [UInt8]) -> Bool {
        guard point[31] & 0x7F == 0x7F, point[1...30].allSatisfy({ $0 == 0xFF }) else { return true }
        return point[0] < 0xED
    }

    private static func isInMainGroup(_ point: [UInt8]) -> Bool {
        Library.ready
        return unsafe crypto_core_ed25519_is_valid_point(point) == 1
    }

    /// Some versions of libsodium (CVE-2025-69277) take a point of the main group for valid when the point of order
    /// two has been added to it. Whether this one does: the generator must pass, and minus y of it must not.
    static let libraryIsSound: Bool = {
        let generator = [0x58] + [UInt8](repeating: 0x66, count: 31)
        let mixed = [0x95] + [UInt8](repeating: 0x99, count: 31)
        return isInMainGroup(generator) && !isInMainGroup(mixed)
    }()
}
