import TestSupport
import Canonical
import Sodium

/// The bytes of a hexadecimal text in a test; blanks do not count.
func bytes(_ hex: String) -> [UInt8] {
    guard let bytes = Hex.decode(hex.utf8.filter { $0 != 0x20 && $0 != 0x0A }) else {
        preconditionFailure("a test vector is not hexadecimal")
    }
    return bytes
}

/// - Parameter hex: a secret that is none: a test vector.
func secret(hex: String) throws -> Secret { try secret(bytes(hex)) }
