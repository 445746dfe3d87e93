import Canonical
import Sodium

/// The bytes of a hexadecimal text in a test; blanks do not count.
func bytes(_ hex: String) -> [UInt8] {
    guard let bytes = Hex.decode(hex.utf8.filter { $0 != 0x20 && $0 != 0x0A }) else {
        preconditionFailure("a test vector is not hexadecimal")
    }
    return bytes
}

/// A secret that is none: a test vector.
func secret(_ bytes: [UInt8]) throws -> Secret {
    try Secret(count: bytes.count) { unsafe $0.copyBytes(from: bytes) }
}

func secret(_ hex: String) throws -> Secret { try secret(bytes(hex)) }

/// The bytes of a secret that is none.
func revealed(_ secret: borrowing Secret) -> [UInt8] { secret.withBytes { unsafe Array($0) } }
