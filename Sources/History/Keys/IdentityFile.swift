import Age
import Canonical
package import Sodium

/// `identity.age`: the seeds of a person's keys, under their passphrase.
///
/// Inside is an ordinary age identity file, so that stock `age` opens it and, with what comes out, every object. Each
/// generation of keys is a comment line with the seed, then the age identity that the seed gives.
package enum IdentityFile {
    /// Work factors that a new home may have; opening accepts up to age's own limit.
    package static let workFactors = 10...22
    /// The most bytes the file may have.
    package static let mostBytes = 64 << 10

    private static let comment = Array("# troth-seed ".utf8)

    /// - Parameters:
    ///   - seed: 32 secret bytes.
    ///   - passphrase: what will open it.
    ///   - workFactor: the base-2 logarithm of scrypt's cost.
    /// - Returns: the file.
    /// - Throws: `SodiumError`, `AgeError`.
    package static func seal(
        seed: borrowing Secret, passphrase: borrowing Secret, workFactor: Int
    ) throws -> [UInt8] {
        let plain = try generation(of: Keys(seed: seed), seed)
        return try AgeFile.seal(plain, passphrase: passphrase, workFactor: workFactor)
    }

    /// How many bytes the lines of one generation have.
    private static let generationCount = comment.count + 2 * Keys.seedCount + 1 + Identity.textCount + 1

    /// The lines of one generation.
    private static func generation(of keys: Keys, _ seed: borrowing Secret) throws -> Secret {
        let identity = try keys.identity.text()
        return try Secret(count: generationCount) { out in
            var position = 0
            func put(_ byte: UInt8) {
                unsafe out[position] = byte
                position += 1
            }
            comment.forEach(put)
            seed.withBytes { bytes in
                for index in 0..<bytes.count {
                    let byte = unsafe bytes[index]
                    put(hexDigit(byte >> 4))
                    put(hexDigit(byte & 15))
                }
            }
            put(0x0A)
            identity.withBytes { bytes in for index in 0..<bytes.count { put(unsafe bytes[index]) } }
            put(0x0A)
        }
    }

    /// - Parameters:
    ///   - file: the bytes of `identity.age`.
    ///   - passphrase: what opens it.
    /// - Returns: the keys of the newest generation.
    /// - Throws: `AgeError`, `FormatError` where what is inside is not an identity file of troth, or an age identity in
    ///   it is not the one that its seed gives; `SodiumError`.
    package static func open(_ file: [UInt8], passphrase: borrowing Secret) throws -> Keys {
        let plain = try AgeFile(file, limit: mostBytes).open(passphrase: passphrase)
        guard plain.count > 0, plain.count.isMultiple(of: generationCount) else { throw notOurs }
        // The last generation is the newest.
        let start = plain.count - generationCount
        let seed = try Secret(count: Keys.seedCount) { out in
            try plain.withBytes { bytes in
                for (offset, byte) in comment.enumerated() where unsafe bytes[start + offset] != byte {
                    throw notOurs
                }
                for index in 0..<Keys.seedCount {
                    let place = start + comment.count + 2 * index
                    guard let high = hexValue(unsafe bytes[place]),
                        let low = hexValue(unsafe bytes[place + 1])
                    else {
                        throw notOurs
                    }
                    unsafe out[index] = high << 4 | low
                }
            }
        }
        let keys = try Keys(seed: seed)
        let written = try generation(of: keys, seed)
        let isDerived = plain.withBytes { bytes in
            written.withBytes { expected in
                unsafe ConstantTime.areEqual(UnsafeRawBufferPointer(rebasing: bytes[start...]), expected)
            }
        }
        guard isDerived else {
            throw FormatError("the age identity in it is not the one that its seed gives")
        }
        return keys
    }

    private static let notOurs = FormatError("it opens, but what is inside is not an identity of troth")

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
