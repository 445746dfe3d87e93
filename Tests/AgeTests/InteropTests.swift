import TestSupport
import Age
import Foundation
import Sodium
import Testing

/// What we write, the `age` command opens; what it writes, we open.
@Suite(.enabled(if: Program.exists("age"), "the age command is not there"))
struct InteropTests {
    static let counts = [0, 1, 40, 65536, 65537, 200_000]

    private let folder = TemporaryFolder()
    private let identity: Identity
    private let identityFile: String

    init() throws {
        identity = try Identity.random()
        let text = revealed(try identity.text())
        identityFile = try folder.write(Array("# a comment\n".utf8) + text + [0x0A], to: "identity")
    }

    @Test(arguments: counts, [false, true]) func ageOpensOurs(count: Int, armored: Bool) throws {
        let plaintext = plaintext(count)
        let file = try AgeFile.seal(plaintext, to: [Identity.random().recipient, identity.recipient])
        let path = try folder.write(armored ? Armor.encode(file) : file, to: "ours.age")
        let result = try Program.run("age", "-d", "-i", identityFile, path)
        #expect(result.status == 0)
        #expect(result.output == plaintext)
    }

    @Test(arguments: counts, [false, true]) func weOpenAges(count: Int, armored: Bool) throws {
        let plaintext = plaintext(count)
        let path = try folder.write(plaintext, to: "plain")
        let arguments = (armored ? ["-a"] : []) + ["-r", identity.recipient.description, path]
        let result = try Program.run("age", arguments)
        #expect(result.status == 0)
        #expect(Armor.isArmored(result.output) == armored)
        let file = armored ? try Armor.decode(result.output) : result.output
        #expect(try opened(file, with: identity) == plaintext)
        if armored { #expect(Armor.encode(file) == result.output) }
    }

    @Test func ageRefusesOursForSomebodyElse() throws {
        let path = try folder.write(try AgeFile.seal([1], to: [Identity.random().recipient]), to: "other.age")
        #expect(try Program.run("age", "-d", "-i", identityFile, path).status != 0)
    }

    @Test(.enabled(if: Program.exists("age-keygen"))) func ageDerivesTheSameRecipient() throws {
        let result = try Program.run("age-keygen", "-y", identityFile)
        #expect(result.output == Array("\(identity.recipient)\n".utf8))
    }

    @Test(.enabled(if: Program.canTypeToAge), arguments: counts) func ageOpensOursWithAPassphrase(count: Int)
        throws
    {
        let plaintext = plaintext(count)
        let file = try AgeFile.seal(plaintext, passphrase: secret("correct horse"), workFactor: 10)
        let path = try folder.write(file, to: "ours.age")
        let out = folder.path("plain")
        #expect(try Program.type("correct horse", to: "age", "-d", "-o", out, path) == 0)
        // Of nothing, this version of age makes no file.
        #expect((try? folder.read("plain")) ?? [] == plaintext)
        #expect(try Program.type("wrong", to: "age", "-d", "-o", out, path) != 0)
    }

    @Test(.enabled(if: Program.canTypeToAge), arguments: [[], ["-a"]])
    func weOpenAgesWithAPassphrase(options: [String]) throws {
        let path = try folder.write(plaintext(70_000), to: "plain")
        let arguments = ["-p"] + options + ["-o", folder.path("theirs.age"), path]
        #expect(try Program.type("correct horse", to: "age", arguments) == 0)
        let file = try folder.read("theirs.age")
        #expect(Armor.isArmored(file) == !options.isEmpty)
        let bare = options.isEmpty ? file : try Armor.decode(file)
        #expect(try opened(bare, passphrase: "correct horse") == plaintext(70_000))
    }

    private func plaintext(_ count: Int) -> [UInt8] {
        var numbers = SeededGenerator(seed: UInt64(count))
        return numbers.bytes(count)
    }
}
