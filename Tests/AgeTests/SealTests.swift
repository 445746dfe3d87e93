import TestSupport
import Age
import Sodium
import Testing

@Suite struct SealTests {
    static let chunk = 65536

    @Test(arguments: [0, 1, 15, 4096, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 7])
    func opensWhatItSealed(count: Int) throws {
        var numbers = SeededGenerator(seed: UInt64(count))
        let plaintext = numbers.bytes(count)
        let identity = try Identity.random()
        let file = try AgeFile.seal(plaintext, to: [identity.recipient])
        #expect(try AgeFile(file).plaintextCount == count)
        #expect(try opened(file, with: identity) == plaintext)
        #expect(try opened(Armor.decode(Armor.encode(file)), with: identity) == plaintext)
    }

    @Test func sealsTheSameNeverTheSameWay() throws {
        let identity = try Identity.random()
        #expect(
            try AgeFile.seal([1], to: [identity.recipient]) != AgeFile.seal([1], to: [identity.recipient]))
    }

    @Test func secretsStayInGuardedMemory() throws {
        let identity = try Identity.random()
        let plaintext = try Secret.random(count: 100_000)
        let passphrase = try secret("a passphrase")
        let file = try AgeFile.seal(plaintext, to: [identity.recipient])
        var opener = try Opener([identity])
        let same = try opener.openSecret(AgeFile(file)).isEqual(to: plaintext)
        #expect(same)
        let other = try AgeFile.seal(plaintext, passphrase: passphrase, workFactor: 1)
        let sameAgain = try AgeFile(other).open(passphrase: passphrase).isEqual(to: plaintext)
        #expect(sameAgain)
    }

    @Test func eachRecipientOpensIt() throws {
        let identities = try (0..<3).map { _ in try Identity.random() }
        let stranger = try Identity.random()
        let file = try AgeFile.seal([1, 2, 3], to: identities.map(\.recipient))
        for identity in identities { #expect(try opened(file, with: stranger, identity) == [1, 2, 3]) }
        #expect(throws: AgeError.noMatch) { try opened(file, with: stranger) }
        #expect(throws: AgeError.noMatch) { try opened(file) }
    }

    @Test func nobodyIsNoRecipient() {
        #expect(throws: AgeError.noRecipients) { try AgeFile.seal([1], to: []) }
    }

    @Test func oneOpenerOpensManyFiles() throws {
        let identity = try Identity.random()
        let stranger = try Identity.random()
        var opener = try Opener([identity])
        for number in UInt8(0)..<20 {
            let mine = try AgeFile(AgeFile.seal([number], to: [identity.recipient]))
            let other = try AgeFile(AgeFile.seal([number], to: [stranger.recipient]))
            let plaintext = try opener.open(mine)
            #expect(plaintext == [number])
            do {
                _ = try opener.open(other)
                Issue.record("opened a file for somebody else")
            } catch { #expect(error as? AgeError == .noMatch) }
        }
    }

    @Test func aPassphraseOpensOnlyItsOwn() throws {
        let passphrase = try secret("correct horse")
        let file = try AgeFile.seal([1, 2, 3], passphrase: passphrase, workFactor: 10)
        #expect(try AgeFile(file).needsPassphrase)
        #expect(try opened(file, passphrase: "correct horse") == [1, 2, 3])
        for wrong in ["", "correct horse ", "Correct horse"] {
            #expect(throws: AgeError.wrongPassphrase) { try opened(file, passphrase: wrong) }
        }
        let identity = try Identity.random()
        #expect(throws: AgeError.needsPassphrase) { try opened(file, with: identity) }
        let other = try AgeFile.seal([1], to: [identity.recipient])
        #expect(try !AgeFile(other).needsPassphrase)
        #expect(throws: AgeError.needsIdentity) { try opened(other, passphrase: "correct horse") }
    }

    @Test func anEmptyPassphraseIsOneToo() throws {
        let file = try AgeFile.seal([1], passphrase: secret(""), workFactor: 1)
        #expect(try opened(file, passphrase: "") == [1])
        #expect(throws: AgeError.wrongPassphrase) { try opened(file, passphrase: "x") }
    }

    @Test(arguments: [-1, 0, 23, 64]) func refusesToSealWithAnotherWorkFactor(factor: Int) throws {
        let passphrase = try secret("x")
        #expect(throws: AgeError.invalidWorkFactor(factor)) {
            try AgeFile.seal([1], passphrase: passphrase, workFactor: factor)
        }
    }

    /// Reading the header refuses it; only opening takes memory.
    @Test(arguments: [23, 30, 1000]) func refusesToOpenWithAHigherWorkFactor(factor: Int) throws {
        let passphrase = try secret("x")
        let file = try AgeFile.seal([1], passphrase: passphrase, workFactor: 10)
        let line = try #require(file.split(separator: 0x0A).dropFirst().first)
        let changed = file.prefix(line.endIndex - 2) + String(factor).utf8 + file[line.endIndex...]
        #expect(throws: AgeError.workFactorTooHigh(factor, limit: 22)) { try AgeFile(Array(changed)) }
    }

    @Test func refusesMoreThanTheLimit() throws {
        let identity = try Identity.random()
        let file = try AgeFile.seal([UInt8](repeating: 0, count: 1000), to: [identity.recipient])
        #expect(throws: AgeError.tooLarge(limit: 999)) { try AgeFile(file, limit: 999) }
        #expect(try opened(file, with: identity, limit: 1000).count == 1000)
    }

    @Test func refusesAHeaderWithoutEnd() throws {
        let start = Array("age-encryption.org/v1\n-> X25519 ".utf8)
        #expect(throws: AgeError.truncatedHeader) {
            try AgeFile(start + [UInt8](repeating: 0x41, count: 100))
        }
        #expect(throws: AgeError.malformedHeader("it has more than 65536 bytes")) {
            try AgeFile(start + [UInt8](repeating: 0x41, count: 100_000))
        }
    }

    @Test(arguments: [
        ("", AgeError.notAnAgeFile), ("age-enc", .truncatedHeader), ("-----BEGIN", .notAnAgeFile),
        ("age-encryption.org/v2\n", .unsupportedVersion), ("age-encryption.org/\n", .notAnAgeFile),
        ("age-encryption.org/v1", .truncatedHeader), ("age-encryption.org/v1\n", .truncatedHeader),
    ])
    func saysWhatIsWrong(text: String, error: AgeError) {
        #expect(throws: error) { try AgeFile(Array(text.utf8)) }
    }

    @Test func saysThatItIsCutShort() throws {
        let identity = try Identity.random()
        let file = try AgeFile.seal(
            [UInt8](repeating: 7, count: 2 * Self.chunk + 1), to: [identity.recipient])
        for end in [file.count - 17, file.count - 17 - Self.chunk - 16] {
            #expect(throws: AgeError.truncatedPayload) { try opened(Array(file.prefix(end)), with: identity) }
        }
        #expect(throws: AgeError.truncatedHeader) { try opened(Array(file.prefix(100)), with: identity) }
    }

    /// Everything before the changed chunk is authentic, and is still not given out.
    @Test func nothingStaysInTheBufferOfAChangedFile() throws {
        let identity = try Identity.random()
        var file = try AgeFile.seal(
            [UInt8](repeating: 7, count: 2 * Self.chunk), to: [identity.recipient])
        file[file.count - 1] ^= 1
        let parsed = try AgeFile(file)
        var opener = try Opener([identity])
        var out = [UInt8](repeating: 9, count: parsed.plaintextCount)
        do {
            try unsafe out.withUnsafeMutableBytes { try unsafe opener.open(parsed, into: $0) }
            Issue.record("opened a changed file")
        } catch { #expect(error as? AgeError == .changedPayload) }
        #expect(out.allSatisfy { $0 == 0 })
    }
}
