import TestSupport
import Canonical
import Consent
import Testing

/// The text of a version, and what is refused as one.
@Suite struct TextTests {
    /// A text is either refused, or is the one text of another version.
    private func expectNotTheSame(_ changed: [UInt8], as text: [UInt8], _ version: Version, _ what: String)
        throws
    {
        guard changed != text, let read = try? VersionText.parse(changed) else { return }
        #expect(read != version, "\(what): accepted as the same version")
        #expect(try VersionText.render(read) == changed, "\(what): not the one text of what it says")
    }

    @Test(arguments: 0..<400) func renderingAndParsingAreInverse(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let version = try TextTestsVersions.version(&random)
        let text = try VersionText.render(version)
        let read = try VersionText.parse(text)
        #expect(read == version, "seed \(seed)")
        #expect(try VersionText.render(read) == text, "seed \(seed)")
    }

    @Test(arguments: 0..<2) func noChangeOfOneByteIsAcceptedAsTheSame(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let version = try TextTestsVersions.version(&random)
        let text = try VersionText.render(version)
        for place in text.indices {
            let any = UInt8.random(in: 0...255, using: &random)
            let values: Set<UInt8> = [text[place] ^ 0x01, text[place] ^ 0x20, 0x0A, any]
            for value in values where value != text[place] {
                var changed = text
                changed[place] = value
                try expectNotTheSame(changed, as: text, version, "seed \(seed), byte \(place) is \(value)")
            }
            var shorter = text
            shorter.remove(at: place)
            try expectNotTheSame(shorter, as: text, version, "seed \(seed), byte \(place) is missing")
            for value: UInt8 in [0x0A, 0x20, any] {
                var longer = text
                longer.insert(value, at: place)
                try expectNotTheSame(longer, as: text, version, "seed \(seed), \(value) before byte \(place)")
            }
        }
    }

    @Test(arguments: 0..<5) func noChangeOfLinesIsAcceptedAsTheSame(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let version = try TextTestsVersions.version(&random)
        let text = try VersionText.render(version)
        let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        func expectOther(_ changed: [[UInt8]], _ what: String) throws {
            let bytes = Array(changed.joined(separator: [0x0A])) + [0x0A]
            try expectNotTheSame(bytes, as: text, version, "seed \(seed), \(what)")
        }
        for index in lines.indices {
            var changed = lines
            changed.remove(at: index)
            try expectOther(changed, "line \(index + 1) is missing")
            changed = lines
            changed.insert(lines[index], at: index)
            try expectOther(changed, "line \(index + 1) stands twice")
            for other in [index + 1, random.below(lines.count)] where other < lines.count {
                changed = lines
                changed.swapAt(index, other)
                try expectOther(changed, "lines \(index + 1) and \(other + 1) are swapped")
            }
            for end in [" ", "\t", "\r"] {
                changed = lines
                changed[index] += Array(end.utf8)
                let bytes = Array(changed.joined(separator: [0x0A])) + [0x0A]
                #expect(throws: FormatError.self) { try VersionText.parse(bytes) }
            }
        }
        let blocks = lines.split(separator: [], omittingEmptySubsequences: false).map(Array.init)
        for index in blocks.indices {
            var changed = blocks
            changed.insert(blocks[index], at: random.below(blocks.count))
            try expectOther(Array(changed.joined(separator: [[]])), "block \(index + 1) stands twice")
            changed = blocks
            changed.swapAt(index, random.below(blocks.count))
            try expectOther(Array(changed.joined(separator: [[]])), "block \(index + 1) moved")
        }
    }

    @Test(arguments: 0..<20) func lineEndsHaveOneSpelling(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let text = try VersionText.render(try TextTestsVersions.version(&random))
        let withReturns = text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        for changed in [withReturns, Array(text.dropLast()), text + [0x0A], [0x0A] + text, [], [0x0A]] {
            #expect(throws: FormatError.self) { try VersionText.parse(changed) }
        }
        for length in stride(from: 0, to: text.count, by: 7) {
            // A text cut behind a block is a shorter text; it is never the same.
            let cut = Array(text.prefix(length))
            if let read = try? VersionText.parse(cut) { #expect(try VersionText.render(read) == cut) }
        }
    }

    @Test(arguments: 0..<300) func nothingMakesItCrash(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var text = try VersionText.render(try TextTestsVersions.version(&random))
        for _ in 0...random.below(12) where !text.isEmpty {
            let start = random.below(text.count)
            let end = min(text.count, start + random.below(40))
            switch random.below(4) {
            case 0: text.replaceSubrange(start..<end, with: [])
            case 1: text.insert(contentsOf: text[start..<end], at: random.below(text.count))
            case 2: text[start] = UInt8.random(in: 0...255, using: &random)
            default: text.insert(contentsOf: Array(random.pick(TextTestsVersions.words).utf8), at: start)
            }
        }
        if let read = try? VersionText.parse(text) {
            #expect(try VersionText.render(read) == text, "seed \(seed)")
        }
    }
}
