import Canonical
import Sodium
import TransparencyLog

/// A signing key that is the same in every run.
func signingKey(_ number: UInt8) throws -> SigningKey {
    let seed = try Secret(count: SigningKey.seedCount) { seed in
        for index in seed.indices { unsafe seed[index] = number }
    }
    return try SigningKey(seed: seed)
}

func verifierKey(_ number: UInt8) throws -> VerifierKey {
    VerifierKey(ofPersonWith: try signingKey(number).verifyingKey)
}

/// A text signed with the keys of these numbers.
func note(_ text: String, signedBy numbers: [UInt8]) throws -> SignedNote {
    let text = try NoteText(text.utf8)
    let lines = try numbers.map { number in
        let key = try signingKey(number)
        return try SignatureLine.sign(text: text, name: KeyName(ofPersonWith: key.verifyingKey), with: key)
    }
    return try SignedNote(text, lines)
}
