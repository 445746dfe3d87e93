package import Sodium

/// An X25519 secret key that opens files, written as `AGE-SECRET-KEY-1…`.
///
/// A class, so that several can stand in an array: the secret itself is never copied, and is overwritten when the
/// last reference goes.
package final class Identity: Sendable {
    /// How many bytes the text has.
    package static let textCount = Bech32.identity.textCount

    let secret: Secret
    /// Whom to seal to for this identity.
    package let recipient: Recipient

    /// - Parameter secret: 32 secret bytes.
    /// - Throws: `SodiumError.wrongLength` for another count.
    package init(secret: consuming Secret) throws {
        let recipient = try Recipient(of: secret)
        self.secret = secret
        self.recipient = recipient
    }

    /// - Parameter text: the bytes of `AGE-SECRET-KEY-1…`, in capitals, nothing around it; in guarded memory.
    /// - Throws: `AgeError.invalidIdentity`, `SodiumError.outOfMemory`.
    package convenience init(text: UnsafeRawBufferPointer) throws {
        try self.init(
            secret: Secret(count: X25519.count) { secret in
                guard unsafe Bech32.identity.decode(text, into: secret) else {
                    throw AgeError.invalidIdentity
                }
            })
    }

    /// - Returns: a new identity from random bytes.
    /// - Throws: `SodiumError.outOfMemory`.
    package static func random() throws -> Identity {
        try Identity(secret: Secret.random(count: X25519.count))
    }

    /// - Returns: the text `AGE-SECRET-KEY-1…`, in guarded memory.
    /// - Throws: `SodiumError.outOfMemory`.
    package func text() throws -> Secret {
        try Secret(count: Self.textCount) { text in
            secret.withBytes { unsafe Bech32.identity.encode($0, into: text) }
        }
    }
}
