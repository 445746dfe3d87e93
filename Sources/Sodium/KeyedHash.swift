package import Canonical
import CSodium

/// A pseudorandom function: BLAKE2b with 32 bytes of output under a secret key (RFC 7693). Names that tell nothing
/// to whoever lacks the key.
package enum KeyedHash {
    /// How many bytes a key may have.
    package static let keyCounts = 16...64

    /// - Parameters:
    ///   - message: any bytes.
    ///   - key: 16 to 64 secret bytes.
    /// - Returns: 32 bytes.
    /// - Throws: `SodiumError.wrongLength` for another key.
    package static func hash(_ message: some Collection<UInt8>, key: borrowing Secret) throws -> Bytes32 {
        guard keyCounts.contains(key.count) else {
            throw SodiumError.wrongLength(of: "hash key", is: key.count, expected: "16 to 64")
        }
        return key.withBytes { key in
            message.withRawBytes { message in
                Bytes32 { out in
                    unsafe crypto_generichash(
                        out, Bytes32.count, message.octets, UInt64(message.count), key.octets, key.count)
                }
            }
        }
    }
}
