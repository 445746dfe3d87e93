package import Terminal

extension ReflectionsView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        if themes.isEmpty { page.put("there is no answer of yours here") }
        for theme in themes {
            page.heading(theme.title)
            for question in theme.questions {
                page.put(StyledText(question.words), level: 1)
                for answer in question.answers { answer.show(on: &page, level: 2, isNumbered: true) }
            }
        }
        if !themes.isEmpty {
            page.gap()
            page.put(
                StyledText(
                    "yours alone; a line can become a must-have (troth reflect must-have)",
                    .muted))
        }
        return page.lines
    }
}

extension ReflectionsView.Answer {
    /// - Parameters:
    ///   - page: where to write it.
    ///   - level: how deep it stands.
    ///   - isNumbered: whether what commands call it by stands before its day.
    package func show(on page: inout Page, level: Int, isNumbered: Bool) {
        let day = StyledText(said.asDay, .muted)
        page.put(isNumbered ? "\(number) \("·", .muted) " + day : day, level: level)
        if let askedAs { page.put(StyledText("asked then: \(askedAs)", .muted), level: level + 1) }
        page.quote(lines, level: level + 1)
    }
}
