import TestSupport
import Testing

@testable import Templating

/// No file, however broken, ends the program: it is read, or refused with a place inside the file.
@Suite struct FuzzTests {
    /// Pieces that mean something to YAML, to the templates or to Unicode.
    private static let pieces: [[UInt8]] =
        [
            "\n", "  ", "\t", "\r", ": ", "- ", "[", "]", "{", "}", ",", "|", ">", "|2-\n", "'", "\"", "&a ",
            "*a ",
            "!!x ", "! ", "%YAML 1.1\n", "---\n", "...\n", "# ", "? ", "<<: ", "\\u202E", "\\x00", "\"\\0\"",
            "\u{FEFF}", "\u{85}", "\u{2028}", "🐾", "e\u{301}", "\u{0}", "\u{1B}", "stance: like",
            "must-have: [leash]",
            "sides: { a: handler }", "each", "everyone", "x-", "18446744073709551616", "at most: 3",
            "row: leash",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFE, 0xFF], [0xFF, 0xFE]]

    private static func mutated(_ original: [UInt8], with random: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...24, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: start)
            case 2: bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &random) ?? [])
            case 3:
                bytes.insert(
                    contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 4: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
            default: bytes.removeSubrange(start...)  // Cut short.
            }
        }
        return bytes
    }

    /// Runs a parser over mutations of a file; gives back how many it took and how many it refused.
    private static func run(
        _ original: [UInt8], rounds: Int, seed: UInt64, _ parse: ([UInt8]) throws -> Void
    ) -> (taken: Int, refused: Int) {
        var (taken, refused) = (0, 0)
        for round in 0..<rounds {
            var random = SeededGenerator(seed: seed &+ UInt64(round))
            let bytes = mutated(original, with: &random)
            do {
                try parse(bytes)
                taken += 1
            } catch let error as YAMLError {
                refused += 1
                let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
                #expect((1...lines).contains(error.place.line), "seed \(seed &+ UInt64(round)): \(error)")
                #expect(
                    (1...bytes.count + 2).contains(error.place.column),
                    "seed \(seed &+ UInt64(round)): \(error)")
                #expect(
                    !error.reason.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "seed \(seed &+ UInt64(round))")
            } catch { Issue.record("seed \(seed &+ UInt64(round)): \(error)") }
        }
        return (taken, refused)
    }

    /// Fixed, so that a failure comes again; change it to look elsewhere.
    private static let seed: UInt64 = 20_261_121

    @Test func templates() throws {
        let small = Self.run(Array(everything.utf8), rounds: 6000, seed: Self.seed) {
            _ = try Template.parse($0, file: "f")
        }
        #expect(small.taken > 100 && small.refused > 1000)
        for (name, bytes) in BuiltInTemplates.all {
            let result = Self.run(bytes, rounds: 150, seed: Self.seed) {
                _ = try Template.parse($0, file: name)
            }
            #expect(result.taken > 0 && result.refused > 10)
        }
    }

    /// What is taken as a template must also give blanks that are taken.
    @Test func blanksOfMutatedTemplates() throws {
        let result = Self.run(Array(everything.utf8), rounds: 3000, seed: Self.seed &+ 1_000_000) {
            let template = try Template.parse($0, file: "f")
            for role in template.roles {
                let blank = try template.blankWorksheet(as: role.id)
                do {
                    _ = try Worksheet.parse(Array(blank.utf8), file: "f", template: template)
                } catch { Issue.record("\(error) in\n\(blank)") }
            }
        }
        #expect(result.taken > 50)
    }

    @Test func worksheets() throws {
        let file = try #require(BuiltInTemplates.all.first { $0.name == "handler-pup-dynamic" })
        let template = try Template.parse(file.bytes, file: "t")
        for (name, bytes) in BuiltInTemplates.demo {
            let result = Self.run(bytes, rounds: 1500, seed: Self.seed) {
                _ = try Worksheet.parse($0, file: name, template: template)
            }
            #expect(result.taken > 50 && result.refused > 100)
        }
    }

    @Test func bytesOutOfNowhere() {
        for round in 0..<3000 {
            var random = SeededGenerator(seed: Self.seed &+ UInt64(round))
            let count = Int.random(in: 0...200, using: &random)
            let bytes = (0..<count).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
            #expect(throws: YAMLError.self, "seed \(Self.seed &+ UInt64(round))") {
                _ = try Template.parse(bytes, file: "f")
            }
        }
    }
}
