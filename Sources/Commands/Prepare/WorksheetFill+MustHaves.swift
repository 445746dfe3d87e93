import Canonical
import Templating
import Terminal

/// What depends on a must-have.
extension Filling {
    /// - Parameter isOne: whether it is a must-have now.
    /// - Returns: the opposite, and says what that means.
    func toggled(from isOne: Bool, _ step: Step) -> MustHaveScope {
        dialogue.say(
            StyledText(
                isOne
                    ? "no must-have any more"
                    : "without this I take no part in: \(inItsReach(step)) (m can name others)"))
        return isOne ? .nothing : .section
    }

    private func inItsReach(_ step: Step) -> String { stored.reach(of: step.item, in: step.section) }

    /// - Returns: what was chosen; nil where everything stays as it is.
    func askDependents(_ step: Step) throws -> MustHaveScope? {
        let often = suggested(for: step.item)
        var offers: [(String, MustHaveScope?)] = [
            (inItsReach(step), .section),
            ("rows that you name", nil),
            ("nothing: it is no must-have", .nothing),
        ]
        if !often.isEmpty {
            offers.insert(
                ("what it is often one for: \(stored.labels(step.item.mustHaveFor))", .rows(often)), at: 1)
        }
        let chosen = try dialogue.choice(
            "Without this I don’t take part in:", of: offers.map { StyledText($0.0) })
        return try offers[chosen].1 ?? askRows(but: step.item)
    }

    /// The rows that the template says it is often a must-have for; those of sections one by one.
    private func suggested(for item: Template.Item) -> [Slug] {
        item.mustHaveFor.flatMap { id -> [Slug] in
            guard let section = stored.template.sections.first(where: { $0.id == id }) else { return [id] }
            return section.items.filter { $0.nature.name == .row }.map(\.id)
        }
        .filter { $0 != item.id }
    }

    private func askRows(but item: Template.Item) throws -> MustHaveScope? {
        let all = (stored.template.items + stored.worksheet.added).filter {
            $0.nature.name == .row && $0.id != item.id
        }
        dialogue.say("the rows there are:")
        for row in all { dialogue.say(StyledText("  \(row.label)", .muted)) }
        dialogue.say("a row on each line, by its name or how that begins; an empty line ends")
        var rows: [Slug] = []
        while true {
            let text = try dialogue.line("|")
            guard !text.isEmpty else { break }
            let found = Session.items(text, among: all)
            guard found.count == 1 else {
                let names = found.map { "“\($0.label)”" }.joined(separator: ", ")
                dialogue.say(
                    StyledText(found.isEmpty ? "there is no row “\(text)” here" : "that could be \(names)"))
                continue
            }
            dialogue.say(StyledText("\(found[0].label)", .muted))
            if !rows.contains(found[0].id) { rows.append(found[0].id) }
        }
        return rows.isEmpty ? nil : .rows(rows)
    }
}

extension StoredWorksheet {
    /// - Parameters:
    ///   - item: a must-have.
    ///   - section: where it stands.
    /// - Returns: what depends on it where nothing else is said, in words: the rows of its section or, where it has none,
    ///   every row.
    func reach(of item: Template.Item, in section: Template.Section) -> String {
        section.items.contains { $0.nature.name == .row && $0.id != item.id }
            ? "every row of “\(section.title)”" : "everything that you take part in"
    }
}

extension MustHaveScope? {
    /// Whether anything depends on it.
    var isOne: Bool { (self ?? .nothing) != .nothing }
}
