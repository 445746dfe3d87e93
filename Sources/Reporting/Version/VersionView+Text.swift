package import Terminal

extension VersionView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(title)
        page.put("\(version.name) of a \(kind)", level: 1)
        page.put(StyledText(version.id, .muted), level: 1)
        header(on: &page)
        if !since.isEmpty || !replacedBy.isEmpty {
            page.heading("Since then; what stands now: troth status")
            for one in since { page.put(StyledText("▼ \(one.sentence)", .tighter), level: 1) }
            for one in replacedBy { page.put("\(one.name) took its place", level: 1) }
        }
        page.heading("The terms that stand in every agreement")
        for term in standingTerms { page.put(StyledText(term), level: 1) }
        for section in sections {
            page.heading(section.title)
            show(section.items, on: &page)
        }
        page.heading("Answers so far")
        signing.show(on: &page)
        return page.lines
    }

    private func header(on page: inout Page) {
        var fields: [(name: String, value: StyledText)] = [
            (
                "between",
                StyledText(parties.map { "\($0.person.inList), \($0.role)" }.joined(separator: "; "))
            ),
            ("from", StyledText("\(from)")),
            ("until", StyledText("\(until)")),
        ]
        if let review { fields.append(("look again", StyledText("\(review)"))) }
        fields.append(("aftercare until", StyledText("\(careUntil)")))
        fields.append(("answers back by", StyledText("\(signing.signBy)")))
        fields.append(("template", StyledText(template)))
        for one in replaces { fields.append(("replaces", StyledText(one.name))) }
        for one in settles { fields.append(("settles", StyledText(one.sentence))) }
        page.fields(fields, level: 1)
    }

    private func show(_ items: [ItemView], on page: inout Page) {
        var givenByNobody: [RowView] = []
        for item in items {
            switch item {
            case .row(let row) where row.isGivenByNobody: givenByNobody.append(row)
            case .row(let row): row.show(on: &page)
            case .protection(let protection): protection.show(on: &page)
            case .promise(let promise): promise.show(on: &page)
            case .fact(let fact):
                page.put(StyledText(fact.label), level: 1)
                page.quote(fact.words, level: 2)
            }
        }
        guard !givenByNobody.isEmpty else { return }
        let names = givenByNobody.map { "\($0.row.label) (\($0.row.sidesInWords))" }
        page.put("not agreed by anyone: \(names.joined(separator: "; "))", level: 1)
        for row in givenByNobody {
            for mustHave in row.neededBy { page.put("\(row.row.label): \(mustHave.phrase)", level: 2) }
        }
    }
}

extension VersionView.Settled {
    /// What is settled, in words.
    package var sentence: String {
        if let version { return version.name }
        guard let by, let act else { return "something that is not here (\(id.prefix(8)))" }
        return act.sentence(by: by)
    }
}

extension RowView {
    func show(on page: inout Page) {
        page.put("\(row.label): \(row.sidesInWords)", level: 1)
        if isUnanimous {
            show(outcome, of: "everyone", on: &page)
        } else {
            for line in lines { show(line.boundary, of: line.person.inList, on: &page) }
            show(outcome, of: "outcome", on: &page)
        }
        for mustHave in neededBy { page.put(StyledText(mustHave.phrase), level: 2) }
    }

    private func show(_ boundary: BoundaryView, of name: String, on page: inout Page) {
        page.put("\(name): \(boundary.phraseWithoutConditions, boundary.style)", level: 2)
        for condition in boundary.conditions { page.put("if: \(condition)", level: 3) }
    }
}

extension ProtectionView {
    func show(on page: inout Page) {
        let label = ["plain", label.lowercased()].contains(nature) ? label : "\(label) (\(nature))"
        page.put("\(label): for \(protects.inWords), by \(providers.inWords)", level: 1)
        page.quote(words, level: 2)
        for mustHave in neededBy { page.put(StyledText(mustHave.phrase), level: 2) }
    }
}

extension PromiseView {
    func show(on page: inout Page) {
        page.put("\(label): \(maker.subject) to \(to.inWords)", level: 1)
        page.quote(words, level: 2)
    }
}
