import Age
import Canonical
import History
import HistorySupport
import TestSupport
import Testing

/// A sheet is the owner's own, or somebody's word that nobody signed.
@Suite struct SheetTests {
    private let cast: Cast
    private let text = Array("troth/health/v0\ndate: 2026-11-20\nconditions: |\n  asthma\n".utf8)

    init() throws { cast = try Cast() }

    private func sealed(_ text: [UInt8]) throws -> [UInt8] {
        try SealedObject.seal(text, to: cast.rex.keys.recipient)
    }

    /// - Returns: what an age file to Rex holds, without the padding.
    private func opened(_ file: [UInt8]) throws -> [UInt8] {
        var opener = try Opener([cast.rex.keys.identity])
        return try SealedObject.open(file, with: &opener)
    }

    @Test func itIsKeptAsItWas() throws {
        let file = try Sheet.keep(text, with: cast.rex.keys)
        #expect(try Sheet.kept(file, with: cast.rex.keys) == text)
        #expect(throws: AgeError.noMatch) { _ = try Sheet.kept(file, with: cast.cooper.keys) }
        #expect(try opened(file).starts(with: text + Array("code ".utf8)))
    }

    @Test func onlyTheOwnersSeedMakesOne() throws {
        let keys = cast.rex.keys
        let whole = try opened(Sheet.keep(text, with: keys))
        for index in whole.indices where whole[index] != 0x0A {
            var changed = whole
            changed[index] ^= 1
            #expect(throws: FormatError.self, "byte \(index)") {
                _ = try Sheet.kept(sealed(changed), with: keys)
            }
        }
        #expect(throws: FormatError.self) { _ = try Sheet.kept(sealed(text), with: keys) }
        #expect(throws: FormatError.self) { _ = try Sheet.kept(sealed(Array("\n".utf8)), with: keys) }
        #expect(throws: FormatError.self) { _ = try Sheet.kept(sealed(Array("x\n".utf8)), with: keys) }
    }

    /// The code of one kind of text says nothing about the other, whatever the text.
    @Test func headsAndSheetsAreNotSwapped() throws {
        let keys = cast.rex.keys
        let heads = Heads(of: Archive(owner: cast.rex.id), counter: 1).text(keys)
        #expect(throws: FormatError.self) { _ = try Sheet.kept(sealed(heads), with: keys) }
        let sheet = try opened(Sheet.keep(text, with: keys))
        #expect(throws: FormatError.self) { _ = try Heads(parsing: sheet, keys) }
        // Also one that begins as the other does.
        let body = Array(heads.dropLast(70))
        #expect(throws: FormatError.self) {
            _ = try Heads(parsing: opened(Sheet.keep(body, with: keys)), keys)
        }
        #expect(keys.headsCode(for: text) != keys.sheetCode(for: text))
    }

    @Test(arguments: [false, true]) func itOpensForThoseNamedAlone(armored: Bool) throws {
        let file = try Sheet.seal(
            text, to: [cast.rex.keys.recipient, cast.cooper.keys.recipient], armored: armored)
        #expect(Armor.isArmored(file) == armored)
        for person in [cast.rex, cast.cooper] {
            #expect(try Sheet.open(file, with: person.keys.identity) == text)
        }
        #expect(throws: AgeError.noMatch) { _ = try Sheet.open(file, with: Identity.random()) }
        #expect(throws: AgeError.noRecipients) { _ = try Sheet.seal(text, to: [], armored: armored) }
        // What others can read is not what a home believes.
        if !armored { #expect(throws: FormatError.self) { _ = try Sheet.kept(file, with: cast.rex.keys) } }
    }

    @Test func sizesTellLittleAndAreLimited() throws {
        let recipient = cast.rex.keys.recipient
        let longer = text + Array("medicines: |\n  an inhaler\n".utf8)
        #expect(
            try Sheet.seal(text, to: [recipient], armored: false).count
                == Sheet.seal(longer, to: [recipient], armored: false).count)
        let tooLong = [UInt8](repeating: 0x78, count: Sheet.longest) + [0x0A]
        #expect(throws: FormatError.self) { _ = try Sheet.keep(tooLong, with: cast.rex.keys) }
        #expect(throws: FormatError.self) { _ = try Sheet.seal(tooLong, to: [recipient], armored: false) }
        let most = [UInt8](tooLong.dropFirst())
        #expect(try Sheet.kept(Sheet.keep(most, with: cast.rex.keys), with: cast.rex.keys) == most)
        let huge = try SealedObject.seal([UInt8](repeating: 0x78, count: 200_000) + [0x0A], to: recipient)
        #expect { _ = try Sheet.open(huge, with: cast.rex.keys.identity) } throws: { error in
            if case AgeError.tooLarge = error { true } else { false }
        }
    }
}
