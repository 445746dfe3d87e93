import Canonical
import Sodium

/// A stanza that wraps the file key for one X25519 recipient.
struct X25519Lock: Sendable {
    static let kind = Array("X25519".utf8)

    private let share: Bytes32
    private let body: [UInt8]

    /// - Throws: `AgeError.malformedHeader`, where the stanza does not follow the format.
    init(_ stanza: Stanza) throws {
        guard stanza.arguments.count == 2,
            let share = Base64.decode(stanza.arguments[1], .unpadded).flatMap({ Bytes32($0) })
        else { throw AgeError.malformedHeader("an X25519 stanza needs one share of 32 bytes") }
        guard stanza.body.count == FileKeys.wrappedCount else {
            throw AgeError.malformedHeader("an X25519 stanza needs a body of \(FileKeys.wrappedCount) bytes")
        }
        self.share = share
        body = stanza.body
    }

    /// - Returns: a stanza that wraps the file key in `keys`.
    static func wrap(_ keys: inout FileKeys, for recipient: Recipient) throws -> Stanza {
        let share = try keys.agree(with: recipient)
        return Stanza(
            arguments: [kind, Array(Base64.encode(share.bytes, .unpadded).utf8)], body: try keys.wrap())
    }

    /// Unwraps the file key into `keys`.
    ///
    /// - Returns: whether it was wrapped for this identity.
    /// - Throws: `AgeError.malformedHeader`, where the share is of low order.
    func unwrap(into keys: inout FileKeys, with identity: Identity) throws -> Bool {
        do { try keys.agree(with: share, identity: identity) } catch SodiumError.weakPublicKey {
            throw AgeError.malformedHeader("the share of an X25519 stanza is of low order")
        }
        return try keys.unwrap(body)
    }
}
