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

/// Random numbers that a seed gives again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
