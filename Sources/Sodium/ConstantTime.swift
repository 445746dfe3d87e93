import CSodium

/// What must not tell by its time what it worked on.
package enum ConstantTime {
    /// - Returns: whether both hold the same bytes. How long it takes tells nothing but the counts.
    package static func areEqual(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        a.withRawBytes { a in
            b.withRawBytes { b in
                guard a.count == b.count else { return false }
                return unsafe sodium_memcmp(a.octets, b.octets, a.count) == 0
            }
        }
    }
}

/// Overwriting what is not needed any more.
package enum Erase {
    /// Overwrites a buffer with zeros, in a way that no compiler leaves out.
    package static func bytes(_ buffer: UnsafeMutableRawBufferPointer) {
        guard let base = buffer.baseAddress else { return }
        unsafe sodium_memzero(base, buffer.count)
    }
}
