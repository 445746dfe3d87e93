import Canonical
import Templating
import Terminal

/// Protections, promises and facts: what is answered in words.
extension Filling {
    /// What `m` offers.
    private enum More { case dependents, cannot(Bool), unset, nothing }

    /// - Returns: whether to go on.
    mutating func askWords(_ step: Step) throws -> Bool {
        let item = step.item
        let (ask, usual) = item.question
        let isProtection = item.nature.name == .protection
        if let ask { say("\(ask)") }
        if stored.isAnswered(item) { dialogue.say(StyledText("now: \(stored.words(for: item))")) }
        if stored.worksheet.text(of: item) == nil { tellSuggestion(of: item) }
        while true {
            dialogue.say(
                StyledText(
                    "w write, " + (usual == nil ? "" : "k keep these, ")
                        + (isProtection ? "! must-have, " : "") + "m more, ? about it, b back, s skip, q stop"
                ))
            let answer = try dialogue.line("answer:")
            switch answer {
            case "w":
                guard let typed = try words("in your words", canBeRemoved: false)?.prose,
                    try save(step, { $0.setText(typed, of: item) })
                else { continue }
                goOn()
                return true
            case "k":
                guard let usual else {
                    dialogue.say("the template has no words for this; w writes yours")
                    continue
                }
                guard try save(step, { $0.setText(usual, of: item) }) else { continue }
                goOn()
                return true
            case "!" where isProtection:
                let isOne = stored.worksheet.protections[item.id]?.mustHave.isOne ?? false
                let scope = toggled(from: isOne, step)
                _ = try change(step) { $0.mustHave = scope }
            case "m": try more(step)
            default:
                if let isGoingOn = try move(answer, step) { return isGoingOn }
            }
        }
    }

    private mutating func more(_ step: Step) throws {
        var offers: [(String, More)] = []
        if case .protection(let protection) = step.item.nature {
            offers.append(("a must-have: what depends on it", .dependents))
            if protection.isProvided(by: stored.worksheet.role) {
                let cannot = stored.worksheet.protections[step.item.id]?.cannotProvide ?? false
                offers.append(
                    cannot
                        ? ("you can provide it after all", .cannot(false))
                        : ("you cannot provide it: what depends on it is not agreed then", .cannot(true)))
            }
        }
        if stored.isAnswered(step.item) { offers.append(("unset: take the answer back", .unset)) }
        guard !offers.isEmpty else {
            dialogue.say("there is nothing more to choose here yet")
            return
        }
        offers.append(("nothing of these", .nothing))
        switch offers[try dialogue.choice("More:", of: offers.map { StyledText($0.0) })].1 {
        case .dependents:
            guard let scope = try askDependents(step) else { return }
            _ = try change(step) { $0.mustHave = scope }
        case .cannot(let cannot): _ = try change(step) { $0.cannotProvide = cannot }
        case .unset: _ = try save(step) { $0.unset(step.item) }
        case .nothing: break
        }
    }

    private mutating func change(
        _ step: Step, _ change: (inout ProtectionAnswer) -> Void
    ) throws -> Bool {
        try save(step) { worksheet in
            var answer = worksheet.protections[step.item.id] ?? ProtectionAnswer(nil)
            change(&answer)
            worksheet.protections[step.item.id] = answer
        }
    }
}

extension Worksheet {
    /// The words of an answer.
    func text(of item: Template.Item) -> Prose? {
        switch item.nature {
        case .row: nil
        case .protection: protections[item.id]?.text
        case .promise: promises[item.id]?.value
        case .fact: facts[item.id]?.value
        }
    }

    fileprivate mutating func setText(_ text: Prose, of item: Template.Item) {
        switch item.nature {
        case .row: break
        case .protection: protections[item.id, default: ProtectionAnswer(nil)].text = text
        case .promise: promises[item.id] = Placed(text, at: .unwritten)
        case .fact: facts[item.id] = Placed(text, at: .unwritten)
        }
    }

    fileprivate mutating func unset(_ item: Template.Item) {
        switch item.nature {
        case .row: break
        case .protection: protections[item.id] = nil
        case .promise: promises[item.id] = nil
        case .fact: facts[item.id] = nil
        }
    }
}

extension Template.Protection {
    /// Whether somebody in a role can say that they cannot provide it.
    fileprivate func isProvided(by role: Slug) -> Bool {
        if case .role(let provider) = by { provider == role } else { true }
    }
}

extension Template.Item {
    /// What it asks, and the words to begin with.
    var question: (ask: Line?, usual: Prose?) {
        switch nature {
        case .row: (nil, nil)
        case .protection(let protection): (protection.ask, protection.text)
        case .promise(let promise): (promise.ask, nil)
        case .fact(let fact): (fact.ask, fact.text)
        }
    }
}
