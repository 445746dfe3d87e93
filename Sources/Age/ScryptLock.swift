import Canonical
import Sodium

/// The stanza that wraps the file key with a passphrase.
struct ScryptLock: Sendable {
    static let kind = Array("scrypt".utf8)
    private static let saltCount = 16
    private static let saltLabel = Array("age-encryption.org/v1/scrypt".utf8)

    private let salt: [UInt8]
    private let workFactor: Int
    private let body: [UInt8]

    /// - Throws: `AgeError.malformedHeader`, where the stanza does not follow the format; `workFactorTooHigh`.
    init(_ stanza: Stanza) throws {
        guard stanza.arguments.count == 3, let salt = Base64.decode(stanza.arguments[1], .unpadded),
            salt.count == Self.saltCount
        else {
            throw AgeError.malformedHeader("a scrypt stanza needs a salt of 16 bytes and a work factor")
        }
        guard let workFactor = Decimal.parse(stanza.arguments[2]).flatMap(Int.init(exactly:)), workFactor > 0
        else { throw AgeError.malformedHeader("the work factor of a scrypt stanza is not a whole number") }
        guard stanza.body.count == FileKeys.wrappedCount else {
            throw AgeError.malformedHeader("a scrypt stanza needs a body of \(FileKeys.wrappedCount) bytes")
        }
        // Refused here, before anything has cost memory or time.
        guard workFactor <= WorkFactor.allowed.upperBound else {
            throw AgeError.workFactorTooHigh(workFactor, limit: WorkFactor.allowed.upperBound)
        }
        self.salt = salt
        self.workFactor = workFactor
        body = stanza.body
    }

    /// - Returns: a stanza that wraps the file key in `keys`.
    static func wrap(
        _ keys: inout FileKeys, with passphrase: borrowing Secret, workFactor: Int
    ) throws -> Stanza {
        guard WorkFactor.allowed.contains(workFactor) else { throw AgeError.invalidWorkFactor(workFactor) }
        let salt = Random.bytes(saltCount)
        try agree(&keys, on: passphrase, salt: salt, workFactor: workFactor)
        return Stanza(
            arguments: [
                kind, Array(Base64.encode(salt, .unpadded).utf8), Array(String(workFactor).utf8),
            ], body: try keys.wrap())
    }

    /// Unwraps the file key into `keys`.
    ///
    /// - Returns: whether it was wrapped with this passphrase.
    /// - Throws: `SodiumError.outOfMemory`.
    func unwrap(into keys: inout FileKeys, with passphrase: borrowing Secret) throws -> Bool {
        try Self.agree(&keys, on: passphrase, salt: salt, workFactor: workFactor)
        return try keys.unwrap(body)
    }

    private static func agree(
        _ keys: inout FileKeys, on passphrase: borrowing Secret, salt: [UInt8], workFactor: Int
    ) throws {
        keys.setWrappingKey(
            try Scrypt.derive(
                from: passphrase, salt: saltLabel + salt, logN: workFactor, count: ChaChaPoly.keyCount))
    }
}
