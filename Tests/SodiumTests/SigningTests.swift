import TestSupport
import Canonical
import Sodium
import Testing

@Suite struct SigningTests {
    /// RFC 8032, section 7.1, tests 1 to 3.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            """
            e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155\
            5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
            """
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            """
            92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
            085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            """
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            """
            6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac\
            18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
            """
        ),
    ])
    func signs(seed: String, key: String, message: String, signature: String) throws {
        let seed = try secret(hex: seed)
        let signer = try SigningKey(seed: seed)
        #expect(signer.verifyingKey.bytes.hex == key)
        #expect(Hex.encode(try signer.sign(bytes(message))) == signature)
        #expect(try VerifyingKey(bytes(key)).isValid(signature: bytes(signature), for: bytes(message)))
    }

    @Test func refusesEveryChangedBit() throws {
        let seed = try Secret.random(count: 32)
        let key = try SigningKey(seed: seed)
        let message = Array("what was discussed".utf8)
        let signature = try key.sign(message)
        for bit in 0..<(8 * signature.count) {
            var changed = signature
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.verifyingKey.isValid(signature: changed, for: message), "bit \(bit)")
        }
        for bit in 0..<(8 * message.count) {
            var changed = message
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.verifyingKey.isValid(signature: signature, for: changed), "bit \(bit)")
        }
    }

    @Test(arguments: [0, 1, 32, 63, 65, 128]) func aSignatureHas64Bytes(count: Int) throws {
        let seed = try Secret.random(count: 32)
        let key = try SigningKey(seed: seed)
        let signature = Array((try key.sign([]) + key.sign([])).prefix(count))
        #expect(!key.verifyingKey.isValid(signature: signature, for: []))
    }

    /// S + L in the place of S: the same equation, a second spelling.
    @Test func refusesTheSecondSpellingOfASignature() throws {
        let order = bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
        let seed = try secret(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        let key = try SigningKey(seed: seed)
        var signature = try key.sign([])
        var carry = 0
        for index in 0..<32 {
            carry += Int(signature[32 + index]) + Int(order[index])
            signature[32 + index] = UInt8(carry & 0xFF)
            carry >>= 8
        }
        #expect(!key.verifyingKey.isValid(signature: signature, for: []))
    }

    @Test(arguments: [0, 31, 33]) func aSeedHas32Bytes(count: Int) throws {
        let seed = try Secret.random(count: count)
        #expect(throws: SodiumError.self) { _ = try SigningKey(seed: seed) }
    }
}

@Suite struct VerifyingKeyTests {
    @Test func acceptsTheGenerator() throws {
        _ = try VerifyingKey([0x58] + [UInt8](repeating: 0x66, count: 31))
    }

    /// The eight points whose order divides eight.
    @Test(arguments: [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ])
    func refusesLowOrder(point: String) { expectRefusal(of: point) }

    /// The generator plus each of the seven others.
    @Test(arguments: [
        "da99e28ba529cdde35a25fba9059e78ecaee239f99755b9b1aa4f65df00803e2",
        "5252cc0a7f208133b620acbd4537eba2a4123bf0a8c2e4f980c3b31bb69765ea",
        "98519eadf35b995233b51b5cd23e9cc5a28b639b5a4af0ec903cb960d81b7819",
        "9599999999999999999999999999999999999999999999999999999999999999",
        "13661d745ad63221ca5da0456fa618713511dc60668aa464e55b09a20ff7fc1d",
        "9bad33f580df7ecc49df5342bac8145d5bedc40f573d1b067f3c4ce449689a15",
        "55ae61520ca466adcc4ae4a32dc1633a5d749c64a5b50f136fc3469f27e487e6",
    ])
    func refusesMixedOrder(point: String) { expectRefusal(of: point) }

    /// y from p to 2²⁵⁵ − 1, with both signs; and spellings of x = 0 with a sign.
    @Test func refusesEveryEncodingThatIsNotTheOne() {
        for low in UInt8(0xED)...0xFF {
            for high in [UInt8(0x7F), 0xFF] {
                expectRefusal(
                    of: Hex.encode([low] + [UInt8](repeating: 0xFF, count: 30) + [high]))
            }
        }
        expectRefusal(of: "0100000000000000000000000000000000000000000000000000000000000080")
        expectRefusal(of: "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")
    }

    @Test func refusesWhatIsNotOnTheCurve() {
        expectRefusal(of: "0200000000000000000000000000000000000000000000000000000000000000")
    }

    @Test(arguments: [0, 31, 33, 64]) func has32Bytes(count: Int) {
        #expect(throws: SodiumError.self) { try VerifyingKey([UInt8](repeating: 0x66, count: count)) }
    }

    private func expectRefusal(of point: String) {
        #expect(throws: SodiumError.invalidVerifyingKey, "\(point)") { try VerifyingKey(bytes(point)) }
    }
}
