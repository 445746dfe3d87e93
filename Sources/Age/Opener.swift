package import Sodium

/// Opens one age file after another with the same identities.
///
/// Each worker makes one of its own: it holds the guarded memory for the keys of the file in hand.
package struct Opener: ~Copyable, Sendable {
    private let identities: [Identity]
    private var keys: FileKeys

    /// - Parameter identities: each is tried on each recipient of a file.
    /// - Throws: `SodiumError.outOfMemory`.
    package init(_ identities: [Identity]) throws {
        self.identities = identities
        keys = try FileKeys()
    }

    /// - Parameter file: a file.
    /// - Returns: the plaintext, in ordinary memory.
    /// - Throws: `AgeError.noMatch`, `needsPassphrase`, `malformedHeader`, `changedHeader`, `changedPayload`,
    ///   `truncatedPayload`.
    package mutating func open(_ file: AgeFile) throws -> [UInt8] {
        var out = [UInt8](repeating: 0, count: file.plaintextCount)
        try unsafe out.withUnsafeMutableBytes { try unsafe open(file, into: $0) }
        return out
    }

    /// The same into guarded memory.
    package mutating func openSecret(_ file: AgeFile) throws -> Secret {
        try Secret(count: file.plaintextCount) { try unsafe open(file, into: $0) }
    }

    /// The same into memory of the caller's. Where it throws, nothing of the plaintext stays there.
    ///
    /// - Parameters:
    ///   - file: a file.
    ///   - out: where to write the plaintext: exactly `file.plaintextCount` bytes.
    package mutating func open(_ file: AgeFile, into out: UnsafeMutableRawBufferPointer) throws {
        precondition(out.count == file.plaintextCount, "a buffer of another size than the plaintext")
        guard case .x25519(let locks) = file.locks else { throw AgeError.needsPassphrase }
        defer { keys.erase() }
        guard try unwrap(locks) else { throw AgeError.noMatch }
        try unsafe file.open(with: &keys, into: out)
    }

    /// Unwraps the file key by the first lock that one of the identities opens.
    private mutating func unwrap(_ locks: [X25519Lock]) throws -> Bool {
        for lock in locks {
            for identity in identities where try lock.unwrap(into: &keys, with: identity) { return true }
        }
        return false
    }
}
