package import Age
package import Canonical
package import Consent
import Sodium
package import TransparencyLog

/// Who somebody is, for others to add as a contact: the name of their choice, their keys, and their own declaration
/// to be an adult. Written as a signed note.
package struct Card: Equatable, Sendable {
    /// The first line.
    package static let header = "troth/card/v0"
    /// The most bytes a card's note may have.
    package static let longest = 16 << 10

    package let name: Line
    package let verifierKey: VerifierKey
    package let recipient: Recipient

    /// - Parameters:
    ///   - name: the name of their choice.
    ///   - verifierKey: what checks their signatures.
    ///   - recipient: where bundles to them are sealed to.
    package init(name: Line, verifierKey: VerifierKey, recipient: Recipient) {
        self.name = name
        self.verifierKey = verifierKey
        self.recipient = recipient
    }

    /// This person, as the rules of consent know them.
    package var party: PartyID { PartyID(verifierKey.key.bytes) }

    /// The text that is signed.
    package var text: [UInt8] {
        Array(
            """
            \(Self.header)
            name: \(name)
            key \(verifierKey)
            recipient \(recipient)
            adult declared

            """.utf8)
    }

    /// - Parameter keys: the person's keys.
    /// - Returns: the card as a signed note.
    /// - Throws: `FormatError`, `SodiumError`.
    package func note(signedBy keys: Keys) throws -> [UInt8] {
        let signable = SignableText.card(self)
        return try SignedNote(signable.note, [keys.sign(signable)]).bytes
    }

    /// - Parameter note: the bytes of a card.
    /// - Returns: what it says, signed by the very key that it names.
    /// - Throws: `FormatError`, `SignatureError`.
    package static func parse(note bytes: [UInt8]) throws -> Card {
        guard bytes.count <= longest else {
            throw FormatError("a card of \(bytes.count) bytes; at most \(longest)")
        }
        let note = try SignedNote(bytes)
        var reader = try LineReader(note.text.bytes)
        guard let first = reader.peek, first.starts(with: "troth/card/".utf8) else {
            throw FormatError("it is not a card", line: 1)
        }
        guard reader.take(header) else {
            throw FormatError("the card was written by another version of troth", line: 1)
        }
        let name = try Line(reader.expect(prefix: "name: "))
        let verifierKey = try VerifierKey(reader.expect(prefix: "key "))
        guard verifierKey == VerifierKey(ofPersonWith: verifierKey.key) else {
            throw reader.errorBefore("the key does not have the name that its bytes give")
        }
        let recipient: Recipient
        do { recipient = try Recipient(reader.expect(prefix: "recipient ")) } catch is AgeError {
            throw reader.errorBefore("not an age recipient")
        }
        try reader.expect("adult declared")
        try reader.expectEnd()
        _ = try note.verify(with: [verifierKey])
        return Card(name: name, verifierKey: verifierKey, recipient: recipient)
    }
}
