package import Age
import Canonical
package import Consent
import Sodium
package import TransparencyLog

/// A record with its author's signature: what is stored, sent and verified.
package struct SignedRecord: Equatable, Sendable {
    package let text: RecordText
    /// The record as a signed note.
    package let note: [UInt8]

    /// Signs a record.
    ///
    /// - Parameters:
    ///   - text: the record; its log is the signer's.
    ///   - keys: the signer's keys.
    /// - Throws: `FormatError`, `SodiumError`.
    package init(signing text: RecordText, with keys: Keys) throws {
        precondition(text.log.author == keys.party, "a record signed by somebody else than its author")
        // What could not be read back would be lost, and everything behind it: a home does not open with it.
        guard try RecordText(parsing: text.bytes, by: keys.party) == text else {
            throw FormatError("the record does not say what it was to say")
        }
        let signable = SignableText.record(text)
        self.text = text
        note = try SignedNote(signable.note, [keys.sign(signable)]).bytes
    }

    /// Reads a record, once its signature has verified.
    ///
    /// - Parameters:
    ///   - note: the bytes of a signed note.
    ///   - authors: the keys that may have signed it.
    /// - Throws: `SignatureError`, where none of them did; `FormatError`.
    package init(note bytes: [UInt8], by authors: [VerifierKey]) throws {
        let note = try SignedNote(bytes)
        let signers = try note.verify(with: authors)
        guard let author = signers.first, signers.count == 1 else {
            throw FormatError("a record has one author")
        }
        text = try RecordText(parsing: note.text.bytes, by: PartyID(author.key.bytes))
        self.note = bytes
    }

    /// Reads a record that this home has written before, as its heads show.
    ///
    /// - Parameters:
    ///   - note: the bytes of a signed note.
    ///   - author: whose log it stands in.
    /// - Throws: `FormatError`.
    package init(trusted bytes: [UInt8], by author: PartyID) throws {
        text = try RecordText(parsing: SignedNote(bytes).text.bytes, by: author)
        note = bytes
    }

    package var id: RecordID { text.id }
}

/// How a record lies in the home: sealed to its owner, with newlines behind it up to one of few sizes.
package enum SealedObject {
    /// The most bytes the plaintext of a record may have.
    package static let longest = Padding.size(of: SignedNote.longest)

    /// - Parameters:
    ///   - plain: a text that ends with a line feed.
    ///   - recipient: the owner.
    /// - Returns: an age file.
    /// - Throws: `SodiumError`.
    package static func seal(_ plain: [UInt8], to recipient: Recipient) throws -> [UInt8] {
        try AgeFile.seal(Padding.pad(plain), to: [recipient])
    }

    /// - Parameters:
    ///   - file: an age file.
    ///   - opener: opens what is sealed to the owner.
    ///   - limit: the most bytes the plaintext may have.
    /// - Returns: the text without the padding.
    /// - Throws: `AgeError`, or `FormatError` where the padding is not what the writer writes.
    package static func open(_ file: [UInt8], with opener: inout Opener, limit: Int = longest) throws
        -> [UInt8]
    {
        try Padding.strip(opener.open(AgeFile(file, limit: limit)))
    }
}
