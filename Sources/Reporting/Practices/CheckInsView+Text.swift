package import Terminal

extension CheckInsView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        if people.isEmpty { page.put("nobody’s check-ins are here", level: 1) }
        for rows in people {
            page.put(StyledText(rows.person.inList), level: 1)
            for one in rows.checkIns {
                let whose = one.isForYourself ? " · for yourself" : ""
                page.put(StyledText("\(one.said)\(whose)", .muted), level: 2)
                one.marks.show(on: &page, level: 3)
            }
        }
        return page.lines
    }
}

extension [CheckInsView.Mark] {
    /// In words and in shapes, so that no colour is needed.
    package func show(on page: inout Page, level: Int) {
        for mark in self {
            page.put(mark.sentence, level: level)
            page.quote(mark.words, level: level + 1)
        }
    }
}

extension CheckInsView.Mark {
    /// What was said of which thing, without the words that were added.
    fileprivate var sentence: StyledText {
        var line = comfortInWords
        if let wish { line += "\(line.isEmpty ? "" : " · ")wish: \(wish)" }
        return "\(label)\(line.isEmpty ? "" : ": ")\(line)"
    }

    /// The same as an item of a list, with the words.
    var item: Document.Item {
        Document.Item(sentence, words.isEmpty ? [] : [.quote(words.map { StyledText($0) })])
    }

    fileprivate var comfortInWords: StyledText {
        switch comfort {
        case "green": "● green"
        case "yellow": "\("▲ yellow", .warning)"
        case "red": "\("■ red", .error)"
        default: ""
        }
    }
}
