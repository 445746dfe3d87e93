import Canonical

/// A text as the rules of words see it: sentences of words in small letters, without punctuation.
struct PlainText {
    /// One word, and what follows it.
    struct Word {
        let text: String
        /// Whether a comma, a colon, a dash or the sentence's end follows.
        var endsClause = false
    }

    /// The sentences, each with at least one word.
    private(set) var sentences: [[Word]] = []
    private var sentence: [Word] = []
    private var word = ""

    /// - Parameter lines: what somebody wrote. A line that goes on with a small letter goes on with the sentence:
    ///   that is how long sentences are wrapped.
    init(_ lines: some Sequence<Line>) {
        for line in lines {
            let scalars = line.description.unicodeScalars
            if !(scalars.first?.properties.isLowercase ?? false) { endSentence() }
            read(scalars)
        }
        endSentence()
    }

    /// - Parameter words: words in small letters.
    /// - Returns: whether one of them stands in the text.
    func mentions(_ words: Set<String>) -> Bool {
        sentences.contains { $0.contains { words.contains($0.text) } }
    }

    private mutating func read(_ scalars: String.UnicodeScalarView) {
        for scalar in scalars {
            switch scalar {
            case "'", "’": if !word.isEmpty { word += "'" }
            case ".", "!", "?", ";", "…": endSentence()
            case ",", ":", "(", ")", "–", "—", "/": endClause()
            case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
                word.unicodeScalars.append(scalar)
            default: endWord()
            }
        }
        endWord()
    }

    private mutating func endWord() {
        while word.last == "'" { word.removeLast() }
        guard !word.isEmpty else { return }
        sentence.append(Word(text: word.lowercased()))
        word = ""
    }

    private mutating func endClause() {
        endWord()
        if let last = sentence.indices.last { sentence[last].endsClause = true }
    }

    private mutating func endSentence() {
        endClause()
        guard !sentence.isEmpty else { return }
        sentences.append(sentence)
        sentence = []
    }
}
