package import Terminal

extension PromisesView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        if promises.isEmpty { page.put("there is no promise here", level: 1) }
        for one in promises {
            page.put("\("\(one.number)", .muted)  \(one.summary)", level: 1)
            one.show(on: &page, level: 3)
        }
        return page.lines
    }
}

extension PromisesView.Promise {
    /// Whose it is, to whom, and by when.
    package var summary: StyledText {
        var text = "\(maker.inList) to \(to.inWords)"
        if let label { text += ": \(label)" }
        if !times.isEmpty { text += " · \(times)" }
        if isAfterAccount { text += " · in answer to an account" }
        return StyledText(text)
    }

    /// When it has its time, as in `by 1 Dec 2026 · every 7 days`; empty, where it has none.
    var times: String {
        let due = due.map { "by \($0.asEnd)" }
        let every = everyDays.map { "every \($0 == 1 ? "day" : "\($0) days")" }
        return [due, every].compactMap(\.self).joined(separator: " · ")
    }

    /// Shows its words, and how it stands.
    func show(on page: inout Page, level: Int) {
        page.quote(words, level: level)
        for sentence in sentences { page.put(StyledText(sentence), level: level) }
    }

    /// How it stands, each without a full stop.
    var sentences: [String] {
        var sentences: [String] = []
        if let last, let lastSaid {
            sentences.append("\(last), by \(maker.possessive) own word, \(lastSaid.asDay)")
        }
        switch state {
        case "ended": sentences.append("\(maker.subject) ended it\(day)")
        case "released": sentences.append("released by \(releasedBy.inWords)\(day)")
        case "over": sentences.append("it ended with the agreement")
        default:
            if !releasedBy.isEmpty { sentences.append("released by \(releasedBy.inWords), for themselves") }
        }
        if let next {
            sentences.append(
                hasCome == true
                    ? "for you alone: its time has come since \(next.asDay)"
                    : "for you alone: its next time is \(next.asDay)")
        }
        return sentences
    }

    private var day: String { since.map { ", \($0.asDay)" } ?? "" }
}
