/// Why something cryptographic could not be done.
package enum SodiumError: Error, Equatable, CustomStringConvertible {
    /// The system gives no more memory, or no more guarded memory.
    case outOfMemory
    /// A key, nonce, digest or buffer has the wrong number of bytes.
    case wrongLength(of: String, is: Int, expected: String)
    /// A sealed box was changed, or is not for this key.
    case notAuthentic
    /// These 32 bytes are no Ed25519 public key that a signature can be checked against.
    case invalidVerifyingKey
    /// An X25519 public key with which every secret gives the same result.
    case weakPublicKey
    /// A signature did not verify against the key that had just made it: the machine or its memory is faulty.
    case signatureFailed
    /// The installed libsodium takes keys for valid that are not.
    case brokenLibrary

    package var description: String {
        switch self {
        case .outOfMemory: "there is not enough memory: close other programs, or choose a smaller work factor"
        case .wrongLength(let thing, let count, let expected):
            "the \(thing) has \(count) bytes; expected \(expected)"
        case .notAuthentic: "the sealed bytes were changed, or the key is not theirs"
        case .invalidVerifyingKey: "the signing key is not a valid Ed25519 public key"
        case .weakPublicKey: "the encryption key is not a safe X25519 public key"
        case .signatureFailed: "a new signature did not verify: this machine or its memory may be faulty"
        case .brokenLibrary: "the installed libsodium accepts invalid keys: update libsodium and try again"
        }
    }

    /// - Throws: `wrongLength`, where `count` is not `expected`.
    static func require(_ count: Int, _ expected: Int, of thing: String) throws {
        guard count == expected else { throw wrongLength(of: thing, is: count, expected: String(expected)) }
    }
}
