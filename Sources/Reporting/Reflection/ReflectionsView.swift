import Canonical
package import History

/// What somebody answered for themselves over time: by question, and there oldest first, so that it can be read how it
/// changed.
package struct ReflectionsView: View {
    package struct Answer: Hashable, Encodable, Sendable {
        /// What commands call it by.
        package let number: Int
        package let record: String
        package let said: ShownTime
        /// The question's words at that time, where they have become others since.
        package let askedAs: String?
        package let lines: [String]

        /// - Parameters:
        ///   - reflection: the answer.
        ///   - number: what commands call it by.
        package init(_ reflection: Reflection, number: Int) {
            self.number = number
            (record, said) = ("\(reflection.id)", ShownTime(reflection.said))
            let now = ReflectionTheme.question(reflection.question)?.words
            askedAs = now == nil || now == "\(reflection.asked)" ? nil : "\(reflection.asked)"
            lines = reflection.lines.map(\.description)
        }
    }

    package struct Question: Hashable, Encodable, Sendable {
        package let id: String
        /// Its words now; where it is asked no more, as they were.
        package let words: String
        package let answers: [Answer]
    }

    package struct Theme: Hashable, Encodable, Sendable {
        /// Nil for what is asked no more.
        package let id: String?
        package let title: String
        package let questions: [Question]
    }

    package let schema = "troth/reflections/v0"
    /// In the order in which they are asked; what has no answer is not among them.
    package let themes: [Theme]

    private enum CodingKeys: CodingKey { case schema, themes }

    /// - Parameters:
    ///   - reflections: all of them, in the order in which they are counted.
    ///   - isShown: which of them are shown.
    package init(_ reflections: [Reflection], where isShown: (Reflection) -> Bool = { _ in true }) {
        let numbered = reflections.enumerated().filter { isShown($0.element) }
        func question(_ id: Slug, _ words: String?) -> Question? {
            let own = numbered.filter { $0.element.question == id }
            guard let last = own.last?.element else { return nil }
            return Question(
                id: "\(id)", words: words ?? "\(last.asked)",
                answers: own.map { Answer($0.element, number: $0.offset + 1) })
        }
        let known = ReflectionTheme.all.map { theme in
            Theme(
                id: "\(theme.id)", title: theme.title,
                questions: theme.questions.compactMap { question($0.id, $0.words) })
        }
        var earlier: [Slug] = []
        for (_, one) in numbered
        where ReflectionTheme.question(one.question) == nil && !earlier.contains(one.question) {
            earlier.append(one.question)
        }
        let rest = Theme(
            id: nil, title: "Asked at another time", questions: earlier.compactMap { question($0, nil) })
        themes = (known + [rest]).filter { !$0.questions.isEmpty }
    }
}
