package import Canonical
package import Consent

/// Whoever would take either side of a row answers each on its own.
extension Worksheet {
    /// - Parameter item: a row.
    /// - Returns: every answer to it; none where it is unset.
    package func answers(to item: Slug) -> [RowAnswer] {
        (rows[item].map { [$0] } ?? []) + (otherSides[item] ?? [])
    }

    /// - Parameters:
    ///   - item: a row.
    ///   - side: one of its sides; nil for the answer that stands first.
    /// - Returns: the answer for that side; nil where there is none.
    package func answer(to item: Slug, for side: Slug?) -> RowAnswer? {
        guard let side else { return rows[item] }
        return answers(to: item).first { $0.side == side }
    }

    /// - Parameters:
    ///   - key: a row of an agreement, by who takes which side.
    ///   - party: whose worksheet this is.
    /// - Returns: the answer that speaks of it; nil where none does.
    package func answer(to key: RowKey, by party: PartyID) -> RowAnswer? {
        let speaking = answers(to: key.item).filter { $0.speaks(of: key, by: party) }
        // One that names the side says more than one that names none.
        return speaking.first { $0.side != nil } ?? speaking.first
    }

    /// Changes the answer for one side of a row, and no other.
    ///
    /// - Parameters:
    ///   - item: a row.
    ///   - side: one of its sides; nil for the answer that stands first.
    ///   - change: what becomes of the answer; it begins unset where there is none.
    package mutating func change(_ item: Slug, for side: Slug?, _ change: (inout RowAnswer) -> Void) {
        var answer = answer(to: item, for: side) ?? RowAnswer(.unset)
        if let side { answer.side = side }
        change(&answer)
        // An answer without a side says nothing of any: the first one that names its side takes its place.
        if side == nil || rows[item] == nil || rows[item]?.side == nil || rows[item]?.side == side {
            rows[item] = answer
            return
        }
        var others = otherSides[item] ?? []
        let index = others.firstIndex { $0.side == side } ?? others.endIndex
        if index == others.endIndex { others.append(answer) } else { others[index] = answer }
        otherSides[item] = others.filter { !$0.isEmpty }
    }
}

extension Worksheet {
    /// What its owner added by hand, as a section; nil where there is nothing.
    package var addedSection: Template.Section? {
        guard !added.isEmpty, let id = Slug(Draft.addedSection.id),
            let title = try? Line(Draft.addedSection.title)
        else { return nil }
        return Template.Section(id: id, title: title, help: nil, items: added)
    }
}

extension RowAnswer {
    /// Whether it speaks of a row, by who takes which side of it.
    fileprivate func speaks(of key: RowKey, by author: PartyID) -> Bool {
        side.map { key.taking[$0] == author } ?? key.participants.contains(author)
    }

    /// Whether it says nothing at all.
    fileprivate var isEmpty: Bool {
        stance == .unset && conditions.isEmpty && atMost == nil && ends == nil && mustHave == nil
            && experience == nil && note == nil
    }
}
