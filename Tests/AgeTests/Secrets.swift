import TestSupport
import Age
import Sodium

/// An identity that is no secret: part of a test.
func identity(_ text: String) throws -> Identity {
    try secret(text).withBytes { try unsafe Identity(text: $0) }
}

/// - Returns: the plaintext of a file that one of the identities opens.
func opened(_ file: [UInt8], with identities: Identity..., limit: Int = AgeFile.mostPlaintext) throws
    -> [UInt8]
{
    var opener = try Opener(identities)
    return try opener.open(AgeFile(file, limit: limit))
}

/// - Returns: the plaintext of a file that a passphrase opens.
func opened(_ file: [UInt8], passphrase: String) throws -> [UInt8] {
    let passphrase = try secret(passphrase)
    return revealed(try AgeFile(file).open(passphrase: passphrase))
}
