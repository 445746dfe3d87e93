import CSodium

/// Secret bytes in guarded memory: never swapped out where the system allows that, never in a core dump, walled in
/// by pages that stop the process when they are touched, overwritten with zeros when the value ends.
///
/// It cannot be copied; whoever holds it may lend it. `deinit` does not run on `exit()`: the process turns its own
/// core dumps off instead.
///
/// Each one costs some 30 µs and three pages: work with many small secrets cuts them out of one large one.
@safe package struct Secret: ~Copyable, @unchecked Sendable {
    private let base: UnsafeMutableRawPointer
    /// How many bytes there are.
    package let count: Int

    /// - Parameters:
    ///   - count: how many bytes, ≥ 0.
    ///   - fill: writes the bytes; whatever it leaves alone is zero.
    /// - Throws: `SodiumError.outOfMemory`, and whatever `fill` throws.
    @safe package init(
        count: Int, initializingWith fill: (UnsafeMutableRawBufferPointer) throws -> Void = { _ in }
    ) throws {
        precondition(count >= 0)
        Library.ready
        guard let base = unsafe sodium_malloc(count) else { throw SodiumError.outOfMemory }
        unsafe sodium_memzero(base, count)
        do { try unsafe fill(UnsafeMutableRawBufferPointer(start: base, count: count)) } catch {
            unsafe sodium_free(base)
            throw error
        }
        unsafe self.base = base
        self.count = count
    }

    /// - Parameter bytes: bytes that lie in guarded memory already, such as a part of another secret.
    /// - Throws: `SodiumError.outOfMemory`.
    package init(copying bytes: UnsafeRawBufferPointer) throws {
        try self.init(count: bytes.count) { unsafe $0.copyMemory(from: bytes) }
    }

    deinit { unsafe sodium_free(base) }

    /// - Parameter count: how many bytes, ≥ 0.
    /// - Returns: that many random bytes.
    /// - Throws: `SodiumError.outOfMemory`.
    package static func random(count: Int) throws -> Secret {
        try Secret(count: count) { unsafe Random.fill($0) }
    }

    /// Lends the bytes to `body`, which must not keep the pointer.
    @safe package borrowing func withBytes<Result: ~Copyable>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try unsafe body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Lends the bytes to `body` to change; `body` must not keep the pointer.
    @safe package mutating func withMutableBytes<Result: ~Copyable>(
        _ body: (UnsafeMutableRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try unsafe body(UnsafeMutableRawBufferPointer(start: base, count: count))
    }

    /// - Returns: whether both hold the same bytes. How long it takes tells nothing but the counts.
    package borrowing func isEqual(to other: borrowing Secret) -> Bool {
        unsafe count == other.count && sodium_memcmp(base, other.base, count) == 0
    }

    /// Whether this system keeps secrets out of swap space. It may not: `sodium_malloc` succeeds all the same, so
    /// this is tried out once, and a caller can warn.
    package static let memoryIsLocked: Bool = {
        Library.ready
        guard let probe = unsafe sodium_malloc(1) else { return false }
        defer { unsafe sodium_free(probe) }
        return unsafe sodium_mlock(probe, 1) == 0
    }()
}
