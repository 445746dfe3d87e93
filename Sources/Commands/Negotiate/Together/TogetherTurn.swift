import Canonical
import Consent
import History
import Reporting
import Templating
import Terminal
import Vault

/// One person answers alone, on a screen that is gone when they have.
struct TogetherTurn {
    private let session: Session
    private let other: Session
    private let preparation: Preparation
    private let dialogue: Dialogue
    private let console: Console

    /// - Parameters:
    ///   - session: whose turn it is.
    ///   - other: who looks away.
    ///   - preparation: what is answered.
    ///   - dialogue: where they are asked.
    ///   - console: streams and options.
    init(
        _ session: Session, _ other: Session, _ preparation: Preparation, _ dialogue: Dialogue,
        _ console: Console
    ) {
        self.session = session
        self.other = other
        self.preparation = preparation
        self.dialogue = dialogue
        self.console = console
    }

    /// - Throws: `NotNow`, where they do not want to now.
    func take() throws {
        let (name, others) = (try session.ownCard.name, try other.ownCard.name)
        dialogue.say("")
        dialogue.say(
            StyledText("\(name) alone now. \(others), please look away until you are called.", .heading))
        guard try unlocked({ try dialogue.yesOrNo("\(name), begin?") }) else { throw NotNow() }
        try PrivateScreen.use(dialogue) { try answer(name, others) }
        dialogue.say("\(name) has answered, and the screen is cleared. \(others), you can look again.")
    }

    private func answer(_ name: Line, _ others: Line) throws {
        let template = try preparation.template
        var stored = try begin(template)
        var isAgain = false
        dialogue.say(
            "This is for \(name) alone. Nothing of it is on the screen any more once you have finished.")
        while true {
            var filling = Filling(stored, dialogue, session, eachSide: false, fromTheBeginning: isAgain)
            try unlocked { try filling.run() }
            stored = filling.stored
            // Whoever stops in the middle is not asked to share what they have not looked at.
            guard filling.isThrough else { throw NotNow() }
            let (said, view): (AnswerEntry, AnswerView)
            do {
                (said, view) = try Sharing(preparation, template, stored.worksheet, session).answer()
            } catch let error as YAMLError {
                dialogue.say("that does not go yet: \(error.reason)")
                let isTrying = try unlocked {
                    try dialogue.yesOrNo("Look at the questions again? (“no” ends it for now)")
                }
                guard isTrying else { throw NotNow() }
                isAgain = true
                continue
            }
            try unlocked { try dialogue.page(view.lines(width: dialogue.appearance.width)) }
            let choice = try unlocked {
                try dialogue.choice(
                    "Share this with \(others), and nothing else of your answers?",
                    of: ["not now", "look at the questions again", "share it"])
            }
            switch choice {
            case 2:
                try session.give(
                    said, from: stored.name, try session.stillPrepared(preparation))
                return
            case 1: isAgain = true
            default: throw NotNow()
            }
        }
    }

    /// - Returns: a worksheet of theirs to go on with, or a new one.
    private func begin(_ template: Template) throws -> StoredWorksheet {
        let role = try preparation.ownRole(session.me)
        if let earlier = session.worksheets(answering: template, as: role).last {
            dialogue.say("There are answers of yours to these questions, in “\(earlier.name)”.")
            let choice = try unlocked {
                try dialogue.choice(
                    "Begin with them?", of: ["go on from them", "begin without any", "not now"])
            }
            guard choice < 2 else { throw NotNow() }
            if choice == 0 { return try StoredWorksheet(earlier, in: session) }
        }
        let new = try session.worksheet(answering: preparation, name: nil)
        try session.keep(new)
        return new
    }

    private func unlocked<Answer>(_ ask: () throws -> Answer) throws -> Answer {
        try other.unlocked { try session.unlocked(ask) }
    }
}
