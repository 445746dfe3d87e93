import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

/// Asks one question after the other, away from the screen that stays, and keeps each line as it comes: whoever is
/// interrupted loses none.
struct Reflecting {
    private let dialogue: Dialogue
    private let session: Session

    /// - Parameters:
    ///   - dialogue: where somebody is asked.
    ///   - session: the home, which is `unlocked` while they think.
    init(_ dialogue: Dialogue, _ session: Session) { (self.dialogue, self.session) = (dialogue, session) }

    /// - Parameter theme: what to think about; asked for where it is nil.
    /// - Returns: the records that began the answers.
    /// - Throws: `Failure`, `TerminalError`, `VaultError`.
    func run(about theme: ReflectionTheme?) throws -> [RecordID] {
        try aside {
            guard let theme = try theme ?? chosen() else { return [] }
            dialogue.say("")
            dialogue.say(StyledText(theme.title, .heading))
            if let note = theme.note { dialogue.say(StyledText(note)) }
            return try talk(theme.questions)
        }
    }

    /// - Parameter questions: what to ask.
    /// - Returns: the records that began the answers.
    /// - Throws: `Failure`, `TerminalError`, `VaultError`.
    func run(_ questions: [ReflectionTheme.Question]) throws -> [RecordID] {
        try aside { try talk(questions) }
    }

    /// It is for nobody else's eyes, so it stays on no screen where the terminal can help it.
    private func aside(_ talk: () throws -> [RecordID]) throws -> [RecordID] {
        let kept = try dialogue.aside(talk)
        if !dialogue.canTurnAside {
            dialogue.say("this terminal keeps what was shown: clear it when you leave")
        }
        return kept
    }

    private func chosen() throws -> ReflectionTheme? {
        let all = ReflectionTheme.all
        let number = try dialogue.choice(
            "What would you like to think about?",
            of: all.map { StyledText($0.title) } + ["nothing now"])
        return number < all.count ? all[number] : nil
    }

    private func talk(_ questions: [ReflectionTheme.Question]) throws -> [RecordID] {
        dialogue.say(
            "No answer is right or wrong, and none is owed. Each line is kept as you press Enter, in this home alone: it goes to nobody, and can’t be taken out again."
        )
        dialogue.say("an empty line goes on; q alone stops")
        var kept: [RecordID] = []
        for (index, question) in questions.enumerated() {
            dialogue.say("")
            if questions.count > 1 {
                dialogue.say(StyledText("\(index + 1) of \(questions.count)", .muted))
            }
            dialogue.say(StyledText(question.words, .heading))
            try showEarlier(to: question)
            let (answer, isGoingOn) = try ask(question)
            if let answer { kept.append(answer) }
            guard isGoingOn else { break }
        }
        return kept
    }

    private func showEarlier(to question: ReflectionTheme.Question) throws {
        let all = session.home.archive.reflections
        var page = Page(width: dialogue.appearance.width)
        for (index, one) in all.enumerated() where one.question == question.id {
            ReflectionsView.Answer(one, number: index + 1).show(on: &page, level: 1, isNumbered: false)
        }
        try dialogue.page(page.lines)
    }

    private func ask(_ question: ReflectionTheme.Question) throws -> (answer: RecordID?, isGoingOn: Bool) {
        var answer: RecordID?
        while true {
            do {
                let text = try dialogue.line("|")
                guard !text.isEmpty else { return (answer, true) }
                guard text != "q" else { return (answer, false) }
                // A tab that was pasted along is no reason to type a line again.
                let words = try Prose(lenient: text.replacing("\t", with: " "))
                answer = try keep(words, for: question, continuing: answer)
            } catch TerminalError.endOfInput {
                // What came before it is kept, and says so.
                return (answer, false)
            } catch TerminalError.tooLong {
                dialogue.say("that line is too long to be read whole, and was not kept: break it in two")
            } catch let error as FormatError {
                dialogue.say("please type that line again: \(error.reason)")
            }
        }
    }

    /// Nobody types a line twice because another command is at work.
    private func keep(
        _ words: Prose, for question: ReflectionTheme.Question, continuing beginning: RecordID?
    ) throws -> RecordID {
        while true {
            do {
                var kept: RecordID?
                try session.locked { kept = try session.keep(words, for: question, continuing: beginning) }
                if let kept { return kept }
            } catch VaultError.locked {
                _ = try dialogue.line(
                    "another command is at work in this home, so this line is not kept yet: press Enter to try again"
                )
            }
        }
    }
}
