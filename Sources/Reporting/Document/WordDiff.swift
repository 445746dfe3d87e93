/// What came and went in something that a person wrote, word by word.
package struct WordDiff: Hashable, Encodable, Sendable {
    /// Some words that have the same fate.
    package struct Run: Hashable, Encodable, Sendable {
        package enum Fate: String, Encodable, Sendable { case same, removed, added }

        /// Whether they stand in both texts.
        package let fate: Fate
        package fileprivate(set) var text: String
    }

    /// The lines of the new text, with what was removed where it stood.
    package let lines: [[Run]]

    /// - Parameters:
    ///   - old: the lines that were.
    ///   - new: the lines that are.
    package init(from old: [String], to new: [String]) {
        let (before, after) = (Self.words(of: old), Self.words(of: new))
        guard before.count + after.count <= Self.mostWords else {
            lines =
                old.map { [Run(fate: .removed, text: $0)] } + new.map { [Run(fate: .added, text: $0)] }
            return
        }
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in after.difference(from: before) {
            switch change {
            case .remove(let place, _, _): removed.insert(place)
            case .insert(let place, _, _): added.insert(place)
            }
        }
        var lines: [[Run]] = [[]]
        func put(_ word: Word, _ fate: Run.Fate) {
            let last = lines.count - 1
            switch word {
            case .word(let bytes):
                let text = String(decoding: bytes, as: UTF8.self)
                if let end = lines[last].indices.last, lines[last][end].fate == fate {
                    lines[last][end].text += " " + text
                } else {
                    lines[last].append(Run(fate: fate, text: text))
                }
            case .end:
                if fate != .same { lines[last].append(Run(fate: fate, text: Self.lineEnd)) }
                if fate != .removed { lines.append([]) }
            }
        }
        var place = 0
        for (index, word) in after.enumerated() {
            // What was removed stands before what came in its place.
            while removed.contains(place) {
                put(before[place], .removed)
                place += 1
            }
            if added.contains(index) {
                put(word, .added)
            } else {
                put(word, .same)
                place += 1
            }
        }
        for place in place..<before.count { put(before[place], .removed) }
        self.lines = lines
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(lines)
    }

    /// With more words than these the texts stand one after the other: comparing takes as long as their number times
    /// how many differ.
    private static let mostWords = 600
    /// What stands for the end of a line that came or went.
    private static let lineEnd = "¶"

    /// A word, or the end of a line: told apart by their bytes, since letters that look the same may be written in two
    /// ways, and that is a change too.
    private enum Word: Hashable {
        case word([UInt8])
        case end
    }

    private static func words(of lines: [String]) -> [Word] {
        let words = lines.map { line in
            line.utf8.split(separator: UInt8(ascii: " ")).map { Word.word(Array($0)) }
        }
        return Array(words.joined(separator: [.end]))
    }
}
