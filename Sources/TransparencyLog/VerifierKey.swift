import Canonical
package import Sodium

/// A public key under a name, as `name+hash+key` (c2sp.org/signed-note, verifier keys): eight hexadecimal digits,
/// then base64 of the signature type 0x01 and the 32 bytes of the key.
///
/// Two are equal where name and key are. The name is part of what people pin, since signature lines carry it.
package struct VerifierKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The signature type for Ed25519.
    static let ed25519: UInt8 = 0x01

    /// What signature lines call the key.
    package let name: KeyName
    /// The key.
    package let key: VerifyingKey
    /// What stands for both on a signature line.
    package let hash: KeyHash

    /// - Parameters:
    ///   - key: a public key.
    ///   - name: the name it signs under.
    package init(_ key: VerifyingKey, named name: KeyName) {
        self.key = key
        self.name = name
        hash = KeyHash(of: key, named: name)
    }

    /// The key of a person, under the name that follows from it.
    package init(ofPersonWith key: VerifyingKey) {
        self.init(key, named: KeyName(ofPersonWith: key))
    }

    /// - Parameter text: the bytes of `name+hash+key`.
    /// - Throws: `FormatError`, where it is not exactly what `description` would give, or the key is none that a
    ///   signature can be checked against.
    package init(_ text: some Collection<UInt8>) throws {
        let parts = text.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw FormatError("a verifier key has the form name+hash+key") }
        guard let name = KeyName(parts[0]) else { throw FormatError("the verifier key has no valid name") }
        guard let typed = Base64.decode(parts[2]), typed.first == Self.ed25519,
            let bytes = Bytes32(typed.dropFirst())
        else { throw FormatError("the verifier key of \(name) is not an Ed25519 key") }
        let key: VerifyingKey
        do { key = try VerifyingKey(bytes) } catch {
            throw FormatError("the verifier key of \(name) cannot be used: \(error)")
        }
        self.init(key, named: name)
        guard parts[1].elementsEqual(hash.description.utf8) else {
            throw FormatError("the verifier key of \(name) is damaged: its hash does not fit")
        }
    }

    package var description: String {
        "\(name)+\(hash)+\(Base64.encode([Self.ed25519] + key.bytes.bytes))"
    }

    /// In the order of the bytes of their texts.
    package static func < (a: Self, b: Self) -> Bool {
        a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
    }
}
