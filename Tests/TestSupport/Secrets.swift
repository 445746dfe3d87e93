package import Sodium

/// - Parameter text: a secret that is none: part of a test.
/// - Returns: it, guarded like a real one.
/// - Throws: `SodiumError`, where there is no memory for it.
package func secret(_ text: String) throws -> Secret { try secret(Array(text.utf8)) }

/// - Parameter bytes: a secret that is none: part of a test.
/// - Returns: it, guarded like a real one.
/// - Throws: `SodiumError`, where there is no memory for it.
package func secret(_ bytes: [UInt8]) throws -> Secret {
    try Secret(count: bytes.count) { unsafe $0.copyBytes(from: bytes) }
}

/// - Parameter secret: one that is none.
/// - Returns: its bytes.
package func revealed(_ secret: borrowing Secret) -> [UInt8] { secret.withBytes { unsafe Array($0) } }
