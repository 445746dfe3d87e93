import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension ReflectCommand {
    struct Ask: TrothCommand {
        static let configuration = CommandConfiguration(
            commandName: "ask", abstract: "Think about a theme, question by question.",
            discussion: """
                Every question can be skipped, and q stops. Each line is kept as you press Enter. What you answered \
                before is shown first. Also: troth reflect list, troth reflect questions, troth reflect answer \
                QUESTION @FILE, troth reflect must-have N.
                """)

        @Option(help: ReflectCommand.themeHelp)
        var theme: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let theme = try theme.map { try ReflectionTheme.named($0) }
            let dialogue = try console.dialogue(orElse: "troth reflect answer QUESTION @FILE")
            let session = try Session(console)
            let talk = Reflecting(dialogue, session)
            try session.tellKept(session.unlocked { try talk.run(about: theme) })
        }
    }

    struct Answer: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer one question.",
            discussion:
                "As in: troth reflect answer others-relaxed @FILE. What you answered before stays as it is.")

        @Argument(help: "The question, by its name in troth reflect questions, or the beginning of it.")
        var question: String

        @Argument(help: "@FILE with your answer, or @-; asked for where it is left out.")
        var words: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let question = try ReflectionTheme.question(named: question)
            let given = try words.map { try console.text(from: $0, "what you answer") }
            guard let given else {
                let dialogue = try console.dialogue(orElse: "@FILE")
                let session = try Session(console)
                let talk = Reflecting(dialogue, session)
                return try session.tellKept(session.unlocked { try talk.run([question]) })
            }
            let session = try Session(console)
            try session.tellKept([session.keep(given, for: question)])
        }
    }
}

extension Session {
    /// Writes down an answer, or a further line of one.
    ///
    /// - Parameters:
    ///   - words: what was answered.
    ///   - question: what was asked.
    ///   - beginning: the record that began the answer; nil where this does.
    /// - Returns: the record that began it.
    /// - Throws: `Failure`, `VaultError`.
    func keep(
        _ words: Prose, for question: ReflectionTheme.Question, continuing beginning: RecordID? = nil
    ) throws -> RecordID {
        let entry = ReflectionEntry(
            to: question.id, asked: try Line(question.words), continues: beginning, words: words)
        let written = try write([.entry(AnyEntry(entry))], to: .private)
        return beginning ?? written[0].id
    }

    /// - Parameter answers: the records that began what was kept.
    /// - Throws: what writing JSON throws.
    fileprivate func tellKept(_ answers: [RecordID]) throws {
        let all = home.archive.reflections
        let numbers = answers.compactMap { id in all.firstIndex { $0.id == id }.map { $0 + 1 } }
        console.say(
            numbers.isEmpty
                ? "nothing was written"
                : "kept: \(numbers.count == 1 ? "an answer" : "\(numbers.count) answers"), in this home alone (troth reflect list)"
        )
        try console.json(ReflectJSON(numbers))
    }
}
