import Canonical
package import Sodium

/// An age file (age-encryption.org/v1), read as far as that needs no key.
package struct AgeFile: Sendable {
    /// The most bytes of plaintext that are opened unless a caller says otherwise.
    package static let mostPlaintext = 64 << 20

    /// How many bytes the plaintext has.
    package let plaintextCount: Int

    let locks: Locks
    private let bytes: [UInt8]
    private let header: Header

    /// - Parameters:
    ///   - bytes: a whole file, without armor.
    ///   - limit: the most bytes that its plaintext may have.
    /// - Throws: `AgeError`, where the bytes do not follow the format, the plaintext is too large, or a work factor
    ///   is above `WorkFactor.allowed`. No memory for either has been taken by then.
    package init(_ bytes: [UInt8], limit: Int = mostPlaintext) throws {
        header = try Header(readingFrom: bytes)
        locks = try Locks(header.stanzas)
        let sealedCount = bytes.count - header.count - Payload.nonceCount
        guard sealedCount >= 0 else { throw AgeError.truncatedHeader }
        plaintextCount = try Payload.plaintextCount(of: sealedCount)
        guard plaintextCount <= limit else { throw AgeError.tooLarge(limit: limit) }
        self.bytes = bytes
    }

    /// Whether the file opens with a passphrase, and not with identities.
    package var needsPassphrase: Bool {
        switch locks {
        case .scrypt: true
        case .x25519: false
        }
    }

    /// - Parameter passphrase: the passphrase.
    /// - Returns: the plaintext.
    /// - Throws: `AgeError.wrongPassphrase`, `needsIdentity`, `changedHeader`, `changedPayload`, `truncatedPayload`;
    ///   `SodiumError.outOfMemory`.
    package func open(passphrase: borrowing Secret) throws -> Secret {
        guard case .scrypt(let lock) = locks else { throw AgeError.needsIdentity }
        var keys = try FileKeys()
        guard try lock.unwrap(into: &keys, with: passphrase) else { throw AgeError.wrongPassphrase }
        return try Secret(count: plaintextCount) { try unsafe open(with: &keys, into: $0) }
    }

    /// Opens the file with the file key that lies in `keys`.
    ///
    /// - Parameters:
    ///   - keys: where the file key lies.
    ///   - out: where to write the plaintext: `plaintextCount` bytes.
    func open(with keys: inout FileKeys, into out: UnsafeMutableRawBufferPointer) throws {
        let code = try keys.headerCode(for: bytes[..<header.coveredCount])
        guard ConstantTime.areEqual(code.bytes, header.code.bytes) else { throw AgeError.changedHeader }
        let chunks = header.count + Payload.nonceCount
        try keys.withPayloadKey(bytes[header.count..<chunks]) { key in
            try unsafe bytes.withUnsafeBytes {
                try unsafe Payload.open($0.part(chunks..<$0.count), key: key, into: out)
            }
        }
    }
}
