/// A plain English phrase to look for, whole words only.
///
/// In the table a phrase is words with spaces between them. `a|b` is one of several words, `word?` may be missing,
/// `{class}` is one of the table's word groups, `…` is up to four other words, `,` is the end of a clause and `.` that
/// of a sentence. What `…` passes over is never a no, so that “nobody is ever punished for a limit” is not
/// “punished for a limit”.
struct Phrase {
    private enum Part {
        /// One of several runs of words; may it be missing?
        case words([[String]], isOptional: Bool)
        case gap
        case endOfClause
        case endOfSentence
    }

    private let parts: [Part]
    /// The words that it can begin with.
    let beginnings: Set<String>

    /// How many words `…` passes over at most.
    private static let widestGap = 4

    /// - Parameters:
    ///   - text: the phrase as the table writes it.
    ///   - groups: the groups of words that `{…}` names.
    init(_ text: String, groups: [String: [String]]) {
        parts = text.split(separator: " ").map { piece in
            switch piece {
            case "…": .gap
            case ",": .endOfClause
            case ".": .endOfSentence
            case _ where piece.hasPrefix("{"):
                .words(
                    (groups[String(piece.dropFirst().dropLast())] ?? []).map {
                        $0.split(separator: " ").map(String.init)
                    }, isOptional: false)
            default:
                .words(
                    (piece.hasSuffix("?") ? piece.dropLast() : piece[...]).split(separator: "|").map {
                        [String($0)]
                    }, isOptional: piece.hasSuffix("?"))
            }
        }
        if case .words(let runs, false) = parts.first {
            beginnings = Set(runs.compactMap(\.first))
        } else {
            beginnings = []
        }
    }

    /// - Parameters:
    ///   - sentence: a sentence.
    ///   - start: where the phrase would begin.
    ///   - barred: words that `…` does not pass over.
    /// - Returns: where it ends, or nil where it does not stand there.
    func end(in sentence: [PlainText.Word], from start: Int, barred: Set<String>) -> Int? {
        match(parts[...], sentence, start, barred)
    }

    private func match(
        _ parts: ArraySlice<Part>, _ sentence: [PlainText.Word], _ at: Int, _ barred: Set<String>
    ) -> Int? {
        guard let part = parts.first else { return at }
        let rest = parts.dropFirst()
        switch part {
        case .words(let runs, let isOptional):
            for run in runs
            where at + run.count <= sentence.count
                && run.indices.allSatisfy({ run[$0] == sentence[at + $0].text })
            {
                if let end = match(rest, sentence, at + run.count, barred) { return end }
            }
            return isOptional ? match(rest, sentence, at, barred) : nil
        case .gap:
            for width in 0...Self.widestGap {
                if let end = match(rest, sentence, at + width, barred) { return end }
                guard at + width < sentence.count, !barred.contains(sentence[at + width].text) else {
                    return nil
                }
            }
            return nil
        case .endOfClause:
            return at > 0 && at <= sentence.count && sentence[at - 1].endsClause
                ? match(rest, sentence, at, barred) : nil
        case .endOfSentence:
            return at == sentence.count ? match(rest, sentence, at, barred) : nil
        }
    }
}
