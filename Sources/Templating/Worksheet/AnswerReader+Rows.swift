import Canonical

/// Answers to rows.
extension AnswerReader {
    /// - Returns: the answers to a row: the first, and those under `other sides`. None where nothing is answered.
    func row(_ pair: YAMLNode.Pair, _ item: Template.Item) throws(YAMLError) -> [RowAnswer]? {
        guard case .row(let row) = item.nature, !pair.value.isEmpty else { return nil }
        let first = try answer(pair, item, row)
        guard case .mapping = pair.value.content,
            let others = try Fields<RowAnswerKey>(pair.value)[.otherSides]
        else { return [first] }
        return try [first]
            + others.pairs().map { (other) throws(YAMLError) in
                let side = try self.side(other.key, of: row, at: other.place)
                guard side != first.side else {
                    throw YAMLError("“\(side)” is answered already, above “other sides”", at: other.place)
                }
                return try answer(other, item, row, for: side)
            }
    }

    /// - Parameter side: the side that it stands under; nil where it stands under the row.
    /// - Returns: one answer, from its stance alone or from a mapping.
    private func answer(
        _ pair: YAMLNode.Pair, _ item: Template.Item, _ row: Template.Row, for side: Slug? = nil
    ) throws(YAMLError) -> RowAnswer {
        guard case .mapping = pair.value.content else {
            let stance = try pair.value.word(Stance.self, called: "a stance")
            return RowAnswer(
                place: pair.place, stance: stance, conditions: [], atMost: nil, ends: nil,
                side: try self.side(side, of: row, nil, stance, at: pair.place), mustHave: nil,
                experience: nil,
                note: nil,
                isShownAsNotAgreed: false)
        }
        let fields: Fields<RowAnswerKey> = try answerFields(pair.value, to: item)
        if side != nil {
            for key in RowAnswerKey.defining + [.side, .otherSides] {
                guard let node = fields[key] else { continue }
                throw node.error("“\(key.rawValue)” stands further up, not below a side")
            }
        }
        let stance = try fields[.stance]?.word(Stance.self, called: "a stance") ?? .unset
        return RowAnswer(
            place: pair.place,
            stance: stance,
            conditions: try fields[.conditions]?.prose().lines ?? [],
            atMost: try atMost(of: row, fields[.atMost]),
            ends: try fields[.ends]?.dateOrTime(),
            side: try self.side(side, of: row, fields[.side], stance, at: pair.place),
            mustHave: try mustHave(fields[.mustHave], on: item),
            experience: try fields[.experience]?.word(Experience.self, called: "an experience"),
            note: try fields[.note]?.prose(),
            isShownAsNotAgreed: try isShownAsNotAgreed(fields[.showAs], stance))
    }

    /// - Parameter known: the side, where it is known already.
    private func side(
        _ known: Slug?, of row: Template.Row, _ node: YAMLNode?, _ stance: Stance, at place: Place
    ) throws(YAMLError) -> Slug? {
        if let known { return known }
        if let node { return try side(try node.text(), of: row, at: node.place) }
        let usual = row.sides(usuallyOf: role)
        if usual.count == 1 { return usual[0].id }
        guard stance == .unset || stance == .notApplicable else {
            let known = row.sides.map(\.id.description)
            throw YAMLError(
                "say which side you take, with “side:” and one of: \(known.joined(separator: ", "))",
                at: place)
        }
        return nil
    }

    private func side(_ text: [UInt8], of row: Template.Row, at place: Place) throws(YAMLError) -> Slug {
        if let side = Slug(text), row.sides.contains(where: { $0.id == side }) { return side }
        let known = row.sides.map(\.id.description)
        throw YAMLError(
            "\(quoted(text)) is not a side of this row\(Suggestion.help(for: text, among: known))", at: place)
    }

    private func atMost(of row: Template.Row, _ node: YAMLNode?) throws(YAMLError) -> UInt64? {
        guard let node else { return nil }
        guard row.unit != nil else {
            throw node.error("this row is not counted in anything; remove “at most”")
        }
        return try node.wholeNumber(in: 1...RowAnswer.mostAtMost)
    }

    private func isShownAsNotAgreed(_ node: YAMLNode?, _ stance: Stance) throws(YAMLError) -> Bool {
        guard let node else { return false }
        guard stance == .hardLimit, try node.text().elementsEqual("not agreed".utf8) else {
            throw node.error("“show as” is for a hard limit alone, and only as “not agreed”")
        }
        return true
    }
}

extension RowAnswer {
    /// The largest maximum.
    package static let mostAtMost: UInt64 = 1_000_000
}
