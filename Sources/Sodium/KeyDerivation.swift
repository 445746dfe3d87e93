import CSodium

/// Subkeys of one seed, by libsodium's `crypto_kdf` (BLAKE2b keyed with the seed, the id as salt, the context as
/// personalisation).
package enum KeyDerivation {
    /// How many bytes a seed has.
    package static let seedCount = 32
    /// How many bytes a subkey may have.
    package static let subkeyCounts = 16...64
    /// How many bytes a context has.
    package static let contextCount = 8

    /// - Parameters:
    ///   - seed: 32 bytes.
    ///   - id: which of the subkeys in this context.
    ///   - context: what the subkey is for: exactly 8 ASCII bytes.
    ///   - count: how many bytes to give, 16 to 64.
    /// - Returns: the subkey.
    /// - Throws: `SodiumError.wrongLength` for other counts, `outOfMemory`.
    package static func subkey(
        of seed: borrowing Secret, id: UInt64, context: StaticString, count: Int
    ) throws -> Secret {
        try SodiumError.require(seed.count, seedCount, of: "seed")
        try SodiumError.require(context.utf8CodeUnitCount, contextCount, of: "key context")
        guard subkeyCounts.contains(count) else {
            throw SodiumError.wrongLength(of: "subkey", is: count, expected: "16 to 64")
        }
        let context = context.withUTF8Buffer { unsafe $0.map { CChar(bitPattern: $0) } }
        var subkey = try Secret(count: count)
        let status = subkey.withMutableBytes { out in
            seed.withBytes { seed in
                unsafe crypto_kdf_derive_from_key(out.octets, out.count, id, context, seed.octets)
            }
        }
        guard status == 0 else {
            throw SodiumError.wrongLength(of: "subkey", is: count, expected: "16 to 64")
        }
        return subkey
    }
}
