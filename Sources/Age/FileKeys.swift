import Canonical
import Sodium

/// The short-lived secrets of one age file, side by side in one piece of guarded memory.
///
/// A worker has one of these and uses it for one file after another: to allocate the memory costs as much as to open
/// a small file. The names of the keys are those of the format (C2SP age.md).
struct FileKeys: ~Copyable {
    /// How many bytes a file key has.
    static let fileKeyCount = 16
    /// How many bytes a wrapped file key has.
    static let wrappedCount = fileKeyCount + ChaChaPoly.tagCount

    /// Each wrapping key is used once, so its nonce need not change.
    private static let wrappingNonce = [UInt8](repeating: 0, count: ChaChaPoly.nonceCount)
    private static let fileKey = 0..<fileKeyCount
    private static let ephemeralSecret = slot(0)
    private static let sharedSecret = slot(1)
    private static let wrappingKey = slot(2)
    private static let headerKey = slot(3)
    private static let payloadKey = slot(4)

    private var memory: Secret

    /// - Throws: `SodiumError.outOfMemory`.
    init() throws { memory = try Secret(count: Self.payloadKey.upperBound) }

    /// Forgets all keys.
    mutating func erase() { memory.withMutableBytes { unsafe Erase.bytes($0) } }

    /// Makes a new file key.
    mutating func drawFileKey() {
        memory.withMutableBytes { unsafe Random.fill($0.part(Self.fileKey)) }
    }

    /// Makes a new ephemeral secret, and the wrapping key that it and the recipient agree on.
    ///
    /// - Returns: the ephemeral share.
    mutating func agree(with recipient: Recipient) throws -> Bytes32 {
        try memory.withMutableBytes { memory in
            let ephemeral = unsafe memory.part(Self.ephemeralSecret)
            unsafe Random.fill(ephemeral)
            let share = try unsafe X25519.publicKey(of: UnsafeRawBufferPointer(ephemeral))
            try unsafe Self.agree(
                UnsafeRawBufferPointer(ephemeral), with: recipient.publicKey, share: share,
                recipient: recipient, in: memory)
            return share
        }
    }

    /// Makes the wrapping key that the identity and an ephemeral share agree on.
    ///
    /// - Throws: `SodiumError.weakPublicKey`, where the share is of low order.
    mutating func agree(with share: Bytes32, identity: Identity) throws {
        try memory.withMutableBytes { memory in
            try identity.secret.withBytes {
                try unsafe Self.agree(
                    $0, with: share, share: share, recipient: identity.recipient, in: memory)
            }
        }
    }

    /// Takes over a wrapping key of 32 bytes.
    mutating func setWrappingKey(_ key: borrowing Secret) {
        memory.withMutableBytes { memory in
            key.withBytes { unsafe memory.part(Self.wrappingKey).copyMemory(from: $0) }
        }
    }

    /// - Returns: the file key, sealed with the wrapping key.
    mutating func wrap() throws -> [UInt8] {
        var body = [UInt8](repeating: 0, count: Self.wrappedCount)
        try unsafe body.withUnsafeMutableBytes { body in
            try memory.withMutableBytes { memory in
                try unsafe ChaChaPoly.seal(
                    UnsafeRawBufferPointer(memory.part(Self.fileKey)),
                    key: UnsafeRawBufferPointer(memory.part(Self.wrappingKey)), nonce: Self.wrappingNonce,
                    into: body)
            }
        }
        return body
    }

    /// Opens a file key with the wrapping key.
    ///
    /// - Parameter body: `wrappedCount` bytes.
    /// - Returns: whether this is the wrapping key that it was sealed with.
    mutating func unwrap(_ body: [UInt8]) throws -> Bool {
        do {
            try unsafe body.withUnsafeBytes { body in
                try memory.withMutableBytes { memory in
                    try unsafe ChaChaPoly.open(
                        body, key: UnsafeRawBufferPointer(memory.part(Self.wrappingKey)),
                        nonce: Self.wrappingNonce, into: memory.part(Self.fileKey))
                }
            }
            return true
        } catch SodiumError.notAuthentic { return false }
    }

    /// - Parameter covered: the bytes of a header up to and with the `---` at its end.
    /// - Returns: the code that belongs behind it.
    mutating func headerCode(for covered: some Collection<UInt8>) throws -> Bytes32 {
        try memory.withMutableBytes { memory in
            let key = unsafe memory.part(Self.headerKey)
            try unsafe HKDF.derive(
                into: key, from: UnsafeRawBufferPointer(memory.part(Self.fileKey)), salt: [],
                info: Array("header".utf8))
            return unsafe HMACSHA256.code(for: covered, key: UnsafeRawBufferPointer(key))
        }
    }

    /// Lends the key of the payload that begins with `nonce`.
    @safe mutating func withPayloadKey<Result>(
        _ nonce: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try memory.withMutableBytes { memory in
            let key = unsafe memory.part(Self.payloadKey)
            try unsafe HKDF.derive(
                into: key, from: UnsafeRawBufferPointer(memory.part(Self.fileKey)), salt: nonce,
                info: Array("payload".utf8))
            return try unsafe body(UnsafeRawBufferPointer(key))
        }
    }

    private static func slot(_ number: Int) -> Range<Int> {
        let start = fileKeyCount + 32 * number
        return start..<(start + 32)
    }

    private static func agree(
        _ secret: UnsafeRawBufferPointer, with point: Bytes32, share: Bytes32, recipient: Recipient,
        in memory: UnsafeMutableRawBufferPointer
    ) throws {
        let shared = unsafe memory.part(sharedSecret)
        try unsafe X25519.sharedSecret(of: secret, with: point, into: shared)
        try unsafe HKDF.derive(
            into: memory.part(wrappingKey), from: UnsafeRawBufferPointer(shared),
            salt: share.bytes + recipient.publicKey.bytes, info: Array("age-encryption.org/v1/X25519".utf8))
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Part of the buffer, counted from 0.
    func part(_ range: Range<Int>) -> Self { unsafe Self(rebasing: self[range]) }
}

extension UnsafeRawBufferPointer {
    /// Part of the buffer, counted from 0.
    func part(_ range: Range<Int>) -> Self { unsafe Self(rebasing: self[range]) }
}
