package import Sodium

extension AgeFile {
    /// - Parameters:
    ///   - plaintext: any bytes.
    ///   - recipients: at least one; each of them can open the file, and none can tell who the others are.
    /// - Returns: the bytes of an age file.
    /// - Throws: `AgeError.noRecipients`, `SodiumError.outOfMemory`.
    package static func seal(_ plaintext: [UInt8], to recipients: [Recipient]) throws -> [UInt8] {
        try unsafe plaintext.withUnsafeBytes { try unsafe seal($0, to: recipients) }
    }

    /// The same for a plaintext in guarded memory.
    package static func seal(_ plaintext: borrowing Secret, to recipients: [Recipient]) throws -> [UInt8] {
        try plaintext.withBytes { try unsafe seal($0, to: recipients) }
    }

    /// - Parameters:
    ///   - plaintext: any bytes.
    ///   - passphrase: whoever knows it can open the file.
    ///   - workFactor: what it costs to try a passphrase, one of `WorkFactor.allowed`.
    /// - Returns: the bytes of an age file.
    /// - Throws: `AgeError.invalidWorkFactor`, `SodiumError.outOfMemory`.
    package static func seal(
        _ plaintext: [UInt8], passphrase: borrowing Secret, workFactor: Int = WorkFactor.usual
    ) throws -> [UInt8] {
        try unsafe plaintext.withUnsafeBytes {
            try unsafe seal($0, passphrase: passphrase, workFactor: workFactor)
        }
    }

    /// The same for a plaintext in guarded memory.
    package static func seal(
        _ plaintext: borrowing Secret, passphrase: borrowing Secret, workFactor: Int = WorkFactor.usual
    ) throws -> [UInt8] {
        try plaintext.withBytes { try unsafe seal($0, passphrase: passphrase, workFactor: workFactor) }
    }

    private static func seal(_ plaintext: UnsafeRawBufferPointer, to recipients: [Recipient]) throws
        -> [UInt8]
    {
        guard !recipients.isEmpty else { throw AgeError.noRecipients }
        return try unsafe seal(plaintext) { keys in
            try recipients.map { try X25519Lock.wrap(&keys, for: $0) }
        }
    }

    private static func seal(
        _ plaintext: UnsafeRawBufferPointer, passphrase: borrowing Secret, workFactor: Int
    ) throws -> [UInt8] {
        try unsafe seal(plaintext) { keys in
            [try ScryptLock.wrap(&keys, with: passphrase, workFactor: workFactor)]
        }
    }

    private static func seal(
        _ plaintext: UnsafeRawBufferPointer, wrap: (inout FileKeys) throws -> [Stanza]
    ) throws -> [UInt8] {
        var keys = try FileKeys()
        keys.drawFileKey()
        let stanzas = try wrap(&keys)
        var file = try Header.render(stanzas) { try keys.headerCode(for: $0) }
        let nonce = Random.bytes(Payload.nonceCount)
        file += nonce
        let start = file.count
        file += [UInt8](repeating: 0, count: Payload.sealedCount(of: plaintext.count))
        try keys.withPayloadKey(nonce) { key in
            try unsafe file.withUnsafeMutableBytes {
                try unsafe Payload.seal(plaintext, key: key, into: $0.part(start..<$0.count))
            }
        }
        return file
    }
}
