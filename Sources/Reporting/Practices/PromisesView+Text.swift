package import Terminal

extension PromisesView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        if promises.isEmpty { page.put("there is no promise here", level: 1) }
        for one in promises {
            page.put("\("\(one.number)", .muted)  \(one.summary)", level: 1)
            page.quote(one.words, level: 3)
            for sentence in one.sentences { page.put(StyledText(sentence), level: 3) }
        }
        return page.lines
    }
}

extension PromisesView.Promise {
    /// Whose it is, to whom, and by when.
    package var summary: StyledText {
        var text = "\(maker.inList) to \(to.inWords)"
        if let label { text += ": \(label)" }
        if let due { text += " · by \(due.asEnd)" }
        if let everyDays { text += " · every \(everyDays == 1 ? "day" : "\(everyDays) days")" }
        return StyledText(text)
    }

    /// How it stands, each without a full stop.
    fileprivate var sentences: [String] {
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
