extension Collection where Element == UInt8 {
    /// Gives the bytes as one piece of memory. An array, a slice of one, or a raw buffer is lent in place; only
    /// a collection that is scattered in memory is copied, and secrets never come in one of those.
    @safe func withRawBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let lent = try withContiguousStorageIfAvailable { try unsafe body(UnsafeRawBufferPointer($0)) }
        if let lent { return lent }
        return try unsafe Array(self).withUnsafeBytes { try unsafe body($0) }
    }
}

extension UnsafeRawBufferPointer {
    /// The first byte's address as libsodium takes it, which is never nil.
    var octets: UnsafePointer<UInt8> {
        unsafe baseAddress?.assumingMemoryBound(to: UInt8.self) ?? UnsafePointer(nowhere)
    }
}

extension UnsafeMutableRawBufferPointer {
    /// The first byte's address as libsodium takes it, which is never nil.
    var octets: UnsafeMutablePointer<UInt8> {
        unsafe baseAddress?.assumingMemoryBound(to: UInt8.self) ?? nowhere
    }
}

/// Stands for the address of no bytes.
nonisolated(unsafe) private let nowhere = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
