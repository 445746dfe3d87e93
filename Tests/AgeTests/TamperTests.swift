import TestSupport
import Sodium
import Testing

@testable import Age

@Suite struct TamperTests {
    @Test(arguments: [UInt64(1), 2, 3]) func everyChangedByteIsRefused(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let identity = try Identity.random()
        let file = try AgeFile.seal(numbers.bytes(40), to: [identity.recipient])
        for index in file.indices {
            var changed = file
            changed[index] ^= UInt8.random(in: 1...255, using: &numbers)
            #expect(throws: AgeError.self, "seed \(seed), byte \(index)") {
                try opened(changed, with: identity)
            }
        }
    }

    @Test func everyChangedByteUnderAPassphraseIsRefused() throws {
        var numbers = SeededGenerator(seed: 4)
        let file = try AgeFile.seal(numbers.bytes(40), passphrase: secret("x"), workFactor: 1)
        for index in file.indices {
            var changed = file
            // The lowest bits alone, so that the work factor stays one that can be tried.
            changed[index] ^= UInt8.random(in: 1...7, using: &numbers)
            #expect(throws: AgeError.self, "byte \(index)") { try opened(changed, passphrase: "x") }
        }
    }

    /// The line feed at the very end may be other blanks, or none.
    @Test func everyChangedByteOfArmorIsRefused() throws {
        var numbers = SeededGenerator(seed: 5)
        let identity = try Identity.random()
        let text = Armor.encode(try AgeFile.seal(numbers.bytes(40), to: [identity.recipient]))
        for index in text.indices.dropLast() {
            var changed = text
            changed[index] ^= UInt8.random(in: 1...255, using: &numbers)
            #expect(throws: AgeError.self, "byte \(index)") {
                try opened(Armor.decode(changed), with: identity)
            }
        }
    }

    @Test func everyBeginningAndEveryContinuationIsRefused() throws {
        var numbers = SeededGenerator(seed: 6)
        let identity = try Identity.random()
        let file = try AgeFile.seal(numbers.bytes(40), to: [identity.recipient])
        for count in 0..<file.count {
            #expect(throws: AgeError.self, "\(count) bytes") {
                try opened(Array(file.prefix(count)), with: identity)
            }
        }
        let wholeChunk = try AgeFile.seal(numbers.bytes(65536), to: [identity.recipient])
        for file in [file, wholeChunk] {
            for count in [1, 15, 16, 17, 100, 65536] {
                #expect(throws: AgeError.self, "\(count) more bytes") {
                    try opened(file + numbers.bytes(count), with: identity)
                }
            }
        }
    }

    /// Whatever comes, parsing ends with a value or an error; and what it accepts has only the spelling that we
    /// would give it.
    @Test(arguments: UInt64(0)..<40) func anythingIsReadOrRefused(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let identity = try Identity.random()
        let file = try AgeFile.seal(numbers.bytes(40), to: [identity.recipient, identity.recipient])
        for _ in 0..<50 {
            var changed = file
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let start = Int.random(in: 0...changed.count, using: &numbers)
                let end = Int.random(in: start...min(start + 80, changed.count), using: &numbers)
                let other = Int.random(in: 0..<file.count, using: &numbers)
                changed.replaceSubrange(
                    start..<end, with: file[other...].prefix(Int.random(in: 0...80, using: &numbers)))
            }
            guard let header = try? Header(readingFrom: changed) else { continue }
            #expect(
                Header.render(header.stanzas) { _ in header.code } == Array(changed.prefix(header.count)),
                "seed \(seed)")
            guard changed != file else { continue }
            #expect(throws: AgeError.self, "seed \(seed)") { try opened(changed, with: identity) }
        }
    }

    @Test(arguments: [0, 1, 47, 48, 49, 95, 96, 97]) func aStanzaHasOneSpelling(count: Int) throws {
        var numbers = SeededGenerator(seed: UInt64(count))
        let stanza = Stanza(arguments: [[0x61], [0x7E, 0x21]], body: numbers.bytes(count))
        let header = Header.render([stanza, stanza]) { SHA256.hash($0) }
        let read = try Header(readingFrom: header)
        #expect(read.stanzas == [stanza, stanza])
        #expect(read.count == header.count)
        #expect(read.code == SHA256.hash(header[..<read.coveredCount]))
    }

    @Test(arguments: [0, 1, 2, 3, 47, 48, 49, 96, 1000]) func armorHasOneSpelling(count: Int) throws {
        var numbers = SeededGenerator(seed: UInt64(count))
        let file = numbers.bytes(count)
        let text = Armor.encode(file)
        #expect(try Armor.decode(text) == file)
        #expect(Armor.isArmored(text))
        #expect(!Armor.isArmored(file))
    }
}
