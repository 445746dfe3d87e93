/// Finds the table's phrases in a text.
struct PhraseFinder {
    /// A phrase that was found.
    struct Found: Hashable {
        let family: ConcernID
        /// The words, as they stand in the text, in small letters.
        let words: String
    }

    /// How far before a phrase a harm is its object.
    private static let nearHarm = 4

    /// The table, read once.
    static let shared = PhraseFinder(ConcernPhrases.families)

    private let families: [ConcernPhrases.Family]
    private let phrases: [String: [(family: Int, phrase: Phrase)]]

    init(_ families: [ConcernPhrases.Family]) {
        self.families = families
        var phrases: [String: [(family: Int, phrase: Phrase)]] = [:]
        for (index, family) in families.enumerated() {
            for text in family.phrases {
                let phrase = Phrase(text, groups: ConcernWords.groups)
                for word in phrase.beginnings { phrases[word, default: []].append((index, phrase)) }
            }
        }
        self.phrases = phrases
    }

    /// - Parameter text: a text.
    /// - Returns: the first phrase of each family that stands in it and is not denied, in the order of the text.
    func find(in text: PlainText) -> [Found] {
        var found: [Found] = []
        for sentence in text.sentences {
            for start in sentence.indices {
                for (index, phrase) in phrases[sentence[start].text] ?? [] {
                    let family = families[index]
                    guard !found.contains(where: { $0.family == family.id }),
                        let end = phrase.end(in: sentence, from: start, barred: ConcernWords.barred),
                        !isDenied(sentence, start, end, family.denial)
                    else { continue }
                    let words = sentence[start..<max(end, start + 1)].map(\.text).joined(separator: " ")
                    found.append(Found(family: family.id, words: words))
                }
            }
        }
        return found
    }

    /// Whether the sentence says that it is not so.
    private func isDenied(
        _ sentence: [PlainText.Word], _ start: Int, _ end: Int, _ denial: ConcernPhrases.Denial
    ) -> Bool {
        var left = denial.reach
        for word in sentence[..<start].reversed() {
            guard left > 0, !ConcernWords.turns.contains(word.text) else { break }
            if word.endsClause && !denial.crossesClauses { break }
            if ConcernWords.denials.contains(word.text) { return true }
            if denial == .wide, denial.reach - left < Self.nearHarm, ConcernWords.harms.contains(word.text) {
                return true
            }
            left -= 1
        }
        guard denial.isHeardAfterwards, end > 0, end < sentence.count else { return false }
        // As in “alcohol: none”.
        guard !sentence[end - 1].endsClause else { return sentence[end].text == "none" }
        let after = sentence[end...].drop { ConcernWords.copulas.contains($0.text) }.first
        return after.map { ConcernWords.denialsAfterwards.contains($0.text) } ?? false
    }
}
