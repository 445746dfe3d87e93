package import Terminal

extension LogView {
    /// Stands below, where it is said that something has reached a machine.
    package static let whatReachedMeans = "reached: it came to that machine; that does not mean read"

    package func text(width: Int) -> [StyledText] {
        guard !entries.isEmpty else {
            return [isWhole ? "nothing has happened yet" : "nothing in the log fits what was asked for"]
        }
        var columns = Columns([.leading, .leading])
        for entry in entries {
            columns.add([StyledText("\(entry.said)", .muted), line(for: entry)])
        }
        var lines = columns.lines(width: width)
        if entries.contains(where: { !$0.reached.isEmpty }) {
            lines += StyledText(Self.whatReachedMeans, .muted).wrapped(
                to: width)
        }
        return lines
    }

    private func line(for entry: Entry) -> StyledText {
        var line = StyledText(entry.act.sentence(by: entry.by), entry.act.closes ? .tighter : .plain)
        if entry.isPrivate { line += StyledText(" · private", .muted) }
        if hasSeveralAgreements, let agreement = entry.agreement {
            line += StyledText(" · in “\(agreement.title)”", .muted)
        }
        if let aloud = entry.saidAloud { line += StyledText(" · said aloud \(aloud)", .muted) }
        for reached in entry.reached {
            line += StyledText(" · reached \(reached.person.possessive) machine \(reached.at)", .muted)
        }
        for person in entry.notReached {
            line += StyledText(" · not known to have reached \(person.possessive) machine", .warning)
        }
        return line
    }
}
