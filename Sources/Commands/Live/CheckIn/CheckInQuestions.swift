import Canonical
import History
import Reporting
import Terminal

/// Asks how somebody is with one thing after the other. Nothing is kept before the end, and everything can be skipped.
struct CheckInQuestions {
    private let dialogue: Dialogue
    private let names: ThreadNames

    /// - Parameters:
    ///   - dialogue: where somebody is asked.
    ///   - names: how what belongs to the thread is called.
    init(_ dialogue: Dialogue, _ names: ThreadNames) { (self.dialogue, self.names) = (dialogue, names) }

    /// - Parameter subjects: what to ask about.
    /// - Returns: what was said.
    /// - Throws: `TerminalError`.
    func ask(about subjects: [CheckInEntry.Subject]) throws -> [CheckInEntry.Mark] {
        dialogue.say(
            "How is it for you now? Not what was, and nothing that has to be explained. Skip what you like; nothing is kept before you say so at the end."
        )
        var marks: [CheckInEntry.Mark] = []
        for (index, subject) in subjects.enumerated() {
            dialogue.say("")
            let place: StyledText =
                subjects.count > 1 ? "\("\(index + 1) of \(subjects.count), ", .muted)" : ""
            dialogue.say(place + StyledText(title(of: subject), .heading))
            let answer = try choose(
                "comfort now:", among: CheckInEntry.Comfort.allCases, ("s", "skip this"), ("q", "no more"))
            if case .stop = answer { break }
            guard case .chosen(let comfort) = answer else { continue }
            var wish: CheckInEntry.Wish?
            let wished = try choose(
                "wish:", among: CheckInEntry.Wish.allCases, ("s", "skip"), ("q", "no more"))
            if case .chosen(let chosen) = wished { wish = chosen }
            let said = wished.isStop ? (words: nil, isLast: true) : try words()
            if let mark = CheckInEntry.Mark(subject, comfort: comfort, wish: wish, words: said.words) {
                marks.append(mark)
            }
            if said.isLast { break }
        }
        return marks
    }

    private func title(of subject: CheckInEntry.Subject) -> String {
        switch subject {
        case .everything: "Everything together"
        case .section(let id): names.title(of: id)
        case .row(let id): names.label(of: id)
        }
    }

    private enum Answer<Word> {
        case chosen(Word), skip, stop

        var isStop: Bool { if case .stop = self { true } else { false } }
    }

    private func choose<Word: RawRepresentable<String>>(
        _ question: StyledText, among words: [Word], _ skip: (letter: String, words: String),
        _ stop: (letter: String, words: String)?
    ) throws -> Answer<Word> {
        let digits = words.enumerated().map { "\($0.offset + 1) \($0.element.rawValue)" }
        let letters = [skip, stop].compactMap(\.self).map { "\($0.letter) \($0.words)" }
        dialogue.say(StyledText("  \(digits.joined(separator: ", ")); \(letters.joined(separator: ", "))"))
        while true {
            let answer = try dialogue.line(question)
            if answer == skip.letter { return .skip }
            if answer == stop?.letter { return .stop }
            if let number = Decimal.parse(answer.utf8), (1...UInt64(words.count)).contains(number) {
                return .chosen(words[Int(number) - 1])
            }
            let last = letters.map { String($0.prefix(1)) }.joined(separator: " or ")
            dialogue.say("please type a number from 1 to \(words.count), or \(last)")
        }
    }

    private func words() throws -> (words: Prose?, isLast: Bool) {
        while true {
            let text = try dialogue.line("a line about it, or nothing:")
            guard !text.isEmpty else { return (nil, false) }
            // The letter means here what it means everywhere else.
            if text == "q" { return (nil, true) }
            do { return (try Prose(lenient: text), false) } catch let error as FormatError {
                dialogue.say("please type it again: \(error.reason)")
            }
        }
    }
}
