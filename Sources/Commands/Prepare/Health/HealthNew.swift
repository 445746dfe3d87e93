import ArgumentParser
import Canonical
import Templating
import Terminal

extension HealthCommand {
    struct New: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write your health slip, question by question.",
            discussion: "Every question may be left empty. It is dated today.")

        @Option(help: HealthAnswersFile.help)
        var answers: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let given = try answers.map(console.healthAnswers)
            let session = try Session(console)
            try session.expectNoHealthSlip()
            guard let answers = try given ?? ask(session, console) else {
                console.say("everything was left empty; nothing was written")
                return try console.json(HealthKeptJSON(nil, isChanged: false))
            }
            // Another window may have written one while this one asked.
            try session.expectNoHealthSlip()
            let slip = try session.keep(answers)
            console.say(
                "your health slip of \(slip.date) is kept, encrypted, in this home alone: \(slip.count)")
            console.say("it is part of no agreement, and none needs it")
            console.say("to change it: troth health edit; to delete it: troth health delete")
            try console.json(HealthKeptJSON(slip, isChanged: true))
        }

        private func ask(_ session: Session, _ console: Console) throws -> HealthAnswers? {
            let dialogue = try console.dialogue(orElse: "--answers @FILE")
            return try session.unlocked { try HealthQuestions(dialogue).ask() }
        }
    }
}

/// How answers come from a file.
enum HealthAnswersFile {
    static let help = ArgumentHelp(
        "@FILE with the answers, as YAML, or @-; every one may be left out: \(HealthTopic.allCases.map(\.rawValue).joined(separator: ", "))."
    )
}

extension HealthSlip {
    /// How many of the questions are answered, in words.
    var count: String { "\(answers.answered.count) of \(HealthTopic.allCases.count) questions answered" }
}

/// Asks one question after the other. Nothing is kept before the last one.
private struct HealthQuestions {
    private let dialogue: Dialogue
    private var words: [HealthTopic: Prose] = [:]

    init(_ dialogue: Dialogue) { self.dialogue = dialogue }

    /// - Returns: the answers; nil where all were left empty.
    func ask() throws -> HealthAnswers? {
        var asking = self
        dialogue.say(
            "Your own words, as many lines as you like; an empty line goes on to the next question. Leave empty what you like: nobody needs to know, and nothing here is needed for an agreement. It is kept after the last question; Ctrl-C stops before that, and nothing is kept."
        )
        for (index, topic) in HealthTopic.allCases.enumerated() {
            dialogue.say("")
            dialogue.say(
                "\("\(index + 1) of \(HealthTopic.allCases.count), ", .muted)\(topic.label, .heading)")
            dialogue.say(StyledText(topic.question))
            try asking.ask(topic)
        }
        return asking.words.isEmpty ? nil : try HealthAnswers(asking.words)
    }

    private mutating func ask(_ topic: HealthTopic) throws {
        while true {
            words[topic] = try prose()
            do {
                if !words.isEmpty { _ = try HealthAnswers(words) }
                return
            } catch let error as FormatError { dialogue.say("please type this one again, shorter: \(error)") }
        }
    }

    private func prose() throws -> Prose? {
        var lines: [Line] = []
        while lines.count < Prose.mostLines {
            do {
                let text = try dialogue.line("|")
                guard !text.isEmpty else { return lines.isEmpty ? nil : try Prose(lines) }
                lines.append(try Line(text))
            } catch let error as FormatError {
                dialogue.say("please type that line again: \(error.reason)")
            } catch let error as TerminalError {
                // What was answered before it is not to be lost.
                guard case .tooLong = error else { throw error }
                dialogue.say("please type that line again, as several: \(error)")
            }
        }
        dialogue.say("no more lines than these \(Prose.mostLines) go here")
        return try Prose(lines)
    }
}
