import Canonical

/// - Parameter text: bytes from a file.
/// - Returns: the text between quotation marks, for a message; only that it is there where it is long or can't be
///   shown safely.
func quoted(_ text: [UInt8]) -> String {
    guard text.count <= 80, let line = try? Line(text) else { return "this" }
    return "“\(line)”"
}

/// Finds the word that somebody may have meant.
package enum Suggestion {
    /// - Parameters:
    ///   - text: what was written.
    ///   - known: what could have been written.
    /// - Returns: `; did you mean “…”?`, or nothing where no known word is close.
    package static func hint(for text: [UInt8], among known: some Sequence<String>) -> String {
        let farthest = max(1, min(4, text.count / 3))
        var best: (word: String, distance: Int)?
        for word in known where abs(word.utf8.count - text.count) <= farthest {
            let distance = distance(text, Array(word.utf8))
            if distance <= farthest, distance < best?.distance ?? .max { best = (word, distance) }
        }
        return best.map { "; did you mean “\($0.word)”?" } ?? ""
    }

    /// As `hint`, but where no known word is close, it names them all.
    static func help(for text: [UInt8], among known: [String]) -> String {
        let hint = hint(for: text, among: known)
        return hint.isEmpty ? "; use one of: \(known.joined(separator: ", "))" : hint
    }

    /// How many bytes must be added, removed, changed or swapped with their neighbour to make `a` of `b`.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, beforeLast[j - 1] + 1)
                }
                row.append(least)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
