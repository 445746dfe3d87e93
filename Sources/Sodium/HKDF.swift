/// HKDF with SHA-256 (RFC 5869), built on HMAC: libsodium 1.0.18 has none.
package enum HKDF {
    /// The most bytes one derivation gives.
    package static let longest = 255 * HMACSHA256.count

    /// - Parameters:
    ///   - secret: the input keying material.
    ///   - salt: any bytes; none stands for 32 zeros.
    ///   - info: any bytes.
    ///   - count: how many bytes to give, 1 to `longest`.
    /// - Returns: the output keying material.
    /// - Throws: `SodiumError.wrongLength` for another count, `outOfMemory`.
    package static func derive(
        from secret: borrowing Secret, salt: some Collection<UInt8>, info: some Collection<UInt8>, count: Int
    ) throws -> Secret {
        var out = try Secret(count: max(count, 0))
        try out.withMutableBytes { out in
            try secret.withBytes { try unsafe derive(into: out, from: $0, salt: salt, info: info) }
        }
        return out
    }

    /// The same from and into memory that the caller guards.
    ///
    /// - Parameters:
    ///   - out: where to write the output keying material, 1 to `longest` bytes.
    ///   - secret: the input keying material.
    ///   - salt: any bytes; none stands for 32 zeros.
    ///   - info: any bytes.
    /// - Throws: `SodiumError.wrongLength`, where `out` has another count.
    package static func derive(
        into out: UnsafeMutableRawBufferPointer, from secret: UnsafeRawBufferPointer,
        salt: some Collection<UInt8>, info: some Collection<UInt8>
    ) throws {
        guard (1...longest).contains(out.count) else {
            throw SodiumError.wrongLength(of: "derived key", is: out.count, expected: "1 to \(longest)")
        }
        // The pseudorandom key, then each block in turn.
        withScratch(of: 2 * HMACSHA256.count) { scratch in
            let key = unsafe UnsafeMutableRawBufferPointer(rebasing: scratch[..<HMACSHA256.count])
            let block = unsafe UnsafeMutableRawBufferPointer(rebasing: scratch[HMACSHA256.count...])
            salt.withRawBytes { unsafe HMACSHA256.write(to: key.octets, pieces: [secret], key: $0) }
            var number: UInt8 = 0
            for start in stride(from: 0, to: out.count, by: block.count) {
                number += 1
                unsafe withUnsafeBytes(of: number) { number in
                    info.withRawBytes { info in
                        let previous = unsafe start == 0 ? [] : [UnsafeRawBufferPointer(block)]
                        unsafe HMACSHA256.write(
                            to: block.octets, pieces: previous + [info, number],
                            key: UnsafeRawBufferPointer(key))
                    }
                }
                let end = min(start + block.count, out.count)
                unsafe UnsafeMutableRawBufferPointer(rebasing: out[start..<end])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: block[..<(end - start)]))
            }
        }
    }

    /// Lends a few bytes of the stack and overwrites them afterwards: guarded memory would cost more than all the
    /// hashing, and libsodium's own hashing works on the stack as well.
    @safe private static func withScratch(
        of count: Int, _ body: (UnsafeMutableRawBufferPointer) -> Void
    ) {
        unsafe withUnsafeTemporaryAllocation(byteCount: count, alignment: 16) { scratch in
            defer { unsafe Erase.bytes(scratch) }
            unsafe body(scratch)
        }
    }
}
