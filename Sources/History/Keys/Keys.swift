package import Age
package import Canonical
package import Consent
package import Sodium
package import TransparencyLog

/// What a seed of 32 bytes gives, one subkey for each purpose (libsodium's `crypto_kdf`, context `trothkey`).
package final class Keys: Sendable {
    /// How many bytes a seed has.
    package static let seedCount = 32

    /// The ids of the subkeys. They are part of the format: the manual gives them, with a test vector.
    private enum Purpose: UInt64 {
        case signing = 1
        case encryption = 2
        case objectNames = 3
        case heads = 4
        case sheet = 5
    }

    private let signing: SigningKey
    private let objectNames: Secret
    private let heads: Secret
    private let sheet: Secret
    /// What opens files that are sealed to this person.
    package let identity: Identity
    /// The key that others check this person's signatures with.
    package let verifierKey: VerifierKey

    /// - Parameter seed: 32 secret bytes.
    /// - Throws: `SodiumError`.
    package init(seed: borrowing Secret) throws {
        func subkey(_ purpose: Purpose) throws -> Secret {
            try KeyDerivation.subkey(
                of: seed, id: purpose.rawValue, context: "trothkey", count: Self.seedCount)
        }
        signing = try SigningKey(seed: subkey(.signing))
        identity = try Identity(secret: subkey(.encryption))
        objectNames = try subkey(.objectNames)
        heads = try subkey(.heads)
        sheet = try subkey(.sheet)
        verifierKey = VerifierKey(ofPersonWith: signing.verifyingKey)
    }

    /// This person, as the rules of consent know them.
    package var party: PartyID { PartyID(verifierKey.key.bytes) }

    /// Where files to this person are sealed to.
    package var recipient: Recipient { identity.recipient }

    /// The name that an object has in the home: without the seed, nobody can tell which record it is.
    ///
    /// - Parameters:
    ///   - log: the log that the record belongs to.
    ///   - index: its place in the log.
    ///   - variant: the record's id, where another record claims the same place.
    /// - Returns: the name's 32 bytes.
    /// - Throws: `SodiumError`.
    package func objectName(log: LogID, index: UInt64, variant: RecordID? = nil) throws -> Bytes32 {
        let text = "\(log) \(index)" + (variant.map { " \($0)" } ?? "")
        return try KeyedHash.hash(Array(text.utf8), key: objectNames)
    }

    /// - Parameter text: what this home is to trust later.
    /// - Returns: a code that only this seed can make.
    package func headsCode(for text: [UInt8]) -> Bytes32 { HMACSHA256.code(for: text, key: heads) }

    /// - Parameter text: a sheet that this home is to trust later.
    /// - Returns: a code that only this seed can make. Its key is another than that of the heads, so that neither passes
    ///   for the other.
    package func sheetCode(for text: [UInt8]) -> Bytes32 { HMACSHA256.code(for: text, key: sheet) }

    /// Signs one of the texts that troth knows. Nothing else is ever signed.
    ///
    /// - Parameter text: a typed value, so that no bytes from elsewhere can be passed off as one.
    /// - Returns: the signature line.
    /// - Throws: `FormatError`, `SodiumError`.
    package func sign(_ text: SignableText) throws -> SignatureLine {
        try SignatureLine.sign(text: text.note, name: text.keyName(of: verifierKey), with: signing)
    }
}

/// The closed list of what a person's key signs, told apart by their first lines.
package enum SignableText {
    /// Who one is, for others to pin.
    case card(Card)
    /// A version of an agreement.
    case version(VersionSource)
    /// A record of a log.
    case record(RecordText)
    /// The head of a log.
    case checkpoint(Checkpoint)

    var note: NoteText {
        get throws {
            switch self {
            case .card(let card): try NoteText(card.text)
            case .version(let source): try NoteText(source.bytes)
            case .record(let record): try NoteText(record.bytes)
            case .checkpoint(let checkpoint): try checkpoint.text
            }
        }
    }

    func keyName(of person: VerifierKey) -> KeyName {
        if case .checkpoint(let checkpoint) = self { checkpoint.origin } else { person.name }
    }
}
