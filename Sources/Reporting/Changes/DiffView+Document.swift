import Terminal

extension DiffView {
    package var document: Document {
        Document(title: "From \(old.name) to \(new.name)", opening: blocks)
    }

    /// What it says, without its title.
    var blocks: [Document.Block] {
        var items: [Document.Item] = []
        items += rows.flatMap(\.items)
        items += protections.map {
            $0.item("protection", label: \.label, words: \.words, losing: .wider) {
                "\($0.nature), for \($0.protects.inWords), by \($0.providers.inWords)"
            }
        }
        items += mustHaves.flatMap(\.items)
        items += promises.map {
            $0.item("promise", label: \.label, words: \.words) {
                "by \($0.maker.subject), to \($0.to.inWords)"
            }
        }
        items += facts.map { $0.item("fact", label: \.label, words: \.words) { _ in nil } }
        if let title { items.append(title.item("title") { $0 }) }
        if let kind { items.append(kind.item("kind") { $0 }) }
        if let template { items.append(template.item("template") { $0 }) }
        for date in dates where date.old.inWords != date.new.inWords {
            items.append(
                Document.Item("= \(date.what.inWords): from \(date.old.inWords) to \(date.new.inWords)"))
        }
        items += people.map { $0.item("who takes part") { "\($0.person.inList), \($0.role)" } }
        if isRearranged {
            items.append(Document.Item("= sections or items stand in another order or under other headings"))
        }
        items += between.filter { [.signal, .cannotProvide].contains($0.what) }.map {
            Document.Item($0.what == .signal ? "+ \($0.sentence)" : "\("▼", .tighter) \($0.sentence)")
        }
        if items.isEmpty {
            items.append(Document.Item(isEmpty ? "both say the same" : "the words and lines read the same"))
        }
        items += holding.map { Document.Item("\("▼", .tighter) goes on holding beside it: \($0.sentence)") }
        items += settles.map { Document.Item("+ takes up and ends: \($0.sentence)") }
        items = (stopped.map { [$0] } ?? []) + items
        if isBackwards {
            items.insert(
                Document.Item(
                    "this goes back: the first point is the later one, so what is told here was or would be done the other way round"
                ), at: 0
            )
        }
        guard !between.isEmpty else { return [.list(items)] }
        let events = between.map { event in
            Document.Item("\(event.at): \(event.sentence)", event.reachedItems)
        }
        return [.list(items), .heading("Between the two"), .list(events)]
    }
}

extension DiffView {
    /// Whether what is given began or stopped between two times, whatever the lines say.
    private var stopped: Document.Item? {
        guard !isBackwards, let isGiving = new.isGiving, isGiving != (old.isGiving ?? true) else {
            return nil
        }
        return isGiving
            ? Document.Item("\("▲", .wider) something is given")
            : Document.Item("\("▼", .tighter) nothing is given, whatever the lines come to")
    }
}

extension DiffView.Point {
    /// As in `version 2`, or `2026-11-18 10:30 (UTC+1), when version 2 stood`.
    package var name: String {
        if let version { return version.name }
        guard let at else { return "nothing" }
        guard !stood.isEmpty else { return "\(at), when nothing stood yet" }
        let names = stood.map(\.name).inWords(or: "nothing")
        return isGiving == true
            ? "\(at), when \(names) stood" : "\(at), when nothing was given, after \(names)"
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
    fileprivate var items: [Document.Item] {
        guard let row = new ?? old else { return [] }
        var items: [Document.Item] = []
        if new == nil { items.append(Document.Item("− row gone: “\(row.label)”, \(row.sidesInWords)")) }
        if old == nil { items.append(Document.Item("+ row added: “\(row.label)”, \(row.sidesInWords)")) }
        if isReworded, let old, let new {
            items.append(
                Document.Item(
                    "= reworded: row “\(old.label)”\(old.counted), \(old.sidesInWords), is now “\(new.label)”\(new.counted), \(new.sidesInWords)"
                ))
        }
        // Where the outcome only follows one line, they are one entry.
        let followed = lines.first { $0.change == outcome }
        for line in lines where line.change.readsOtherwise {
            let also = line == followed ? ", and so the outcome" : ""
            items.append(
                .change(
                    "\(line.change.way.mark) \(line.doing): “\(row.name)”\(also)", from: line.change.old,
                    to: line.change.new))
        }
        if let outcome, followed == nil, outcome.readsOtherwise {
            items.append(
                .change(
                    "\(outcome.way.mark) the outcome is \(outcome.way.inWords): “\(row.name)”",
                    from: outcome.old, to: outcome.new))
        }
        return items
    }
}

extension DiffView.OwnLine {
    /// Who did what, or for whom it would be so: nobody is said to have widened what they have not signed.
    var doing: StyledText {
        guard isTheirDoing else {
            let whom = person.isYou ? "you" : person.name
            return StyledText("\(change.way.inWords) for \(whom)", change.way.style)
        }
        return "\(person.subject) \(change.way.verb, change.way.style)"
    }
}

extension RowMention {
    fileprivate var counted: String { unit.map { ", counted in \($0)" } ?? "" }
}

extension DiffView.MustHaveDiff {
    /// What needs it now, and what does not any more.
    var items: [Document.Item] {
        let whose = person.isYou ? "yours" : person.name
        let all = isForEverything ? person.wholePart : nil
        let more = StyledText("▼ tighter", .tighter)
        let fewer = StyledText("▲ wider", .wider)
        var items: [Document.Item] = []
        if !added.isEmpty {
            items.append(
                Document.Item(
                    "\(more): “\(thing)” is a must-have of \(whose) for more: \(all ?? added.joined(separator: "; "))"
                ))
        }
        if !removed.isEmpty {
            items.append(
                Document.Item(
                    "\(fewer): “\(thing)” is no must-have of \(whose) any more for: \(all ?? removed.joined(separator: "; "))"
                ))
        }
        return items
    }
}

extension DiffView.Changed {
    /// A short value that changed.
    fileprivate func item(_ what: String, _ words: (Value) -> String) -> Document.Item {
        switch (old.map(words), new.map(words)) {
        case (let old?, let new?) where old == new:
            Document.Item("= \(what): “\(new)” has another key or address")
        case (let old?, let new?): Document.Item("= \(what): from “\(old)” to “\(new)”")
        case (nil, let new): Document.Item("+ \(what): “\(new ?? "")”")
        case (let old?, nil): Document.Item("− \(what): “\(old)”")
        }
    }
}

extension DiffView.Reworded {
    /// Something with words that came, went or reads otherwise.
    fileprivate func item(
        _ what: String, label: (Value) -> String, words: (Value) -> [String], losing style: Style = .plain,
        about: (Value) -> String?
    ) -> Document.Item {
        func told(_ value: Value) -> [Document.Block] {
            (about(value).map { [.paragraph(StyledText($0))] } ?? [])
                + [.quote(words(value).map { StyledText($0) })]
        }
        guard let old else {
            return Document.Item("+ \(what) added: “\(new.map(label) ?? "")”", new.map(told) ?? [])
        }
        guard let new else {
            return Document.Item(
                StyledText("− \(what) gone\(style == .wider ? " ▲" : ""): “\(label(old))”", style), told(old))
        }
        var blocks: [Document.Block] = []
        if label(old) != label(new) { blocks.append(.paragraph("it was called “\(label(old))”")) }
        if about(old) != about(new), let before = about(old), let after = about(new) {
            blocks.append(.paragraph("from: \(before)"))
            blocks.append(.paragraph("to: \(after)"))
        }
        if let diff = self.words { blocks.append(.reworded(diff)) }
        return Document.Item("= reworded: \(what) “\(label(new))”", blocks)
    }
}
