import Consent
package import Terminal

extension OverlapView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        page.put("between \(people.map(\.inList).inWords(or: "nobody"))", level: 1)
        page.put("a guide to talk by: nothing here is agreed, and nothing has to become more", level: 1)
        for person in changedLater {
            page.put(
                StyledText(
                    "\(person.subject) sealed or changed answers after others’ could be read; mostly that is letters that crossed",
                    .warning), level: 1)
        }
        for group in groups { group.show(on: &page) }
        list("What keeps everyone safe", protections, on: &page)
        list("Promises", promises, on: &page)
        list("Good to know", facts, on: &page)
        for (heading, labels) in [
            ("Nobody has written these yet", open),
            ("Several of you wrote their own words; talk about which it is to be", unsettled),
        ] where !labels.isEmpty {
            page.heading(heading)
            for label in labels { page.put(StyledText(label), level: 1) }
        }
        return page.lines
    }

    private func list(_ heading: String, _ all: [Words], on page: inout Page) {
        guard !all.isEmpty else { return }
        page.heading(heading)
        let usual = all.filter {
            unchosen.contains($0.label) && $0.neededBy.isEmpty && $0.cannotProvide.isEmpty
        }
        for one in all where !usual.contains(one) {
            page.put(StyledText(one.label), level: 1)
            for mustHave in one.neededBy { page.put(StyledText(mustHave.phrase), level: 2) }
            if !one.cannotProvide.isEmpty {
                page.put(StyledText("cannot be provided by \(one.cannotProvide.inWords)", .tighter), level: 2)
            }
            page.quote(one.words, level: 2)
        }
        if !usual.isEmpty {
            let labels = usual.map(\.label).joined(separator: "; ")
            page.put("nobody wrote words for these; a text would have the template’s: \(labels)", level: 1)
        }
    }
}

extension OverlapView.Group {
    fileprivate func show(on page: inout Page) {
        page.heading(heading)
        // Where nothing is said beyond the heading, names do.
        let plain = rows.filter(\.isPlain)
        for entry in rows where !entry.isPlain { entry.show(on: &page) }
        if !plain.isEmpty {
            page.put(StyledText(plain.map(\.name).joined(separator: "; ")), level: 1)
        }
    }

    private var heading: String {
        switch Overlap.Category(rawValue: category) {
        case .agreed: "Agreed by all"
        case .ask: "Ask"
        case .notAgreed: "Not agreed"
        case .hardLimit: "Hard limits"
        case .notAnswered: "Not answered, so not agreed"
        case nil: category
        }
    }
}

extension OverlapView.Entry {
    fileprivate var name: String { "\(row.label) (\(row.sidesInWords))" }

    /// Whether its category says it all: all give the same without anything beside it, or nobody gives anything.
    fileprivate var isPlain: Bool {
        guard neededBy.isEmpty, answers.allSatisfy({ $0.experience == nil && $0.liking == nil }) else {
            return false
        }
        let boundaries = answers.map(\.boundary)
        if boundaries.allSatisfy({ $0 == nil || $0?.boundary == BoundaryView.notAgreed }) { return true }
        return outcome.boundary == Grant.Rung.agreed.words && outcome.phrase == outcome.boundary
    }

    fileprivate func show(on page: inout Page) {
        page.put("\(row.label): \(row.sidesInWords)", level: 1)
        for answer in answers {
            let phrase = answer.boundary?.phraseWithoutConditions ?? "not answered"
            let beside = [
                answer.experience.map { "experience: \($0)" }, answer.liking.map { "says: \($0)" },
            ].compactMap(\.self)
            let style = answer.boundary?.style ?? .plain
            page.put(
                "\(answer.person.inList): \(phrase, style)"
                    + StyledText(beside.isEmpty ? "" : " (\(beside.joined(separator: "; ")))"), level: 2)
            page.quote(answer.boundary?.conditions ?? [], level: 3)
        }
        for mustHave in neededBy { page.put(StyledText(mustHave.phrase), level: 2) }
    }
}
