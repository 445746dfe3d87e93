import Reporting
import TestSupport
import Testing

/// What came and what went in somebody's words.
@Suite struct WordDiffTests {
    private func told(_ diff: WordDiff) -> [String] {
        diff.lines.map { line in
            line.map { run in
                switch run.fate {
                case .same: run.text
                case .removed: "-\(run.text)"
                case .added: "+\(run.text)"
                }
            }.joined(separator: " ")
        }
    }

    @Test func wordsStandWhereTheyStood() {
        let diff = WordDiff(
            from: ["A blanket and tea.", "A call next day."],
            to: ["A blanket, and tea.", "A call that evening."])
        #expect(told(diff) == ["A -blanket +blanket, and tea.", "A call -next day. +that evening."])
    }

    @Test func aLineThatOnlyEndsElsewhereIsAChangeToo() {
        #expect(told(WordDiff(from: ["one two"], to: ["one", "two"])) == ["one +¶", "two"])
        #expect(told(WordDiff(from: ["one", "two"], to: ["one two"])) == ["one -¶ two"])
    }

    @Test func lettersWrittenInTwoWaysAreTwo() {
        #expect(told(WordDiff(from: ["caf\u{E9}"], to: ["cafe\u{301}"])) == ["-caf\u{E9} +cafe\u{301}"])
    }

    /// Without what was added it is the old text, and without what was removed the new one.
    @Test(arguments: 0..<200) func bothTextsCanBeReadFromIt(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = ["red", "stop", "tea", "a", "¶", "-x", "רצועה", "🐶"]
        func text() -> [String] {
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 1...6, using: &random)).map { _ in words.randomElement(using: &random)! }
                    .joined(separator: " ")
            }
        }
        let (old, new) = (text(), text())
        let diff = WordDiff(from: old, to: new)
        func read(_ without: WordDiff.Run.Fate) -> [String] {
            diff.lines.flatMap { $0 }.filter { $0.fate != without }.flatMap { $0.text.split(separator: " ") }
                .map(String.init).filter { $0 != "¶" }
        }
        func plain(_ text: [String]) -> [String] {
            text.flatMap { $0.split(separator: " ") }.map(String.init).filter { $0 != "¶" }
        }
        #expect(read(.added) == plain(old), "seed \(seed)")
        #expect(read(.removed) == plain(new), "seed \(seed)")
    }

    /// What takes too long to compare stands whole, one after the other.
    @Test func aVeryLongTextStandsWhole() {
        let (old, new) = (String(repeating: "red ", count: 400), String(repeating: "tea ", count: 400))
        let diff = WordDiff(from: [old], to: [new])
        #expect(diff.lines.map { $0.map(\.fate) } == [[.removed], [.added]])
        #expect(diff.lines.flatMap { $0.map(\.text) } == [old, new])
    }
}
