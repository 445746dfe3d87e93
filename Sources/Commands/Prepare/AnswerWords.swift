import Canonical
import Templating
import Terminal

/// How an answer is said.
extension StoredWorksheet {
    /// - Parameters:
    ///   - item: an item.
    ///   - side: the side of it that is meant, which is not named then; nil for all that are answered.
    ///   - showsNotes: whether notes are shown, or only that there are some.
    /// - Returns: the answer in a few words; `unset` where there is none.
    func words(for item: Template.Item, side: Slug? = nil, showsNotes: Bool = true) -> String {
        switch item.nature {
        case .row(let row):
            let answers = worksheet.answers(to: item.id).filter { side == nil || $0.side == side }
            guard !answers.isEmpty else { return Stance.unset.rawValue }
            return answers.map { words(of: $0, unit: row.unit, namesSide: side == nil, showsNotes) }.joined(
                separator: "; ")
        case .protection: return worksheet.protections[item.id].map(words) ?? Stance.unset.rawValue
        case .promise: return worksheet.promises[item.id].map { $0.value.inOneLine } ?? Stance.unset.rawValue
        case .fact: return worksheet.facts[item.id].map { $0.value.inOneLine } ?? Stance.unset.rawValue
        }
    }

    private func words(of answer: RowAnswer, unit: Line?, namesSide: Bool, _ showsNotes: Bool) -> String {
        var words = [answer.stance.rawValue]
        if let atMost = answer.atMost { words.append("at most \(atMost) \(unit.map { "\($0)" } ?? "")") }
        if let ends = answer.ends { words.append("ends \(ends.value)") }
        if namesSide, let side = answer.side { words.append("as the one who \(side.inWords)") }
        if let need = answer.mustHave.flatMap(needs) { words.append(need) }
        if let experience = answer.experience { words.append("experience: \(experience.rawValue)") }
        if answer.isShownAsNotAgreed { words.append("shown as not agreed") }
        if !answer.conditions.isEmpty {
            words.append("if: \(answer.conditions.map(\.description).joined(separator: "; "))")
        }
        if let note = answer.note {
            words.append("note for yourself" + (showsNotes ? ": \(note.inOneLine)" : ""))
        }
        return words.joined(separator: ", ")
    }

    private func words(of answer: ProtectionAnswer) -> String {
        var words = [answer.text?.inOneLine ?? "no words of your own"]
        if let need = answer.mustHave.flatMap(needs) { words.append(need) }
        if answer.cannotProvide { words.append("you cannot provide it") }
        return words.joined(separator: ", ")
    }

    private func needs(_ need: MustHaveScope) -> String? {
        switch need {
        case .nothing: nil
        case .section: "must-have"
        case .rows(let rows): "must-have for \(labels(rows))"
        }
    }

    /// - Parameter rows: names of rows or sections.
    /// - Returns: what people call them.
    func labels(_ rows: [Slug]) -> String {
        rows.map { id in
            worksheet.added.first { $0.id == id }.map { "“\($0.label)”" }
                ?? template.title(ofRowOrSection: id)
        }
        .joined(separator: ", ")
    }
}

extension Slug {
    /// Without its hyphens, as people would write it.
    var inWords: String { description.split(separator: "-").joined(separator: " ") }
}

extension Prose {
    /// Its lines, one behind the other.
    var inOneLine: String { lines.map(\.description).joined(separator: " / ") }
}
