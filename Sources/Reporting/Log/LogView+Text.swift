package import Terminal

extension LogView {
    package func text(width: Int) -> [StyledText] {
        guard !entries.isEmpty else { return ["nothing has happened yet"] }
        var columns = Columns([.leading, .leading])
        for entry in entries {
            columns.add([StyledText("\(entry.said)", .muted), line(for: entry)])
        }
        return columns.lines(width: width)
    }

    private func line(for entry: Entry) -> StyledText {
        var line = StyledText(entry.act.sentence(by: entry.by), entry.act.closes ? .tighter : .plain)
        if hasSeveralAgreements { line += StyledText(" · in “\(entry.agreement.title)”", .muted) }
        for reached in entry.reached {
            line += StyledText(" · reached \(reached.person.subject) \(reached.at)", .muted)
        }
        return line
    }
}
