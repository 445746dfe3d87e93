import HistorySupport
import TestSupport
import Canonical
import History
import Sodium
import Testing
import TransparencyLog

@Suite struct CardTests {
    private let cast: Cast

    init() throws { cast = try Cast() }

    @Test func aCardIsReadAsItWasWritten() throws {
        let note = try cast.cooper.card.note(signedBy: cast.cooper.keys)
        #expect(try Card.parse(note: note) == cast.cooper.card)
    }

    @Test func everyChangedBitIsRefused() throws {
        let note = try cast.cooper.card.note(signedBy: cast.cooper.keys)
        for index in note.indices {
            for bit in 0..<8 {
                var changed = note
                changed[index] ^= 1 << bit
                #expect(throws: (any Error).self, "byte \(index), bit \(bit)") {
                    _ = try Card.parse(note: changed)
                }
            }
        }
        for count in note.indices {
            #expect(throws: (any Error).self) { _ = try Card.parse(note: Array(note.prefix(count))) }
        }
    }

    @Test func aCardIsSignedByTheKeyThatItNames() throws {
        let note = try cast.cooper.card.note(signedBy: cast.stranger.keys)
        #expect(throws: SignatureError.self) { _ = try Card.parse(note: note) }
    }

    /// A card that says something else, signed by its own key all the same.
    @Test(arguments: [
        ("adult declared\n", ""), ("adult declared", "adult undeclared"),
        ("adult declared\n", "adult declared\nmore\n"),
        ("troth/card/v0", "troth/card/v1"), ("troth/card/v0", "troth/cards"),
        ("name: Cooper", "name:  Cooper"),
        ("name: Cooper", "name: Coo\u{202E}per"), ("recipient age1", "recipient AGE1"),
    ])
    func nothingButTheOneFormIsRead(from: String, to: String) throws {
        let text = String(decoding: cast.cooper.card.text, as: UTF8.self)
        let pieces = text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(pieces.count == 2)
        let changed = try NoteText(Array("\(pieces[0])\(to)\(pieces[1])".utf8))
        let key = try SigningKey(
            seed: KeyDerivation.subkey(
                of: secret([UInt8](repeating: 1, count: 32)), id: 1, context: "trothkey", count: 32))
        let line = try SignatureLine.sign(text: changed, name: cast.cooper.keys.verifierKey.name, with: key)
        let note = try SignedNote(changed, [line])
        // The signature holds; it is the form that does not.
        #expect(throws: Never.self) { _ = try note.verify(with: [cast.cooper.keys.verifierKey]) }
        #expect(throws: FormatError.self) { _ = try Card.parse(note: note.bytes) }
    }

    @Test func theCompareNumberIsTheSameOnBothSides() throws {
        let one = try card(seed: 0)
        let other = try card(seed: 32)
        let expected = "39742 73826 88808 03037 48326 03726 88844 24121 73852 95194 96119 73077"
        #expect(CompareNumber.groups(one, other).joined(separator: " ") == expected)
        #expect(CompareNumber.groups(other, one) == CompareNumber.groups(one, other))
    }

    @Test func theCompareNumberTellsEveryKeyApart() throws {
        let right = CompareNumber.groups(cast.cooper.card, cast.rex.card)
        let otherRecipient = Card(
            name: cast.rex.card.name, verifierKey: cast.rex.card.verifierKey,
            recipient: cast.stranger.card.recipient)
        let otherKey = Card(
            name: cast.rex.card.name, verifierKey: cast.stranger.card.verifierKey,
            recipient: cast.rex.card.recipient)
        #expect(CompareNumber.groups(cast.cooper.card, otherRecipient) != right)
        #expect(CompareNumber.groups(cast.cooper.card, otherKey) != right)
    }

    private func card(seed: UInt8) throws -> Card {
        let keys = try Keys(seed: secret(Array(seed..<seed + 32)))
        return Card(name: try Line("Somebody"), verifierKey: keys.verifierKey, recipient: keys.recipient)
    }
}
