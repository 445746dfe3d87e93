import Canonical
package import Sodium

/// One signature under a note: `— name base64(hash ‖ signature)` (c2sp.org/signed-note, signatures).
package struct SignatureLine: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes a line may have, without its line feed.
    package static let longest = start.utf8.count + KeyName.longest + 1 + base64Count

    /// What the key is called.
    package let name: KeyName
    /// What stands for name and key.
    package let hash: KeyHash
    /// 64 bytes.
    package let signature: [UInt8]

    private static let start = "— "
    /// The base64 of 68 bytes.
    private static let base64Count = (KeyHash.count + VerifyingKey.signatureCount + 2) / 3 * 4

    /// - Parameter line: the bytes of one line, without its line feed.
    /// - Throws: `FormatError`, where it is not exactly what `description` would give.
    package init(_ line: some Collection<UInt8>) throws {
        let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("—".utf8), let name = KeyName(parts[1]),
            parts[2].count == Self.base64Count, let bytes = Base64.decode(parts[2]),
            bytes.count == KeyHash.count + VerifyingKey.signatureCount,
            let hash = KeyHash(bytes.prefix(KeyHash.count))
        else { throw FormatError("expected a signature line, “— name signature”") }
        self.name = name
        self.hash = hash
        signature = Array(bytes.dropFirst(KeyHash.count))
    }

    private init(name: KeyName, hash: KeyHash, signature: [UInt8]) {
        self.name = name
        self.hash = hash
        self.signature = signature
    }

    /// Signs a text. What may be signed at all is decided above, where texts have types; nothing but that calls this.
    ///
    /// - Parameters:
    ///   - text: what is signed.
    ///   - name: the name to sign under.
    ///   - key: the key to sign with.
    /// - Returns: the signature, already verified.
    /// - Throws: `SodiumError.signatureFailed`, where the machine miscalculated.
    package static func sign(
        text: NoteText, name: KeyName, with key: borrowing SigningKey
    ) throws -> SignatureLine {
        SignatureLine(
            name: name, hash: KeyHash(of: key.verifyingKey, named: name), signature: try key.sign(text.bytes))
    }

    /// - Parameters:
    ///   - key: the key of that name and hash.
    ///   - text: what it is said to have signed.
    /// - Returns: whether it did.
    package func isValid(by key: VerifierKey, over text: NoteText) -> Bool {
        key.name == name && key.hash == hash && key.key.isValid(signature: signature, for: text.bytes)
    }

    package var description: String {
        "\(Self.start)\(name) \(Base64.encode(hash.bytes + signature))"
    }
}
