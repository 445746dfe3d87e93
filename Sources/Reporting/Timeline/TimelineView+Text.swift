package import Terminal

extension TimelineView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        if hasOthers {
            page.put(
                "only what was said here; another agreement may make a row tighter (troth status)", level: 1)
        }
        if let party {
            page.put("only what \(party.subject) moved; the others’ changes are left out (--party)", level: 1)
        }
        guard !events.isEmpty else {
            page.put("nothing has moved here, as far as this was asked for", level: 1)
            return page.lines
        }
        guard rows.count > 1 else {
            for row in rows { row.tell(events, isGiving: isGiving, on: &page) }
            if rows.isEmpty { tellEvents(on: &page) }
            return page.lines
        }
        var lines = page.lines
        lines += grid(width: width)
        var below = Page(width: width)
        below.put(Self.legend(width: width))
        tellEvents(on: &below)
        return lines + [StyledText()] + below.lines
    }

    /// What the signs of a grid mean.
    static func legend(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.put(
            "\("▼", .tighter) tighter  \("▲", .wider) wider  \("◆", .warning) both  ▽ △ ◇ only somebody’s own line  · no change",
            level: 1)
        let signs = TimelineView.Event.signs.map { "\($0.sign) \($0.words)" }.joined(separator: "; ")
        page.put(StyledText(signs, .muted), level: 1)
        return page.lines
    }

    /// A column for each event, as many of the last ones as the width has room for.
    func grid(width: Int) -> [StyledText] {
        let label = min(max(width * 2 / 5, Self.narrowestLabel), rows.map(\.row.name.count).max() ?? 0)
        let most = max((width - label - 4) / Self.columnWidth, 1)
        let shown = events.suffix(most)
        var lines: [StyledText] = []
        if shown.count < events.count {
            let left = "\(events.count - shown.count) earlier ones are left out here (--until)"
            lines += StyledText(left, .muted).wrapped(to: width, indent: Page.step)
        }
        var columns = Columns([.leading] + shown.map { _ in .trailing })
        columns.add([StyledText("")] + shown.map { StyledText("\($0.number)", .muted) })
        columns.add([StyledText("")] + shown.map { StyledText($0.sign) })
        var section: String?
        for row in rows {
            if row.section != section, let title = row.section {
                columns.add([StyledText(title, .heading)] + shown.map { _ in StyledText("") })
                section = title
            }
            let cells = Dictionary(row.cells.map { ($0.event, $0) }, uniquingKeysWith: { $1 })
            columns.add(
                [StyledText(row.row.name)]
                    + shown.map { event in
                        cells[event.number]?.mark ?? StyledText("·", .muted)
                    })
        }
        return lines + columns.lines(width: width, indent: Page.step)
    }

    private static let narrowestLabel = 16
    private static let columnWidth = 4

    private func tellEvents(on page: inout Page) {
        page.gap()
        for event in events {
            page.put("\("\(event.number)", .muted)  \(event.sign)  \(event.at): \(event.sentence)", level: 1)
        }
    }
}

extension TimelineView.Line {
    /// One row's story: who said what and when, and when it had reached the others.
    fileprivate func tell(_ events: [TimelineView.Event], isGiving: Bool, on page: inout Page) {
        page.put("\(row.label): \(row.sidesInWords)", level: 1)
        let cells = Dictionary(cells.map { ($0.event, $0) }, uniquingKeysWith: { $1 })
        for event in events {
            page.put("\(event.at): \(event.sentence)", level: 1)
            for sentence in cells[event.number]?.sentences ?? [] { page.put(StyledText(sentence), level: 3) }
            for reached in event.reachedInWords { page.put(StyledText(reached, .muted), level: 3) }
        }
        let last = isGiving || now.isHardLimit ? "" : "nothing is given; the lines come to "
        page.put("at the end: \(last)\(now.phrase)", level: 1)
    }
}
