package import Terminal

extension DiffView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading("From \(old.name) to \(new.name)")
        let begun = page.lines.count
        if isEmpty { page.put("both say the same", level: 1) }
        if let title { page.show(title, "title") { $0 } }
        if let kind { page.show(kind, "kind") { $0 } }
        if let template { page.show(template, "template") { $0 } }
        for date in dates where date.old.inWords != date.new.inWords {
            page.put(
                "= \(date.what.inWords): from \(date.old.inWords) to \(date.new.inWords)", level: 1)
        }
        for one in people { page.show(one, "who takes part") { "\($0.person.inList), \($0.role)" } }
        for row in rows { row.show(on: &page) }
        for one in protections {
            page.show(one, "protection", label: \.label, words: \.words, losing: .wider) {
                "\($0.nature), for \($0.protects.inWords), by \($0.providers.inWords)"
            }
        }
        for one in mustHaves { one.show(on: &page) }
        for one in promises {
            page.show(one, "promise", label: \.label, words: \.words) {
                "by \($0.maker.subject), to \($0.to.inWords)"
            }
        }
        for one in facts { page.show(one, "fact", label: \.label, words: \.words) { _ in nil } }
        for one in settles { page.put("+ settles: \(one.sentence)", level: 1) }
        if isRearranged {
            page.put("= sections or items stand in another order or under other headings", level: 1)
        }
        if page.lines.count == begun { page.put("both read the same", level: 1) }
        return page.lines
    }
}

extension DiffView.Date.What {
    var inWords: String {
        switch self {
        case .from: "beginning"
        case .until: "end"
        case .review: "looking again"
        case .signBy: "answers back by"
        case .careUntil: "aftercare until"
        }
    }
}

extension ShownTime? {
    fileprivate var inWords: String { map { "\($0)" } ?? "none" }
}

extension DiffView.RowDiff {
    func show(on page: inout Page) {
        guard let row = new ?? old else { return }
        if new == nil { page.put("− row gone: “\(row.label)”, \(row.sidesInWords)", level: 1) }
        if old == nil { page.put("+ row added: “\(row.label)”, \(row.sidesInWords)", level: 1) }
        if isReworded, let old, let new {
            page.put("= reworded: row “\(old.label)”\(old.counted), \(old.sidesInWords)", level: 1)
            page.put("is now “\(new.label)”\(new.counted), \(new.sidesInWords)", level: 3)
        }
        // Where the outcome only follows one line, they are one entry.
        let followed = lines.first { $0.change == outcome }
        for line in lines where line.change.readsOtherwise {
            let also = line == followed ? " and the outcome" : ""
            page.put(
                "\(line.change.way.mark): \(line.person.possessive) line\(also) of “\(row.name)”",
                from: line.change.old, to: line.change.new, level: 1)
        }
        if let outcome, followed == nil, outcome.readsOtherwise {
            page.put(
                "\(outcome.way.mark): the outcome of “\(row.name)”", from: outcome.old, to: outcome.new,
                level: 1)
        }
    }
}

extension RowMention {
    fileprivate var counted: String { unit.map { ", counted in \($0)" } ?? "" }
}

extension DiffView.MustHaveDiff {
    func show(on page: inout Page) {
        let whose = person.isYou ? "yours" : person.name
        if !added.isEmpty {
            page.put(
                "\(StyledText("▼ tighter", .tighter)): “\(thing)” is a must-have of \(whose) for more: \(added.joined(separator: "; "))",
                level: 1)
        }
        if !removed.isEmpty {
            page.put(
                "\(StyledText("▲ wider", .wider)): “\(thing)” is no must-have of \(whose) any more for: \(removed.joined(separator: "; "))",
                level: 1)
        }
    }
}

extension Page {
    /// Shows a short value that changed.
    fileprivate mutating func show<Value>(
        _ change: DiffView.Changed<Value>, _ what: String, _ words: (Value) -> String
    ) {
        switch (change.old, change.new) {
        case (let old?, let new?) where words(old) == words(new):
            put("= \(what): “\(words(new))” has another key or address", level: 1)
        case (let old?, let new?): put("= \(what): from “\(words(old))” to “\(words(new))”", level: 1)
        case (nil, let new?): put("+ \(what): “\(words(new))”", level: 1)
        case (let old?, nil): put("− \(what): “\(words(old))”", level: 1)
        case (nil, nil): break
        }
    }

    /// Shows an item with words that came, went or reads otherwise.
    fileprivate mutating func show<Value>(
        _ change: DiffView.Changed<Value>, _ what: String, label: (Value) -> String,
        words: (Value) -> [String],
        losing style: Style = .plain, about: (Value) -> String?
    ) {
        func quote(_ value: Value, _ page: inout Page, level: Int) {
            if let about = about(value) { page.put(StyledText(about), level: level) }
            page.quote(words(value), level: level)
        }
        switch (change.old, change.new) {
        case (let old?, let new?):
            put("= reworded: \(what) “\(label(new))”", level: 1)
            put("from", level: 2)
            quote(old, &self, level: 3)
            put("to", level: 2)
            quote(new, &self, level: 3)
        case (nil, let new?):
            put("+ \(what) added: “\(label(new))”", level: 1)
            quote(new, &self, level: 3)
        case (let old?, nil):
            put(StyledText("− \(what) gone: “\(label(old))”", style), level: 1)
            quote(old, &self, level: 3)
        case (nil, nil): break
        }
    }
}
