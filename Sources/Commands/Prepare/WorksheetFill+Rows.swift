import Canonical
import Templating
import Terminal

/// Rows: digits answer, letters act.
extension Filling {
    /// What a digit stands for.
    private static let digits: [(digit: String, stance: Stance, words: String)] = [
        ("1", .hardLimit, "hard limit"), ("2", .softLimit, "soft limit"), ("3", .noThanks, "no thanks"),
        ("4", .curious, "curious"), ("5", .willing, "yes"),
    ]

    /// What `m` offers.
    private enum More {
        case stance(Stance), atMost, ends, experience, dependents, shown(Bool), otherSides, nothing
    }

    /// - Returns: whether to go on.
    mutating func askRow(_ step: Step) throws -> Bool {
        guard case .row(let row) = step.item.nature else { return true }
        say(row.sides.map { "\($0.id.inWords): \(taker(of: $0, step))" }.joined(separator: "; "))
        if stored.worksheet.answer(to: step.item.id, for: step.side) != nil {
            let words = stored.words(for: step.item, side: step.side, showsNotes: false)
            dialogue.say(StyledText("now: \(words)"))
        }
        while true {
            dialogue.say(
                StyledText("  " + Self.digits.map { "\($0.digit) \($0.words)" }.joined(separator: ", ")))
            dialogue.say("! must-have, m more, c condition, n note, ? about it, b back, s skip, q stop")
            let answer = try dialogue.line("answer:")
            if let chosen = Self.digits.first(where: { $0.digit == answer }) {
                guard try answerRow(chosen.stance, step) else { continue }
                return true
            }
            switch answer {
            case "!":
                let isOne = stored.worksheet.answer(to: step.item.id, for: step.side)?.mustHave.isOne
                let scope = toggled(from: isOne ?? false, step)
                _ = try change(step) { $0.mustHave = scope }
            case "m": if try more(step, row) { return true }
            case "c": try askConditions(step)
            case "n": try askNote(step)
            default: if let isGoingOn = try move(answer, step) { return isGoingOn }
            }
        }
    }

    private func taker(of side: Template.Side, _ step: Step) -> String {
        guard let own = step.side else { return stored.name(of: side.role) }
        if side.id == own { return "you" }
        return side.role == stored.worksheet.role ? "another" : stored.name(of: side.role)
    }

    private mutating func answerRow(_ stance: Stance, _ step: Step) throws -> Bool {
        let isSaved = try change(step) {
            $0.stance = stance
            if stance != .hardLimit { $0.isShownAsNotAgreed = false }
        }
        if isSaved { goOn() }
        return isSaved
    }

    private mutating func askConditions(_ step: Step) throws {
        let has = stored.worksheet.answer(to: step.item.id, for: step.side).map { !$0.conditions.isEmpty }
        guard let typed = try words("a condition on each line", canBeRemoved: has ?? false) else { return }
        _ = try change(step) { $0.conditions = typed.prose?.lines ?? [] }
    }

    /// A note is for nobody else's eyes, so it stays on no screen where the terminal can help it.
    private mutating func askNote(_ step: Step) throws {
        let note = stored.worksheet.answer(to: step.item.id, for: step.side)?.note
        let typed = try dialogue.aside {
            dialogue.say(StyledText("\(step.item.label)", .heading))
            if let note {
                dialogue.say("your note now:")
                for line in note.lines { dialogue.say(StyledText("  | \(line)"), hanging: 2) }
            }
            return try words("a note for yourself", canBeRemoved: note != nil)
        }
        if !dialogue.canTurnAside, note != nil || typed != nil {
            dialogue.say("this terminal keeps what was shown: clear it when you leave")
        }
        guard let typed else { return }
        _ = try change(step) { $0.note = typed.prose }
    }

    /// - Returns: whether to go on with the next.
    private mutating func more(_ step: Step, _ row: Template.Row) throws -> Bool {
        let answer = stored.worksheet.answer(to: step.item.id, for: step.side)
        let isPlain = answer?.isShownAsNotAgreed ?? false
        let asked = steps.filter { $0.item.id == step.item.id }.map(\.side)
        let others = row.sides.map(\.id).filter { !asked.contains($0) }.map { "the one who \($0.inWords)" }
        // What has a number keeps it from item to item.
        var offers: [(String, More)] = [
            ("like: a yes that you enjoy", .stance(.like)),
            ("favourite: a yes that you love", .stance(.favourite)),
            ("not applicable: there will be no such row", .stance(.notApplicable)),
            ("unset: take the answer back", .stance(.unset)),
            ("the most of it" + (row.unit.map { ", in \($0)" } ?? " (this is not counted)"), .atMost),
            ("the day on which a yes ends", .ends),
            ("your experience", .experience),
            ("a must-have: what depends on it", .dependents),
            (
                isPlain
                    ? "let others see that it is a hard limit"
                    : "show a hard limit to others as a plain “not agreed”", .shown(!isPlain)
            ),
            ("nothing of these", .nothing),
        ]
        if !others.isEmpty {
            offers.append(("answer as \(others.joined(separator: " and ")), too", .otherSides))
        }

        switch offers[try dialogue.choice("More:", of: offers.map { StyledText($0.0) })].1 {
        case .stance(let stance):
            // Whoever takes an answer back is not done with it.
            guard stance == .unset else { return try answerRow(stance, step) }
            _ = try change(step) { $0.stance = .unset }
        case .atMost: try askAtMost(step, row.unit)
        case .ends: try askEnd(step)
        case .experience:
            let all = Experience.allCases
            let chosen = all[try dialogue.choice("Your experience:", of: all.map { StyledText($0.words) })]
            _ = try change(step) { $0.experience = chosen }
        case .dependents:
            guard let scope = try askDependents(step) else { return false }
            _ = try change(step) { $0.mustHave = scope }
        case .shown(true) where answer?.stance != .hardLimit:
            dialogue.say("that is for a hard limit alone: what you answered is shown as it is")
        case .shown(let isPlain): _ = try change(step) { $0.isShownAsNotAgreed = isPlain }
        case .otherSides:
            askOtherSides()
            dialogue.say("that is asked next")
        case .nothing: break
        }
        return false
    }

    private mutating func askAtMost(_ step: Step, _ unit: Line?) throws {
        guard let unit else { return dialogue.say("this is not counted in anything") }
        let typed = try dialogue.line("at most, in \(unit) (- for no maximum):")
        if typed == "-" {
            _ = try change(step) { $0.atMost = nil }
        } else if let most = Decimal.parse(typed.utf8), most >= 1 {
            _ = try change(step) { $0.atMost = most }
        } else {
            dialogue.say("a whole number from 1 on is wanted; nothing changed")
        }
    }

    private mutating func askEnd(_ step: Step) throws {
        let typed = try dialogue.line("the last day of it, as in 2027-03-01 (- for no end):")
        if typed == "-" {
            _ = try change(step) { $0.ends = nil }
        } else if let time = DateOrTime(typed.utf8) {
            _ = try change(step) { $0.ends = Placed(time, at: .unwritten) }
        } else {
            dialogue.say("that is no day; nothing changed")
        }
    }

    private mutating func change(_ step: Step, _ change: (inout RowAnswer) -> Void) throws -> Bool {
        try save(step) { $0.change(step.item.id, for: step.side, change) }
    }
}

extension Experience {
    /// In a few words.
    fileprivate var words: String {
        switch self {
        case .none: "none: you have not done it"
        case .some: "some"
        case .experienced: "experienced"
        case .taught: "taught: you have learnt it from somebody who knows"
        }
    }
}

extension StoredWorksheet {
    /// - Parameter role: a role of the template.
    /// - Returns: what people call it.
    func name(of role: Slug) -> String {
        role == worksheet.role ? "you" : template.role(role).map { "\($0.title)" } ?? "\(role)"
    }
}
