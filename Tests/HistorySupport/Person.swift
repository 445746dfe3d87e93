package import Consent
import Canonical
package import History
import Sodium

/// Somebody with keys that are no secret.
package struct Person: Sendable {
    /// What they sign and open with.
    package let keys: Keys
    /// What others know of them.
    package let card: Card

    /// - Parameters:
    ///   - keys: what they sign and open with.
    ///   - card: what others know of them.
    package init(keys: Keys, card: Card) {
        self.keys = keys
        self.card = card
    }

    /// - Parameters:
    ///   - name: what they are called.
    ///   - seed: every byte of the seed of their keys.
    /// - Throws: where `name` is no line, or there is no memory for the keys.
    package init(_ name: String, seed: UInt8) throws {
        keys = try Keys(
            seed: Secret(count: Keys.seedCount) { bytes in
                for index in bytes.indices { unsafe bytes[index] = seed }
            })
        card = Card(name: try Line(name), verifierKey: keys.verifierKey, recipient: keys.recipient)
    }

    /// Who they are in acts and versions.
    package var id: PartyID { keys.party }
}
