import CSodium

/// Overwriting what is not needed any more.
package enum Erase {
    /// Overwrites a buffer with zeros, in a way that no compiler leaves out.
    package static func bytes(_ buffer: UnsafeMutableRawBufferPointer) {
        guard let base = buffer.baseAddress else { return }
        unsafe sodium_memzero(base, buffer.count)
    }
}
