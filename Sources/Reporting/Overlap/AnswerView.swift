package import Canonical
package import Consent
package import History
package import Terminal

/// What one person is about to share of their answers: all of it.
package struct AnswerView: Hashable, Encodable, Sendable {
    /// A row, and the owner's own line.
    package struct Own: Hashable, Encodable, Sendable {
        package let row: RowMention
        package let boundary: BoundaryView
        package let experience: String?
        package let liking: String?
        package let mustHaveFor: [String]
    }

    package let agreement: AgreementMention
    package let rows: [Own]
    /// Labels of the rows that stay unanswered, which nobody takes for a yes.
    package let notAnswered: [String]
    package let protections: [OverlapView.Words]
    package let promises: [OverlapView.Words]
    package let facts: [OverlapView.Words]
    package let cannotProvide: [String]
    /// Labels of what stands in the template's words, since the owner wrote none.
    package let inWordsOfTemplate: [String]

    /// - Parameters:
    ///   - answer: the answers.
    ///   - inWordsOfTemplate: labels of what stands in the template's words, since they wrote none.
    ///   - owner: whose answers they are.
    package init(
        _ answer: AnswerEntry, inWordsOfTemplate: [Line], of owner: PartyID
    ) {
        let version = answer.source.version
        let names = ThreadNames(version.agreement, version: version, addressing: owner)
        agreement = names.agreement
        func needed(_ all: [MustHave]) -> [MustHaveView] {
            all.filter { $0.party == owner }.map { MustHaveView($0, names: names) }
        }
        func isSilent(_ row: Row) -> Bool {
            row.lines[owner] == .notAgreed
                && row.key.sides(of: owner).contains(where: answer.notAnswered.contains)
        }
        func word(_ words: [AnswerEntry.ItemSide: Slug], _ row: Row) -> String? {
            row.key.sides(of: owner).compactMap { words[$0]?.inWords }.first
        }
        let own = version.rows.filter { $0.lines[owner] != nil }
        rows = own.filter { !isSilent($0) }.map { row in
            let mention = names.mention(of: row)
            return Own(
                row: mention, boundary: BoundaryView(row.lines[owner] ?? .notAgreed, unit: mention.unit),
                experience: word(answer.experience, row), liking: word(answer.liking, row),
                mustHaveFor: needed(row.neededBy).flatMap(\.items))
        }
        self.notAnswered = own.filter(isSilent).map { names.mention(of: $0).name }
        self.inWordsOfTemplate = inWordsOfTemplate.map(\.description)
        protections = version.protections.filter { $0.isOwn(of: owner, among: version) }.map { one in
            OverlapView.Words(
                label: "\(one.label)", words: one.words.lines.map(\.description),
                neededBy: needed(one.neededBy))
        }
        promises = version.promises.map { one in
            OverlapView.Words(label: "\(one.label)", words: one.words.lines.map(\.description), neededBy: [])
        }
        facts = version.facts.map {
            OverlapView.Words(label: "\($0.label)", words: $0.words.lines.map(\.description), neededBy: [])
        }
        self.cannotProvide = version.protections.filter { answer.cannotProvide.contains($0.id) }.map {
            "\($0.label)"
        }
    }

    /// - Parameter width: how many columns a line may take.
    package func lines(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading("What you share of your answers to “\(agreement.title)”")
        for own in rows where own.boundary.boundary != BoundaryView.notAgreed || own.hasMore {
            own.show(on: &page)
        }
        let plain = rows.filter { $0.boundary.boundary == BoundaryView.notAgreed && !$0.hasMore }
        if !plain.isEmpty {
            page.put("not agreed: \(plain.map(\.row.name).joined(separator: "; "))", level: 1)
        }
        if !notAnswered.isEmpty {
            page.put("not answered: \(notAnswered.joined(separator: "; "))", level: 1)
        }
        for (heading, all) in [
            ("Your words for what keeps everyone safe", protections), ("Your promises", promises),
            ("Good to know", facts),
        ] where !all.isEmpty {
            page.heading(heading)
            let usual = all.filter { inWordsOfTemplate.contains($0.label) && $0.neededBy.isEmpty }
            for one in all where !usual.contains(one) {
                page.put(StyledText(one.label), level: 1)
                for mustHave in one.neededBy { page.put(StyledText(mustHave.phrase), level: 2) }
                page.quote(one.words, level: 2)
            }
            if !usual.isEmpty {
                let labels = usual.map(\.label).joined(separator: "; ")
                page.put("in the template’s words, since you wrote none: \(labels)", level: 1)
            }
        }
        for label in cannotProvide { page.put("you cannot provide: \(label)", level: 1) }
        page.gap()
        return page.lines
    }
}

extension AnswerView.Own {
    fileprivate var hasMore: Bool { experience != nil || liking != nil || !mustHaveFor.isEmpty }

    fileprivate func show(on page: inout Page) {
        page.put(
            "\(row.label): \(row.sidesInWords): \(boundary.phraseWithoutConditions, boundary.style)", level: 1
        )
        page.quote(boundary.conditions, level: 2)
        if let experience { page.put("your experience: \(experience)", level: 2) }
        if let liking { page.put("how much you want it: \(liking)", level: 2) }
        if !mustHaveFor.isEmpty {
            page.put("a must-have of yours, for: \(mustHaveFor.joined(separator: "; "))", level: 2)
        }
    }
}

extension Protection {
    /// Whether it is theirs to put into words: what stands once for each of several people is its owner's.
    fileprivate func isOwn(of owner: PartyID, among version: Version) -> Bool {
        let others = version.parties.filter { $0.id != owner }
        return !others.contains { other in
            id.description.hasSuffix("-\(other.seat)") && protects == [other.id]
        }
    }
}
