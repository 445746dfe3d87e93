import Canonical
import Templating
import Terminal

/// How an answer is said.
extension StoredWorksheet {
    /// - Parameter item: an item.
    /// - Returns: the answer in a few words; `unset` where there is none.
    func words(for item: Template.Item) -> String {
        switch item.nature {
        case .row(let row):
            worksheet.rows[item.id] == nil
                ? Stance.unset.rawValue
                : worksheet.answers(to: item.id).map { $0.words(unit: row.unit) }.joined(separator: "; ")
        case .protection: worksheet.protections[item.id].map(\.words) ?? Stance.unset.rawValue
        case .promise: worksheet.promises[item.id].map { $0.value.inOneLine } ?? Stance.unset.rawValue
        case .fact: worksheet.facts[item.id].map { $0.value.inOneLine } ?? Stance.unset.rawValue
        }
    }
}

extension RowAnswer {
    fileprivate func words(unit: Line?) -> String {
        var words = [stance.rawValue]
        if let atMost { words.append("at most \(atMost) \(unit.map { "\($0)" } ?? "")") }
        if let ends { words.append("ends \(ends.value)") }
        if let side { words.append("as the one who \(side)") }
        if mustHave != nil, mustHave != .nothing { words.append("must-have") }
        if let experience { words.append("experience: \(experience.rawValue)") }
        if isShownAsNotAgreed { words.append("shown as not agreed") }
        if !conditions.isEmpty {
            words.append("if: \(conditions.map(\.description).joined(separator: "; "))")
        }
        if let note { words.append("note for yourself: \(note.inOneLine)") }
        return words.joined(separator: ", ")
    }
}

extension ProtectionAnswer {
    fileprivate var words: String {
        var words = [text?.inOneLine ?? "no words yet"]
        if mustHave != nil, mustHave != .nothing { words.append("must-have") }
        if cannotProvide { words.append("you cannot provide it") }
        return words.joined(separator: ", ")
    }
}

extension Prose {
    /// Its lines, one behind the other.
    var inOneLine: String { lines.map(\.description).joined(separator: " / ") }
}
