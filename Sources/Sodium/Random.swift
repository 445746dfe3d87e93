import CSodium

/// Random bytes from the system, fit for keys.
package enum Random {
    /// Overwrites a buffer with random bytes.
    package static func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        Library.ready
        guard let base = buffer.baseAddress else { return }
        unsafe randombytes_buf(base, buffer.count)
    }

    /// - Parameter count: how many, ≥ 0.
    /// - Returns: random bytes that are no secret: salts, nonces, ids.
    package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { unsafe fill($0) }
        return bytes
    }
}
