import Canonical

/// Writes YAML for people: comments wrapped to a width, texts as blocks that need no quotation marks.
struct CommentedYAML {
    /// The longest line of a comment, in characters.
    static let width = 80

    private(set) var text = ""

    /// Writes a line as it is.
    mutating func line(_ line: String = "") { text += line + "\n" }

    /// Writes a comment, on as many lines as it needs.
    ///
    /// - Parameters:
    ///   - words: what to say; words are divided by blanks.
    ///   - indent: blanks before `#`.
    ///   - hanging: blanks after `#` on every line but the first; `first` on the first.
    mutating func comment(_ words: String, indent: Int = 0, first: Int = 1, hanging: Int? = nil) {
        let margin = String(repeating: " ", count: indent) + "#"
        var current = margin + String(repeating: " ", count: first)
        var isFresh = true
        for word in words.unicodeScalars.split(separator: " ") {
            if !isFresh, current.unicodeScalars.count + 1 + word.count > Self.width {
                line(current)
                current = margin + String(repeating: " ", count: hanging ?? first)
                isFresh = true
            }
            if !isFresh { current.unicodeScalars.append(" ") }
            current.unicodeScalars.append(contentsOf: word)
            isFresh = false
        }
        line(current)
    }

    /// Writes a comment of several lines, each wrapped on its own.
    mutating func comment(_ prose: Prose, indent: Int = 0, first: Int = 1) {
        for line in prose.lines { comment(line.description, indent: indent, first: first) }
    }

    /// Writes a key with one line of text below it, which may hold any sign and needs no quotation marks.
    mutating func block(_ key: String, one text: Line, indent: Int) {
        let margin = String(repeating: " ", count: indent)
        line("\(margin)\(key): |")
        line("\(margin)  \(text)")
    }

    /// Writes a key with a text below it, which may hold any sign and needs no quotation marks.
    mutating func block(_ key: String, _ prose: Prose?, indent: Int) {
        let margin = String(repeating: " ", count: indent)
        line("\(margin)\(key): |")
        for line in prose?.lines ?? [] { self.line("\(margin)  \(line)") }
    }
}
