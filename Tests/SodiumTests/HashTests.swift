import TestSupport
import Canonical
import Sodium
import Testing

@Suite struct HashTests {
    /// FIPS 180-4's examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256(message: String, digest: String) {
        #expect(SHA256.hash(Array(message.utf8)).hex == digest)
    }

    @Test func sha256PieceByPieceAndFromAnyCollection() {
        let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        let digest = SHA256.hash(message)
        var hash = SHA256()
        for start in stride(from: 0, to: message.count, by: 7) { hash.update(message[start...].prefix(7)) }
        #expect(hash.finish() == digest)
        #expect(hash.finish() == digest, "finishing changes nothing")
        hash.update(CollectionOfOne(1))
        #expect(hash.finish() == SHA256.hash(message + [1]))
        #expect(SHA256.hash(message.reversed().reversed() as ReversedCollection) == digest)
    }

    @Test(arguments: [
        (
            "",
            """
            cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce\
            47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e
            """
        ),
        (
            "abc",
            """
            ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
            2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
            """
        ),
    ])
    func sha512(message: String, digest: String) {
        #expect(Hex.encode(SHA512.hash(Array(message.utf8))) == digest)
    }

    /// RFC 4231, test cases 1, 2 and 6.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func hmac(key: [UInt8], message: String, code: String) throws {
        #expect(HMACSHA256.code(for: Array(message.utf8), key: key).hex == code)
        let guarded = try secret(key)
        #expect(HMACSHA256.code(for: Array(message.utf8), key: guarded).hex == code)
    }

    /// Calculated with Python's hashlib, another implementation of RFC 7693.
    @Test func keyedHash() throws {
        let key = try secret((0..<32).map { UInt8($0) })
        #expect(
            try KeyedHash.hash(Array("abc".utf8), key: key).hex
                == "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f")
        let short = try Secret.random(count: 15)
        #expect(throws: SodiumError.self) { try KeyedHash.hash([], key: short) }
    }
}
