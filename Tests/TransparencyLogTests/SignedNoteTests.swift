import TestSupport
import Canonical
import Sodium
import Testing
import TransparencyLog

@Suite struct SignedNoteTests {
    /// The example of c2sp.org/signed-note.
    static let example = """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """

    @Test func theExampleVerifies() throws {
        let note = try SignedNote(Array(Self.example.utf8))
        let key = try VerifierKey(VerifierKeyTests.example.utf8)
        #expect(try note.verify(with: [key]) == [key])
        #expect(note.bytes == Array(Self.example.utf8))
        #expect(note.text.bytes == Array("This is an example message.\n".utf8))
    }

    @Test func everySignatureMustBeByAKnownKey() throws {
        let both = try note("we agreed\n", signedBy: [1, 2])
        let (one, two, other) = (try verifierKey(1), try verifierKey(2), try verifierKey(3))
        #expect(try both.verify(with: [two, other, one]) == [one, two])
        #expect(throws: SignatureError.unknownKey(two.name, two.hash)) {
            try both.verify(with: [one, other])
        }
        #expect(throws: SignatureError.self) { try both.verify(with: []) }
    }

    @Test func aSignatureBelongsToItsTextAndName() throws {
        let first = try note("one\n", signedBy: [1])
        let second = try note("two\n", signedBy: [1, 2])
        let keys = [try verifierKey(1), try verifierKey(2)]
        let moved = try SignedNote(second.text, first.signatures)
        #expect(throws: SignatureError.invalid(keys[0].name, keys[0].hash)) { try moved.verify(with: keys) }

        // The signature of one under the name of the other.
        let lines = second.signatures.map { $0.description.split(separator: " ") }
        let relabelled = "two\n\n— \(lines[1][1]) \(lines[0][2])\n"
        #expect(throws: SignatureError.self) {
            try SignedNote(Array(relabelled.utf8)).verify(with: keys)
        }
    }

    @Test func oneKeySignsOnce() throws {
        #expect(throws: FormatError.self) { try note("a\n", signedBy: [1, 1]) }
        let once = try note("a\n", signedBy: [1])
        let twice = once.bytes + Array("\(once.signatures[0])\n".utf8)
        #expect(throws: FormatError.self) { try SignedNote(twice) }
        // Nor with two different signatures.
        let other = try note("b\n", signedBy: [1]).signatures
        #expect(throws: FormatError.self) { try SignedNote(once.text, once.signatures + other) }
    }

    @Test func theLastBlankLineDivides() throws {
        for text in ["\n", "a\n\n", "a\n\nb\n", "— x y\n\n\n", "\n\n\n"] {
            let signed = try note(text, signedBy: [1])
            let read = try SignedNote(signed.bytes)
            #expect(read == signed)
            #expect(read.text.bytes == Array(text.utf8))
        }
    }

    @Test(arguments: [
        "", "a", "a\r\n", "a\tb\n", "a\u{0}\n", "a\u{1B}[1m\n",
    ])
    func textsThatAreRefused(text: String) {
        #expect(throws: FormatError.self) { try NoteText(text.utf8) }
    }

    @Test func badUTF8IsRefused() {
        for bytes: [UInt8] in [[0xC3, 0x0A], [0xC0, 0xAF, 0x0A], [0xED, 0xA0, 0x80, 0x0A], [0xFF, 0x0A]] {
            #expect(throws: FormatError.self) { try NoteText(bytes) }
        }
    }

    @Test func limits() throws {
        let longest = [UInt8](repeating: 0x61, count: NoteText.longest - 1) + [0x0A]
        #expect(throws: Never.self) { try NoteText(longest) }
        #expect(throws: FormatError.self) { try NoteText([0x61] + longest) }

        let most = try note("a\n", signedBy: (1...64).map { UInt8($0) })
        #expect(try SignedNote(most.bytes) == most)
        #expect(throws: FormatError.self) { try note("a\n", signedBy: (1...65).map { UInt8($0) }) }
        #expect(throws: FormatError.self) { try SignedNote(most.text, []) }
        #expect(throws: FormatError.self) { try SignedNote(Array("a\n\n".utf8)) }
        #expect(throws: FormatError.self) {
            try SignedNote([UInt8](repeating: 0x0A, count: SignedNote.longest + 1))
        }
    }

    @Test func noOneByteChangeIsAccepted() throws {
        let signed = try note("what was discussed\n\nand signed: Zoë\n", signedBy: [1, 2])
        let keys = [try verifierKey(1), try verifierKey(2)]
        let bytes = signed.bytes
        for index in bytes.indices {
            // Every bit, and the values that mean something here.
            let others = (0..<8).map { bytes[index] ^ 1 << $0 } + Array(" \n+=/—é".utf8)
            for value in others where value != bytes[index] {
                var changed = bytes
                changed[index] = value
                #expect(throws: (any Error).self, "byte \(index) is \(value)") {
                    try SignedNote(changed).verify(with: keys)
                }
            }
            var shorter = bytes
            shorter.remove(at: index)
            #expect(throws: (any Error).self, "byte \(index) is gone") {
                try SignedNote(shorter).verify(with: keys)
            }
        }
    }

    /// Whatever is read is written again as it was, and nothing crashes.
    @Test func readingAndWritingAreInverse() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        let sources = try [
            note("a\n\n— b\n", signedBy: [1]).bytes, note("é\n", signedBy: [1, 2, 3]).bytes,
            Array(Self.example.utf8),
        ]
        var accepted = 0
        for _ in 0..<4000 {
            var bytes = sources.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                let span = at..<Int.random(in: at...min(at + 4, bytes.count), using: &random)
                let piece = ["\n", "\n\n", " ", "— ", "é", "A", ""].randomElement(using: &random) ?? ""
                bytes.replaceSubrange(span, with: Array(piece.utf8))
            }
            guard let note = try? SignedNote(bytes) else { continue }
            accepted += 1
            #expect(note.bytes == bytes, "seed \(seed)")
        }
        #expect(accepted > 400, "seed \(seed)")
    }
}
