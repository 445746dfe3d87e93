import Canonical
import Templating
import Terminal

/// What there is to know before an answer.
extension Filling {
    /// Says what something is, its risks, and what to talk about.
    func tellAbout(_ step: Step) {
        let item = step.item
        var lines = item.help?.lines.map(\.description) ?? []
        if case .row(let row) = item.nature {
            if let unit = row.unit { lines.append("it is counted in \(unit): m sets the most of it") }
            if row.isRisky { lines.append(risk(row, step.side)) }
        }
        if case .protection(let protection) = item.nature {
            let everyone = protection.by == .role(stored.worksheet.role) ? "provide" : "provides"
            lines.append("it is for \(name(protection.for)); \(name(protection.by)) \(everyone) it")
            if protection.isRequired { lines.append("every agreement needs it") }
        }
        if case .promise(let promise) = item.nature {
            lines.append("to \(name(promise.to)); it binds you alone, and you may end it at any time")
        }
        if let talk = item.talk { lines += ["to talk about:"] + talk.lines.map { "  \($0)" } }
        if !item.mustHaveFor.isEmpty {
            lines.append("often a must-have for \(stored.labels(item.mustHaveFor))")
        }
        if lines.isEmpty { lines.append("there is no more to say about it here; ask each other") }
        for line in lines { say(line) }
        // Where nothing is written yet, it stands above already.
        if stored.worksheet.text(of: item) != nil { tellSuggestion(of: item) }
    }

    /// Says the template's words, where it has some.
    func tellSuggestion(of item: Template.Item) {
        guard let usual = item.question.usual else { return }
        say("the template suggests:")
        for line in usual.lines { dialogue.say(StyledText("  | \(line)"), hanging: 2) }
    }

    /// Says what there is to know of a section, where it begins.
    func tellAboutSection(_ step: Step) {
        for line in step.section.help?.lines ?? [] { say("\(line)") }
    }

    /// A line below a heading; where it is wrapped, it stays indented.
    func say(_ line: String) {
        dialogue.say(StyledText("  \(line)"))
    }

    private func name(_ who: Template.Who) -> String {
        switch who {
        case .everyone: "everyone"
        case .each: "each of you alone"
        case .role(let role): role == stored.worksheet.role ? "you" : "the \(stored.name(of: role))"
        }
    }

    private func risk(_ row: Template.Row, _ side: Slug?) -> String {
        let doers = row.doers.map(\.inWords).joined(separator: " and ")
        return side.map(row.doers.contains) ?? false
            ? "it takes skill of whoever \(doers), and that is you: m says what your experience is"
            : "it takes skill of whoever \(doers): ask what their experience is"
    }
}
