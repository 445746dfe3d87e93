import Canonical
import Sodium
import Testing
import TransparencyLog

@Suite struct VerifierKeyTests {
    /// The example of c2sp.org/signed-note.
    static let example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

    @Test func readsAndWritesTheExample() throws {
        let key = try VerifierKey(Self.example.utf8)
        #expect(key.description == Self.example)
        #expect(key.name.description == "example.com/foo")
        #expect(key.hash.description == "530d903a")
    }

    @Test func aPersonsKeyIsNamedByItsDigest() throws {
        let key = try signingKey(7).verifyingKey
        let person = VerifierKey(ofPersonWith: key)
        let digest = SHA256.hash(key.bytes.bytes).hex
        #expect(person.name.description == "troth-\(digest.prefix(16))")
        #expect(try VerifierKey(person.description.utf8) == person)
    }

    @Test func noOneByteChangeIsAccepted() throws {
        let text = Array(Self.example.utf8)
        for index in text.indices {
            for value in UInt8.min...UInt8.max where value != text[index] {
                var changed = text
                changed[index] = value
                #expect(throws: FormatError.self, "byte \(index) is \(value)") { try VerifierKey(changed) }
            }
            #expect(throws: FormatError.self) { try VerifierKey(text[..<index]) }
        }
        #expect(throws: FormatError.self) { try VerifierKey(text + [0x0A]) }
    }

    @Test func aKeyOfLowOrderIsRefused() throws {
        // The neutral element, with its true hash.
        let point: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
        let name = Array("example.com/foo".utf8)
        let hash = SHA256.hash(name + [0x0A, 1] + point).bytes.prefix(4)
        let text = "example.com/foo+\(Hex.encode(hash))+\(Base64.encode([1] + point))"
        let error = try #require(throws: FormatError.self) { try VerifierKey(text.utf8) }
        #expect(error.reason.contains("cannot be used"))
    }

    @Test(arguments: ["", "a b", "a+b", "é", "a\u{7F}", "a\n", String(repeating: "a", count: 129)])
    func namesThatAreRefused(name: String) {
        #expect(KeyName(name.utf8) == nil)
    }
}
