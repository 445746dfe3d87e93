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
