import TestSupport
import Canonical
import Sodium
import Testing

@Suite struct DerivationTests {
    struct Case: Sendable {
        let secret, salt, info: [UInt8]
        let out: String
    }

    /// RFC 5869, appendix A.1 to A.3.
    @Test(arguments: [
        Case(
            secret: [UInt8](repeating: 0x0B, count: 22), salt: Array(0...12), info: Array(0xF0...0xF9),
            out: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
        Case(
            secret: Array(0...0x4F), salt: Array(0x60...0xAF), info: Array(0xB0...0xFF),
            out: """
                b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09\
                da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87
                """),
        Case(
            secret: [UInt8](repeating: 0x0B, count: 22), salt: [], info: [],
            out: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
    ])
    func hkdf(vector: Case) throws {
        let input = try secret(vector.secret)
        let out = try HKDF.derive(
            from: input, salt: vector.salt, info: vector.info, count: vector.out.utf8.count / 2)
        #expect(Hex.encode(revealed(out)) == vector.out)
    }

    @Test(arguments: [-1, 0, HKDF.longest + 1]) func hkdfRefusesOtherCounts(count: Int) throws {
        let input = try secret([1])
        #expect(throws: SodiumError.self) {
            _ = try HKDF.derive(from: input, salt: [], info: [], count: count)
        }
    }

    @Test func hkdfGivesAsMuchAsItMay() throws {
        let input = try secret([1])
        let long = try HKDF.derive(from: input, salt: [], info: [], count: HKDF.longest)
        let short = try HKDF.derive(from: input, salt: [], info: [], count: 33)
        #expect(revealed(long).starts(with: revealed(short)))
    }

    /// Calculated with Python's hashlib: BLAKE2b keyed with the seed, the id as salt, the context as
    /// personalisation.
    @Test func subkeys() throws {
        let seed = try secret(Array(0..<32))
        let subkey = try KeyDerivation.subkey(of: seed, id: 7, context: "trothtst", count: 32)
        #expect(
            Hex.encode(revealed(subkey)) == "b299ef7c49b98db83b53f947a9ae0ee9f4ca3fd1e4f2eba008488d7eab9ff269"
        )
    }

    @Test func subkeysRefuseOtherCounts() throws {
        let seed = try Secret.random(count: 32)
        let short = try Secret.random(count: 31)
        #expect(throws: SodiumError.self) {
            _ = try KeyDerivation.subkey(of: short, id: 1, context: "trothtst", count: 32)
        }
        #expect(throws: SodiumError.self) {
            _ = try KeyDerivation.subkey(of: seed, id: 1, context: "troth", count: 32)
        }
        for count in [-1, 15, 65] {
            #expect(throws: SodiumError.self) {
                _ = try KeyDerivation.subkey(of: seed, id: 1, context: "trothtst", count: count)
            }
        }
    }

    /// RFC 7914, section 12.
    @Test(arguments: [
        (
            "", "", 4, UInt32(1), UInt32(1),
            """
            77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442\
            fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
            """
        ),
        (
            "password", "NaCl", 10, 8, 16,
            """
            fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162\
            2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
            """
        ),
    ])
    func scrypt(passphrase: String, salt: String, logN: Int, r: UInt32, p: UInt32, key: String) throws {
        let passphrase = try secret(Array(passphrase.utf8))
        let out = try Scrypt.derive(
            from: passphrase, salt: Array(salt.utf8), logN: logN, r: r, p: p, count: 64)
        #expect(Hex.encode(revealed(out)) == key)
    }

    @Test(arguments: [0, 50, 63, 64]) func scryptWithoutTheMemoryIsAnError(logN: Int) throws {
        let passphrase = try secret([1])
        #expect(throws: SodiumError.outOfMemory) {
            _ = try Scrypt.derive(from: passphrase, salt: [], logN: logN, count: 32)
        }
    }
}
