package import Terminal

/// The questions themselves, for whoever would rather think with a pen.
package struct ReflectionQuestionsView: View {
    package struct Question: Hashable, Encodable, Sendable { package let id: String, words: String }

    package struct Theme: Hashable, Encodable, Sendable {
        package let id: String, title: String
        package let note: String?
        package let questions: [Question]
    }

    package let schema = "troth/reflection-questions/v0"
    package let themes: [Theme]

    private enum CodingKeys: CodingKey { case schema, themes }

    /// - Parameter themes: which ones.
    package init(_ themes: [ReflectionTheme]) {
        self.themes = themes.map { theme in
            Theme(
                id: "\(theme.id)", title: theme.title, note: theme.note,
                questions: theme.questions.map { Question(id: "\($0.id)", words: $0.words) })
        }
    }

    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        for theme in themes {
            page.gap()
            page.put("\(theme.title, .heading) \("(\(theme.id))", .muted)")
            if let note = theme.note { page.put(StyledText(note), level: 1) }
            for question in theme.questions {
                page.put("\(question.words) \("(\(question.id))", .muted)", level: 1)
            }
        }
        return page.lines
    }
}
