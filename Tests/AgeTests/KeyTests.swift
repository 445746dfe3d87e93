import TestSupport
import Age
import Canonical
import Sodium
import Testing

@Suite struct KeyTests {
    /// The example of the specification.
    private let identityText = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    private let recipientText = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

    @Test func readsAndWritesTheExample() throws {
        let identity = try identity(identityText)
        #expect(identity.recipient.description == recipientText)
        #expect(try Recipient(recipientText.utf8) == identity.recipient)
        #expect(String(decoding: revealed(try identity.text()), as: UTF8.self) == identityText)
        #expect(Recipient.textCount == recipientText.utf8.count)
        #expect(Identity.textCount == identityText.utf8.count)
        let same = try Identity(
            secret: Secret(count: 32) { unsafe $0.initializeMemory(as: UInt8.self, repeating: 0x42) })
        #expect(same.recipient == identity.recipient)
    }

    @Test(arguments: 0..<50) func everyKeyHasOneSpelling(_: Int) throws {
        let identity = try Identity.random()
        let text = String(decoding: revealed(try identity.text()), as: UTF8.self)
        #expect(try AgeTests.identity(text).recipient == identity.recipient)
        #expect(try Recipient(identity.recipient.description.utf8) == identity.recipient)
    }

    @Test func refusesEveryChangedCharacter() throws {
        for (text, read) in [
            (recipientText, { _ = try Recipient($0.utf8) }),
            (identityText, { _ = try identity($0) }),
        ] as [(String, (String) throws -> Void)] {
            for index in text.indices {
                for character in "qpzry9x8gf2tvdw0s3jn54khce6mua7lQPL1 \u{0}" where character != text[index] {
                    let changed = text.replacingCharacters(at: index, with: character)
                    #expect(throws: AgeError.self, "\(changed)") { try read(changed) }
                }
            }
        }
    }

    @Test(arguments: [
        "", "age1", "AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ",
        "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj\n",
        " age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
        // The padding bits are not zero.
        "age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpa3h085",
        // The checksum of Bech32m.
        "age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq4mnkly",
        // 31 bytes; another prefix; an identity.
        "age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqlxazpm",
        "agf1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqg6645d",
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
        // The points zero and one: of low order.
        "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
        "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
        // The base point with p added; with its highest bit set.
        "age17mlllllllllllllllllllllllllllllllllllllllllllllllalsxajvgg",
        "age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqyr3apl",
    ])
    func refusesAsRecipient(text: String) {
        #expect(throws: AgeError.invalidRecipient) { try Recipient(text.utf8) }
    }

    @Test func acceptsTheBasePoint() throws {
        _ = try Recipient("age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq8r66x".utf8)
    }

    @Test(arguments: [
        "", "age-secret-key-1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpq4egaex",
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n",
        // The padding bits are not zero.
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPRM2ATHE",
        "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
    ])
    func refusesAsIdentity(text: String) {
        #expect(throws: AgeError.invalidIdentity) { try identity(text) }
    }

    @Test(arguments: [0, 31, 33]) func anIdentityHas32Bytes(count: Int) {
        #expect(throws: SodiumError.self) { try Identity(secret: Secret.random(count: count)) }
    }
}

extension String {
    fileprivate func replacingCharacters(at index: Index, with character: Character) -> String {
        self[..<index] + String(character) + self[self.index(after: index)...]
    }
}
