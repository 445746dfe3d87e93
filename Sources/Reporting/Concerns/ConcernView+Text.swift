package import Terminal

extension ConcernsView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading("\(title), \(version.name)")
        for concern in concerns {
            concern.show(on: &page)
            page.put(StyledText(concern.suggestion), level: 2)
            page.put(StyledText(concern.id, .muted), level: 2)
        }
        page.gap()
        page.put(StyledText(caution))
        return page.lines
    }

    /// - Parameter width: how many columns a line may take.
    /// - Returns: a heading and one sentence for each; where nothing was found, that sentence alone.
    package func brief(width: Int) -> [StyledText] {
        var page = Page(width: width)
        guard !concerns.isEmpty else {
            page.put(StyledText(caution))
            return page.lines
        }
        page.heading("Concerns (more: troth concerns --of \(version.number.map { "\($0)" } ?? version.id))")
        for concern in concerns { concern.show(on: &page) }
        return page.lines
    }
}

extension ConcernView {
    fileprivate func show(on page: inout Page) {
        page.put("\(severity, style): \(reason)", level: 1)
    }

    private var style: Style {
        switch severity {
        case "error": .error
        case "warning": .warning
        default: .plain
        }
    }
}
