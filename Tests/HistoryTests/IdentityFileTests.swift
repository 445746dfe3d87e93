import TestSupport
import Age
import Canonical
import History
import Sodium
import Testing

@Suite struct IdentityFileTests {
    private static let passphrase = "correct horse"
    private let folder = TemporaryFolder()
    private let keys: Keys

    init() throws { keys = try Keys(seed: secret(Array(0..<32))) }

    @Test func whatIsSealedOpens() throws {
        let opened = try IdentityFile.open(file(), passphrase: secret(Self.passphrase))
        #expect(opened.party == keys.party)
        #expect(opened.recipient == keys.recipient)
    }

    @Test func aWrongPassphraseIsSaidToBeOne() throws {
        let file = try file()
        #expect(throws: AgeError.wrongPassphrase) {
            _ = try IdentityFile.open(file, passphrase: secret("wrong horse"))
        }
    }

    /// Every byte of what is inside counts: the comment, the seed, the line feeds, and an identity of another seed.
    @Test func nothingButWhatIsWrittenIsRead() throws {
        let plain = try plain()
        let other = try Identity.random().text().withBytes { unsafe Array($0) }
        var changes = plain.indices.map { index in
            var changed = plain
            changed[index] ^= 1
            return changed
        }
        changes.append(Array(plain.prefix(13 + 64 + 1)) + other + [0x0A])
        changes.append(Array(plain.dropLast()))
        changes.append(plain + [0x0A])
        changes.append([])
        for changed in changes {
            let file = try AgeFile.seal(changed, passphrase: secret("p"), workFactor: 1)
            #expect(throws: FormatError.self, "\(String(decoding: changed, as: UTF8.self))") {
                _ = try IdentityFile.open(file, passphrase: secret("p"))
            }
        }
    }

    @Test func theNewestGenerationCounts() throws {
        let newer = try Keys(seed: secret(Array(32..<64)))
        let second = try AgeFile(
            IdentityFile.seal(seed: secret(Array(32..<64)), passphrase: secret("p"), workFactor: 1)
        ).open(passphrase: secret("p")).withBytes { unsafe Array($0) }
        let file = try AgeFile.seal(plain() + second, passphrase: secret("p"), workFactor: 1)
        #expect(try IdentityFile.open(file, passphrase: secret("p")).party == newer.party)
    }

    @Test(.enabled(if: Program.canTypeToAge, "age or python3 is not there")) func ageOpensItAndWithItObjects()
        throws
    {
        let path = try folder.write(try file(), to: "identity.age")
        let out = folder.path("identity")
        #expect(try Program.type(Self.passphrase, to: "age", "-d", "-o", out, path) == 0)
        #expect(try folder.read("identity") == plain())

        let text = Array("some text\n".utf8)
        let object = try folder.write(try SealedObject.seal(text, to: keys.recipient), to: "object.age")
        let result = try Program.run("age", "-d", "-i", out, object)
        #expect(result.status == 0)
        #expect(result.output.starts(with: text))
        #expect(result.output.dropFirst(text.count).allSatisfy { $0 == 0x0A })
        #expect(result.output.count == Padding.smallest)
    }

    private func file() throws -> [UInt8] {
        try IdentityFile.seal(
            seed: secret(Array(0..<32)), passphrase: secret(Self.passphrase), workFactor: 10)
    }

    private func plain() throws -> [UInt8] {
        let seed = (0..<32).map { Decimal.padded($0 / 16, 1) + String($0 % 16, radix: 16) }.joined()
        return Array("# troth-seed \(seed)\n".utf8)
            + (try keys.identity.text().withBytes { unsafe Array($0) }) + [0x0A]
    }
}
