import Canonical

/// Whether a word that somebody does not want to hear is the very word that stops everything.
struct OffLimitsSignals: ConcernRule {
    let ids = [ConcernID.offLimitsStopSignal]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        let protections = subject.version.protections
        let signals = protections.filter { [.spokenSignal, .silentSignal].contains($0.kind) }
        return protections.filter(\.isOffLimits).compactMap { list in
            let words = Set(list.words.namedWords(splitting: true))
            for signal in signals {
                guard let both = signal.words.namedWords(splitting: false).first(where: words.contains)
                else { continue }
                return Concern(
                    .offLimitsStopSignal,
                    "“\(both)” is a stop signal in “\(signal.label)” and off limits in “\(list.label)”",
                    suggestion:
                        "Choose another word for the stop signal, so that nobody hesitates to say it, or take it off the list.",
                    items: [signal.id, list.id], people: subject.ordered(list.protects))
            }
            return nil
        }
    }
}

extension Protection {
    /// Whether it lists what is not to be said, touched or brought up. Such lists name the very things that other
    /// rules look for.
    var isOffLimits: Bool {
        "\(id)".contains("off-limits") || "\(label)".lowercased().contains("off limits")
    }
}

extension Prose {
    /// The words or short phrases that a text names.
    ///
    /// - Parameter splitting: whether everything between commas counts, as in a list; otherwise only what stands in
    ///   quotation marks, and a text that is nothing but a few words.
    fileprivate func namedWords(splitting: Bool) -> [String] {
        let marks: Set<Character> = ["“", "”", "\"", "„", "«", "»"]
        let text = description.lowercased()
        var named: [String] = []
        // Between quotation marks stands every second part.
        for (index, part) in text.split(omittingEmptySubsequences: false, whereSeparator: marks.contains)
            .enumerated() where !index.isMultiple(of: 2)
        {
            named.append(part.bare)
        }
        if splitting {
            named += text.split { [",", ";", ".", "\n"].contains($0) }.map(\.bare)
        } else if text.bare.split(separator: " ").count <= 2 {
            named.append(text.bare)
        }
        return named.filter { !$0.isEmpty }
    }
}

extension StringProtocol {
    /// Without blanks and punctuation at either end.
    fileprivate var bare: String {
        func isKept(_ character: Character) -> Bool { character.isLetter || character.isNumber }
        guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else { return "" }
        return String(self[first...last])
    }
}
