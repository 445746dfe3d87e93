import CSodium

/// scrypt (RFC 7914), which makes guessing a passphrase expensive.
package enum Scrypt {
    /// - Parameters:
    ///   - passphrase: any secret bytes.
    ///   - salt: any bytes.
    ///   - logN: the work factor, 1 to 63: 2 to this power rounds over 128 · r · 2^logN bytes of memory. The caller
    ///     sets a limit: nothing here stops 2^40 from being tried.
    ///   - r: the block size, ≥ 1.
    ///   - p: how often to do it all, ≥ 1.
    ///   - count: how many bytes to give, ≥ 1.
    /// - Returns: the derived key.
    /// - Throws: `SodiumError.outOfMemory`, where the system does not give the memory or the numbers exceed what
    ///   scrypt allows.
    package static func derive(
        from passphrase: borrowing Secret, salt: [UInt8], logN: Int, r: UInt32 = 8, p: UInt32 = 1, count: Int
    ) throws -> Secret {
        guard (1...63).contains(logN), r >= 1, p >= 1 else { throw SodiumError.outOfMemory }
        var out = try Secret(count: max(count, 0))
        let status = out.withMutableBytes { out in
            passphrase.withBytes {
                unsafe crypto_pwhash_scryptsalsa208sha256_ll(
                    $0.octets, $0.count, salt, salt.count, 1 << UInt64(logN), r, p, out.octets, out.count)
            }
        }
        guard status == 0 else { throw SodiumError.outOfMemory }
        return out
    }
}
