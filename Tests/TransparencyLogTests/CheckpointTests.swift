import Canonical
import Testing
import TransparencyLog

@Suite struct CheckpointTests {
    /// The text of the example of c2sp.org/tlog-checkpoint.
    static let example = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        """

    @Test func readsAndWritesTheExample() throws {
        let text = try NoteText(Self.example.utf8)
        let checkpoint = try Checkpoint(text)
        #expect(checkpoint.origin.description == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(try checkpoint.text == text)
    }

    @Test func theHeadOfAnEmptyLog() throws {
        let origin = try #require(KeyName("troth.invalid/log/0".utf8))
        let tree = MerkleTree()
        let checkpoint = Checkpoint(origin: origin, size: tree.size, root: tree.root)
        #expect(try Checkpoint(checkpoint.text) == checkpoint)
    }

    @Test(arguments: [
        ("example.com/behind-the-sofa", "example.com/behind the sofa", 1),
        ("example.com/behind-the-sofa", "", 1),
        ("20852163", "020852163", 2), ("20852163", "+5", 2), ("20852163", "18446744073709551616", 2),
        ("CsUY", "CsU", 3), ("q2I=", "q2J=", 3), ("CsUYapGG", "", 3),
        ("q2I=\n", "q2I=\nan extension\n", 4), ("q2I=\n", "q2I=\n\n", 4),
        ("\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "", 3),
    ])
    func refuses(part: String, replacement: String, line: Int) throws {
        let changed = Self.example.replacing(part, with: replacement)
        #expect(changed != Self.example)
        let text = try NoteText(changed.utf8)
        let error = try #require(throws: FormatError.self) { try Checkpoint(text) }
        #expect(error.line == line)
    }
}
