import ArgumentParser
import Canonical
import Templating
import Terminal

extension WorksheetCommand {
    struct Fill: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer item by item, at your own pace.",
            discussion: """
                Every answer is saved at once, and the next time it goes on where it stopped. Nothing is chosen \
                beforehand; what you skip stays unset, which nobody takes for a yes.
                """)

        @Argument(help: "The worksheet, where there are several.")
        var worksheet: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let dialogue = try console.dialogue(orElse: "troth worksheet set ITEM ANSWER")
            let session = try Session(console)
            var filling = Filling(try session.worksheet(named: worksheet), dialogue, session)
            try session.unlocked { try filling.run() }
        }
    }
}

/// Asks one thing after the other. It draws nothing and moves no cursor: each question is a few lines of text.
struct Filling {
    private var stored: StoredWorksheet
    private let items: [(section: Template.Section, item: Template.Item)]
    private let dialogue: Dialogue
    private let session: Session
    private var index: Int

    init(
        _ stored: StoredWorksheet, _ dialogue: Dialogue, _ session: Session, fromTheBeginning: Bool = false
    ) {
        self.stored = stored
        self.dialogue = dialogue
        self.session = session
        items = stored.items
        index = fromTheBeginning ? 0 : stored.items.firstIndex { !stored.isAnswered($0.item) } ?? 0
    }

    /// What a digit stands for.
    private static let digits: [(digit: String, stance: Stance, words: String)] = [
        ("1", .hardLimit, "hard limit"), ("2", .softLimit, "soft limit"), ("3", .noThanks, "no thanks"),
        ("4", .curious, "curious"), ("5", .willing, "yes"),
    ]
    private static let more: [(words: StyledText, stance: Stance?)] = [
        ("like", .like), ("favourite", .favourite), ("not applicable", .notApplicable),
        ("unset: take the answer back", .unset), ("at most: the most of it", nil),
        ("your experience", nil), ("which side you take", nil), ("nothing of these", nil),
    ]

    mutating func run() throws {
        dialogue.say("q stops whenever you like; every answer is saved at once")
        while index < items.count {
            let (section, item) = items[index]
            dialogue.say("")
            dialogue.say(StyledText("\(index + 1) of \(items.count), \(section.title)", .muted))
            dialogue.say(StyledText("\(item.label)", .heading))
            let isGoingOn = try item.nature.name == .row ? askRow(item) : askWords(item)
            guard isGoingOn else { return say() }
        }
        say()
    }

    private func say() {
        let count = stored.count
        dialogue.say("\(count.answered) of \(count.all) are answered; nobody sees them but you")
    }

    // MARK: Rows

    private mutating func askRow(_ item: Template.Item) throws -> Bool {
        guard case .row(let row) = item.nature else { return true }
        dialogue.say(StyledText("  " + row.sides.map { "\($0.id): \($0.role)" }.joined(separator: "; ")))
        while true {
            if stored.isAnswered(item) { dialogue.say("now: \(stored.words(for: item))") }
            dialogue.say(
                StyledText("  " + Self.digits.map { "\($0.digit) \($0.words)" }.joined(separator: ", ")))
            dialogue.say("! must-have, m more, c condition, n note, ? about it, b back, s skip, q stop")
            let answer = try dialogue.line("answer:")
            if let chosen = Self.digits.first(where: { $0.digit == answer }) {
                var row = stored.worksheet.rows[item.id] ?? RowAnswer(.unset)
                row.stance = chosen.stance
                if chosen.stance != .hardLimit { row.isShownAsNotAgreed = false }
                try keep(row, item)
                index += 1
                return true
            }
            switch answer {
            case "!": try change(item) { $0.mustHave = $0.mustHave == .section ? .nothing : .section }
            case "m": try more(item, row)
            case "c":
                if let words = try words("a condition on each line, an empty line ends") {
                    try change(item) { $0.conditions = words.lines }
                }
            case "n":
                if let words = try words("a note for yourself, an empty line ends") {
                    try change(item) { $0.note = words }
                }
            default:
                if let isGoingOn = try move(answer, item) { return isGoingOn }
            }
        }
    }

    private mutating func more(_ item: Template.Item, _ row: Template.Row) throws {
        let chosen = try dialogue.choice("More:", of: Self.more.map(\.words))
        if let stance = Self.more[chosen].stance { return try change(item) { $0.stance = stance } }
        switch chosen {
        case 4:
            guard let unit = row.unit else { return dialogue.say("this is not counted in anything") }
            guard let most = Decimal.parse(try dialogue.line("at most, in \(unit):").utf8), most >= 1 else {
                return dialogue.say("a whole number from 1 on is wanted; nothing changed")
            }
            try change(item) { $0.atMost = most }
        case 5:
            let all = Experience.allCases
            let experience = all[
                try dialogue.choice("Your experience:", of: all.map { StyledText($0.rawValue) })]
            try change(item) { $0.experience = experience }
        case 6:
            let side = row.sides[
                try dialogue.choice("Your side:", of: row.sides.map { StyledText("\($0.id)") })]
            try change(item) { $0.side = side.id }
        default: break
        }
    }

    private mutating func change(_ item: Template.Item, _ change: (inout RowAnswer) -> Void) throws {
        var row = stored.worksheet.rows[item.id] ?? RowAnswer(.unset)
        change(&row)
        try keep(row, item)
    }

    private mutating func keep(_ row: RowAnswer, _ item: Template.Item) throws {
        var changed = stored
        changed.worksheet.rows[item.id] = row
        try keep(changed, item)
    }

    // MARK: Words

    private mutating func askWords(_ item: Template.Item) throws -> Bool {
        let (ask, usual) = item.question
        if let ask { dialogue.say("  \(ask)") }
        if let usual, !stored.isAnswered(item) {
            dialogue.say("  the template suggests:")
            for line in usual.lines { dialogue.say("    | \(line)") }
        }
        while true {
            if stored.isAnswered(item) { dialogue.say("now: \(stored.words(for: item))") }
            dialogue.say(
                "w write, \(usual == nil ? "" : "k keep the template’s words, ")? about it, b back, s skip, q stop"
            )
            let answer = try dialogue.line("answer:")
            switch answer {
            case "w":
                guard let words = try words("in your words, an empty line ends") else { continue }
                try keep(words, item)
                index += 1
                return true
            case "k":
                guard let usual else { continue }
                try keep(usual, item)
                index += 1
                return true
            default:
                if let isGoingOn = try move(answer, item) { return isGoingOn }
            }
        }
    }

    private mutating func keep(_ words: Prose, _ item: Template.Item) throws {
        var changed = stored
        switch item.nature {
        case .row: return
        case .protection:
            var answer = changed.worksheet.protections[item.id] ?? ProtectionAnswer(nil)
            answer.text = words
            changed.worksheet.protections[item.id] = answer
        case .promise: changed.worksheet.promises[item.id] = Placed(words, at: .unwritten)
        case .fact: changed.worksheet.facts[item.id] = Placed(words, at: .unwritten)
        }
        try keep(changed, item)
    }

    // MARK: All of them

    /// - Returns: whether to go on, where the letter moves; nil, where the same thing is asked again.
    private mutating func move(_ answer: String, _ item: Template.Item) throws -> Bool? {
        switch answer {
        case "b":
            guard index > 0 else {
                dialogue.say("this is the first")
                return nil
            }
            index -= 1
            return true
        case "s":
            index += 1
            return true
        case "q": return false
        case "?":
            for line in (item.help?.lines ?? []) + (item.talk?.lines ?? []) { dialogue.say("  \(line)") }
            if case .row(let row) = item.nature, row.isRisky {
                dialogue.say("  it takes skill: say what your experience is (m)")
            }
            if item.help == nil, item.talk == nil {
                dialogue.say("  there is no more to say about it here; ask each other")
            }
            return nil
        default:
            dialogue.say("please type one of the signs above")
            return nil
        }
    }

    private func words(_ hint: StyledText) throws -> Prose? {
        dialogue.say(hint)
        var lines: [Line] = []
        while true {
            let text = try dialogue.line("|")
            guard !text.isEmpty else { break }
            do { lines.append(try Line(text)) } catch let error as FormatError {
                dialogue.say("please type that line again: \(error.reason)")
            }
        }
        return lines.isEmpty ? nil : try Prose(lines)
    }

    /// Saves, and shows what does not go.
    private mutating func keep(_ changed: StoredWorksheet, _ item: Template.Item) throws {
        do {
            try session.locked { try session.keep(changed) }
            stored = changed
            dialogue.say(StyledText("saved: \(stored.words(for: item))", .muted))
        } catch let failure as Failure where failure.code == .failed {
            dialogue.say("that does not go: \(failure.message)")
        }
    }
}

extension Template.Item {
    /// What it asks, and the words to begin with.
    fileprivate var question: (ask: Line?, usual: Prose?) {
        switch nature {
        case .row: (nil, nil)
        case .protection(let protection): (protection.ask, protection.text)
        case .promise(let promise): (promise.ask, nil)
        case .fact(let fact): (fact.ask, fact.text)
        }
    }
}
