import Canonical

/// A text and the signatures under it (c2sp.org/signed-note), in a strict profile: only Ed25519, at least one
/// signature, no two by keys of the same name and hash.
///
/// The text means nothing until `verify` has said who signed it.
package struct SignedNote: Hashable, Sendable {
    /// The most signatures a note may have.
    package static let mostSignatures = 64
    /// The most bytes a note may have.
    package static let longest = NoteText.longest + 1 + mostSignatures * (SignatureLine.longest + 1)

    /// What is signed.
    package let text: NoteText
    /// The signatures, in the order they stand in.
    package let signatures: [SignatureLine]

    /// - Parameters:
    ///   - text: what is signed.
    ///   - signatures: 1 to `mostSignatures` signatures.
    /// - Throws: `FormatError` for any other count, or where two have the same name and hash.
    package init(_ text: NoteText, _ signatures: [SignatureLine]) throws {
        guard (1...Self.mostSignatures).contains(signatures.count) else {
            throw FormatError("a note with \(signatures.count) signatures; 1 to \(Self.mostSignatures)")
        }
        var seen: Set<[UInt8]> = []
        for line in signatures where !seen.insert(line.name.bytes + line.hash.bytes).inserted {
            throw FormatError("two signatures by \(line.name)")
        }
        self.text = text
        self.signatures = signatures
    }

    /// - Parameter bytes: a whole note.
    /// - Throws: `FormatError`, where it is not exactly what `bytes` would give.
    package init(_ bytes: [UInt8]) throws {
        guard bytes.count <= Self.longest else {
            throw FormatError("a note of \(bytes.count) bytes; at most \(Self.longest)")
        }
        guard let end = Self.endOfText(in: bytes) else {
            throw FormatError("a signed note has a blank line before its signatures")
        }
        let text = try NoteText(bytes[..<end])
        var reader = try LineReader(Array(bytes[(end + 1)...]))
        var signatures: [SignatureLine] = []
        while !reader.isAtEnd { signatures.append(try SignatureLine(reader.next())) }
        try self.init(text, signatures)
    }

    /// The whole note.
    package var bytes: [UInt8] {
        text.bytes + [0x0A] + signatures.flatMap { Array("\($0)\n".utf8) }
    }

    /// Checks every signature, against keys that the reader knew before.
    ///
    /// - Parameter keys: the keys that may have signed; a key that is found in the text itself proves nothing.
    /// - Returns: those of them that did, at least one. Whether they are all that should have is for the caller.
    /// - Throws: `SignatureError`, where a signature is by none of the keys, or does not verify.
    package func verify(with keys: [VerifierKey]) throws(SignatureError) -> Set<VerifierKey> {
        var signers: Set<VerifierKey> = []
        for line in signatures {
            let candidates = keys.filter { $0.name == line.name && $0.hash == line.hash }
            guard !candidates.isEmpty else { throw .unknownKey(line.name, line.hash) }
            // Two known keys with one name and hash would be a collision somebody made: both have to be tried.
            guard let signer = candidates.first(where: { line.isValid(by: $0, over: text) }) else {
                throw .invalid(line.name, line.hash)
            }
            signers.insert(signer)
        }
        return signers
    }

    /// Where the blank line is that divides text and signatures: the last one.
    private static func endOfText(in bytes: [UInt8]) -> Int? {
        bytes.indices.reversed().first { $0 > 0 && bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    }
}
