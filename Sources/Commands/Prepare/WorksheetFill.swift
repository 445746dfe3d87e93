import ArgumentParser
import Canonical
import History
import Templating
import Terminal
import Vault

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

        @Flag(name: .customLong("each-side"), help: "Ask about every side of every row: for switches.")
        var eachSide = false

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let dialogue = try console.dialogue(orElse: "troth worksheet set ITEM ANSWER")
            let session = try Session(console)
            var filling = Filling(
                try session.worksheet(named: worksheet), dialogue, session, eachSide: eachSide)
            try session.unlocked { try filling.run() }
        }
    }
}

/// Asks one thing after the other. It draws nothing and moves no cursor: each question is a few lines of text.
struct Filling {
    /// What is asked at once: an item, or one side of a row.
    struct Step {
        let item: Template.Item
        let section: Template.Section
        /// The item's number among all.
        let number: Int
        /// The side that is asked about; nil for what has none, and where the template does not know.
        let side: Slug?
        /// Whether other sides of the same row are asked about too.
        var isOneOfSeveral = false
    }

    let dialogue: Dialogue
    private let session: Session
    private(set) var stored: StoredWorksheet
    /// What of it lay in the home when this last looked.
    private var kept: [UInt8]
    private(set) var steps: [Step] = []
    private(set) var index = 0
    private let count: Int

    init(
        _ stored: StoredWorksheet, _ dialogue: Dialogue, _ session: Session, eachSide: Bool,
        fromTheBeginning: Bool = false
    ) {
        self.stored = stored
        self.dialogue = dialogue
        self.session = session
        kept = session.kept(stored.name)?.answers ?? []
        let items =
            eachSide
            ? stored.items { $0.concerns(stored.worksheet.role) || $0.nature.name == .row } : stored.items
        count = items.count
        for (number, (section, item)) in items.enumerated() {
            let sides = stored.sides(of: item, all: eachSide)
            steps += sides.map {
                Step(
                    item: item, section: section, number: number + 1, side: $0,
                    isOneOfSeveral: sides.count > 1)
            }
        }
        if !fromTheBeginning { index = beginning }
    }

    /// Behind what was answered last; where nothing is open there, at the first that is.
    private var beginning: Int {
        let open = steps.indices.filter { !stored.isAnswered(steps[$0].item, for: steps[$0].side) }
        let states = session.worksheets.worksheets.first { $0.name == stored.name }?.states ?? []
        guard let entry = states.dropLast().last?.entry,
            let before = try? StoredWorksheet(entry, in: session),
            let last = steps.lastIndex(where: {
                before.words(for: $0.item, side: $0.side) != stored.words(for: $0.item, side: $0.side)
            })
        else { return open.first ?? 0 }
        return open.first { $0 > last } ?? open.first ?? 0
    }

    mutating func run() throws {
        dialogue.say("q stops whenever you like; every answer is saved at once")
        dialogue.say("a soft limit with a condition (c): ask me beforehand; without one: no")
        let isAll = steps.allSatisfy { stored.isAnswered($0.item, for: $0.side) }
        if isAll {
            dialogue.say("everything is answered; here it is once more from the beginning")
        } else if index > 0 {
            dialogue.say("it goes on where you stopped; b goes back")
        }
        var section: Slug?
        while steps.indices.contains(index) {
            let step = steps[index]
            dialogue.say("")
            dialogue.say(StyledText("\(step.number) of \(count), \(step.section.title)", .muted))
            if section != step.section.id { tellAboutSection(step) }
            section = step.section.id
            let side = step.isOneOfSeveral ? step.side.map { ", as the one who \($0.inWords)" } ?? "" : ""
            dialogue.say(StyledText("\(step.item.label)\(side)", .heading))
            let isGoingOn = try step.item.nature.name == .row ? askRow(step) : askWords(step)
            guard isGoingOn else { break }
        }
        let answered = stored.count
        dialogue.say("")
        dialogue.say(
            "\(answered.answered) of \(answered.all) are answered; nobody else sees them unless you share them"
        )
        let open = steps.count { !stored.isAnswered($0.item, for: $0.side) }
        if index == steps.count, open > 0 {
            dialogue.say("what you skipped stays unset; `troth worksheet fill` asks for it again")
        }
    }

    /// Whether the last question has been passed.
    var isThrough: Bool { index >= steps.count }

    mutating func goOn() { index += 1 }

    /// Asks about the other sides of a row as well, from here on.
    mutating func askOtherSides() {
        let step = steps[index]
        guard case .row(let row) = step.item.nature else { return }
        let asked = steps.filter { $0.item.id == step.item.id }.map(\.side)
        let others = row.sides.map(\.id).filter { !asked.contains($0) }
        for place in steps.indices where steps[place].item.id == step.item.id {
            steps[place].isOneOfSeveral = true
        }
        let further = others.map {
            Step(
                item: step.item, section: step.section, number: step.number, side: $0, isOneOfSeveral: true)
        }
        steps.insert(contentsOf: further, at: index + 1)
    }

    /// - Returns: whether to go on, where the letter moves; nil, where the same thing is asked again.
    mutating func move(_ answer: String, _ step: Step) throws -> Bool? {
        switch answer {
        case "b":
            guard index > 0 else {
                dialogue.say("this is the first")
                return nil
            }
            index -= 1
            return true
        case "s":
            if stored.isAnswered(step.item, for: step.side) { dialogue.say("it stays as it is") }
            index += 1
            return true
        case "q": return false
        case "?":
            tellAbout(step)
            return nil
        default:
            dialogue.say("please type one of the signs above")
            return nil
        }
    }

    /// - Parameter hint: what the lines are.
    /// - Returns: what was typed; nil where everything stays as it is.
    func words(_ hint: String, canBeRemoved: Bool) throws -> Typed? {
        dialogue.say(
            StyledText("\(hint); an empty line ends" + (canBeRemoved ? ", and - alone takes it away" : "")))
        var lines: [Line] = []
        while true {
            let text = try dialogue.line("|")
            guard !text.isEmpty else { break }
            if canBeRemoved, lines.isEmpty, text == "-" { return .nothing }
            do { lines.append(try Line(text)) } catch let error as FormatError {
                dialogue.say(StyledText("please type that line again: \(error.reason)"))
            }
        }
        return lines.isEmpty ? nil : .words(try Prose(lines))
    }

    /// What somebody typed below a question for words.
    enum Typed {
        case words(Prose)
        /// What stood there is to go.
        case nothing

        var prose: Prose? { if case .words(let prose) = self { prose } else { nil } }
    }

    /// Saves one answer, and shows what does not go.
    ///
    /// - Returns: whether it was saved.
    mutating func save(_ step: Step, _ change: (inout Worksheet) -> Void) throws -> Bool {
        do {
            try session.locked {
                // Somebody may answer in another window: this puts one answer into what is there now, and no other.
                let found = session.kept(stored.name)
                var now = try found.map { try StoredWorksheet($0, in: session) } ?? stored
                guard now.template.id == stored.template.id, now.worksheet.role == stored.worksheet.role
                else {
                    throw Failure(
                        .failed,
                        "“\(stored.name)” answers something else since another window changed it; q stops")
                }
                let isChanged = found?.answers != kept
                change(&now.worksheet)
                try session.keep(now)
                stored = try StoredWorksheet(now.entry, in: session)
                kept = now.entry.answers
                if isChanged { dialogue.say("what another window changed meanwhile stays as well") }
            }
        } catch VaultError.locked {
            dialogue.say("another command is at work in this home; please answer that once more")
            return false
        } catch let failure as Failure where failure.code == .failed {
            dialogue.say(StyledText("that does not go: \(failure.message)"))
            return false
        }
        let words = stored.words(for: step.item, side: step.side, showsNotes: false)
        dialogue.say(StyledText("saved: \(words)", .muted))
        return true
    }
}

extension StoredWorksheet {
    /// - Parameters:
    ///   - item: an item.
    ///   - all: whether every side is meant, and not only those that its owner usually takes or has answered.
    /// - Returns: the sides to ask about; one nil for what has none.
    fileprivate func sides(of item: Template.Item, all: Bool) -> [Slug?] {
        guard case .row(let row) = item.nature else { return [nil] }
        let usual = row.sides(usuallyOf: worksheet.role).map(\.id)
        let answered = worksheet.answers(to: item.id).compactMap(\.side)
        let others = row.sides.map(\.id).filter { !usual.contains($0) && (all || answered.contains($0)) }
        let sides = usual + others
        return sides.isEmpty ? [nil] : sides
    }
}
