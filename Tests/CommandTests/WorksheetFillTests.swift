import Foundation
import PseudoTerminal
import Testing

/// `troth worksheet fill` at a terminal, as people meet it: interrupted, cut off, and in two windows at once.
@Suite struct WorksheetFillTests {
    /// Somebody in front of the terminal, who remembers what they answered.
    private final class Sitting {
        let terminal: PseudoTerminal
        private(set) var screen = ""

        init(_ people: People, _ options: String..., wrapped: Bool = false) throws {
            let fill = [People.anyBinary, "worksheet", "fill", "--home", people.path("rex")] + options
            // The shell outlives what is typed to interrupt, and looks at the terminal before and after.
            let script = "trap : INT; stty -a; \"$@\"; echo \"code $?\"; stty -a; echo gone"
            let environment = ["/usr/bin/env", "TERM=xterm", "NO_COLOR=1"]
            terminal = try PseudoTerminal(
                environment + (wrapped ? ["/bin/sh", "-c", script, "sh"] : []) + fill)
            try see("passphrase: ")
            type(People.passphrase)
        }

        @discardableResult func see(_ text: String) throws -> String {
            let seen = try terminal.wait(for: text)
            screen += seen
            return seen
        }

        func type(_ line: String) { terminal.type(line + "\n") }

        /// What is left on the screen and above it when the other screen is gone.
        var left: String {
            screen.components(separatedBy: "\u{1B}[?1049h").enumerated().map { index, part in
                index == 0 ? part : part.components(separatedBy: "\u{1B}[?1049l").dropFirst().joined()
            }.joined()
        }
    }

    /// What stands in a question: “12 of 66, Gear”.
    private func number(in screen: String) throws -> Int {
        let line = try #require(screen.split(separator: "\r\n").last { $0.contains(" of 66, ") })
        return try #require(Int(line.prefix { $0 != " " }))
    }

    private func answers(_ people: People) throws -> [(label: String, answer: String)] {
        let json = try JSONObject(people.done(.rex, "worksheet", "show", "--json").output)
        return try #require(json["answers"] as? [[String: String]]).map { ($0["label"]!, $0["answer"]!) }
    }

    private static let stances = [
        "1": "hard limit", "2": "soft limit", "3": "no thanks", "4": "curious", "5": "willing",
    ]

    /// Answers the question on the screen, each in its own way.
    ///
    /// - Returns: what the answer is to say.
    private func answer(_ number: Int, _ question: String, _ sitting: Sitting) throws -> String {
        if number % 7 == 0 {
            sitting.type("s")
            return "unset"
        }
        guard question.contains("1 hard limit") else {
            guard question.contains("k keep these"), number % 2 == 0 else {
                sitting.type("w")
                try sitting.see("| ")
                sitting.type("my words to \(number)")
                try sitting.see("| ")
                sitting.type("")
                try sitting.see("saved: my words to \(number)")
                return "my words to \(number)"
            }
            let line = question.split(separator: "\r\n").first { $0.hasPrefix("  | ") }
            sitting.type("k")
            try sitting.see("saved: ")
            return String(try #require(line).dropFirst("  | ".count))
        }
        let digit = "\(number % 5 + 1)"
        var said = Self.stances[digit]!
        if number % 4 == 0 {
            sitting.type("c")
            try sitting.see("| ")
            sitting.type("condition \(number)")
            try sitting.see("| ")
            sitting.type("")
            try sitting.see("answer: ")
        }
        if number % 3 == 0 {
            sitting.type("!")
            try sitting.see("answer: ")
            said += "; must-have"
        }
        if number % 4 == 0 { said += "; if: condition \(number)" }
        if number % 5 == 0 {
            sitting.type("n")
            try sitting.see("| ")
            sitting.type("secret \(number)")
            try sitting.see("| ")
            sitting.type("")
            try sitting.see("answer: ")
            said += "; note for yourself: secret \(number)"
        }
        sitting.type(digit)
        try sitting.see("saved: ")
        return said
    }

    @Test func noAnswerIsLostWhateverHappens() throws {
        let people = try People(.met)
        try people.done(.rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup")
        var expected: [Int: String] = [:]

        // Interrupted by hand, in the middle of a note.
        let first = try Sitting(people, wrapped: true)
        let before = first.screen
        for expectedNumber in 1...24 {
            let question = try first.see("answer: ")
            let number = try number(in: question)
            #expect(number == expectedNumber)
            expected[number] = try answer(number, question, first)
        }
        // Back to the last but one, which says what it is, and on again.
        try first.see("answer: ")
        first.type("b")
        let back = try first.see("answer: ")
        #expect(try number(in: back) == 24 && back.contains("now: "))
        first.type("s")
        try first.see("answer: ")
        first.type("b")
        try first.see("answer: ")
        #expect(back.contains("1 hard limit"))
        first.type("n")
        try first.see("| ")
        first.terminal.type("a half-typed secret")
        try first.see("half-typed secret")
        first.terminal.type("\u{3}")
        let after = try first.see("gone")
        #expect(after.contains("code 130"), "\(after)")
        func modes(_ screen: String) -> Substring? {
            screen.range(of: "speed").flatMap { start in
                screen.range(of: "-echoprt").map { screen[start.lowerBound..<$0.lowerBound] }
            }
        }
        #expect(modes(before) != nil && modes(before) == modes(after), "\(before)\n\(after)")
        #expect(first.screen.contains("secret 20") && first.screen.contains("half-typed"))
        #expect(!first.left.contains("secret"), "\(first.left)")
        _ = try first.terminal.end()

        // Cut off right after an answer.
        let second = try Sitting(people)
        for expectedNumber in 25...45 {
            let question = try second.see("answer: ")
            let number = try number(in: question)
            #expect(number == expectedNumber, "it goes on where it stopped")
            expected[number] = try answer(number, question, second)
        }
        second.terminal.cutOff()
        _ = try second.terminal.end()
        #expect(!second.left.contains("secret"))

        let third = try Sitting(people)
        for expectedNumber in 46...66 {
            let question = try third.see("answer: ")
            let number = try number(in: question)
            #expect(number == expectedNumber)
            expected[number] = try answer(number, question, third)
        }
        let (rest, end) = try third.terminal.end()
        #expect(end == .status(0) && rest.contains("what you skipped stays unset"), "\(rest)")

        let answers = try answers(people)
        #expect(answers.count == 66)
        for (index, answer) in answers.enumerated() {
            for words in try #require(expected[index + 1]).components(separatedBy: "; ") {
                #expect(answer.answer.contains(words), "\(index + 1) \(answer), wanted \(words)")
            }
            #expect((answer.answer == "unset") == ((index + 1) % 7 == 0), "\(index + 1) \(answer)")
            #expect(!answer.answer.contains("half-typed"))
        }
        // What was skipped comes next, and nothing was lost by looking.
        let fourth = try Sitting(people)
        let question = try fourth.see("answer: ")
        #expect(try number(in: question) == 7 && !question.contains("now: "))
        fourth.type("q")
        #expect(try fourth.terminal.end().end == .status(0))
        #expect(try self.answers(people).map(\.answer) == answers.map(\.answer))
    }

    @Test func anAnswerFromAnotherWindowStays() throws {
        let people = try People(.met)
        try people.done(.rex, "worksheet", "new", "--template", "tonight", "--as", "top", "--name", "mine")
        let sitting = try Sitting(people)
        var question = try sitting.see("answer: ")
        while !question.contains("1 hard limit") {
            sitting.type("s")
            question = try sitting.see("answer: ")
        }
        #expect(question.contains("\r\nHolding, stroking and kissing\r\n"))
        // The same row, and another one.
        let note = try people.write("note", "from the other window\n")
        try people.done(
            .rex, "worksheet", "set", "touch", "unset", "--note", "@\(note)", "--worksheet", "mine")
        try people.done(.rex, "worksheet", "set", "sexual-contact", "hard limit", "--worksheet", "mine")
        sitting.type("4")
        try sitting.see("what another window changed meanwhile stays as well")
        try sitting.see("saved: curious, note for yourself")
        try sitting.see("answer: ")
        let shown = try people.done(.rex, "worksheet", "show", "mine").output
        #expect(
            shown.contains("from the other window") && shown.contains("Sexual contact: hard limit"),
            "\(shown)")

        // A worksheet that answers something else now is not written over.
        let blank = try people.write("other.yaml", "worksheet: tonight\nas: bottom\n")
        try people.done(.rex, "worksheet", "import", blank, "--template", "tonight", "--name", "mine")
        sitting.type("1")
        try sitting.see("answers something else")
        try sitting.see("answer: ")
        sitting.type("q")
        _ = try sitting.terminal.end()
        #expect(try people.done(.rex, "worksheet", "show", "mine", "--json").output.contains("\"bottom\""))
    }

    /// What files can say of protections and rows can be said here as well.
    @Test func everythingThatCanBeAnsweredIsReached() throws {
        let people = try People(.met)
        let template = try people.write("calm.yaml", Self.calm)
        try people.done(.rex, "worksheet", "new", "--template", template, "--as", "other")
        let sitting = try Sitting(people)
        func choose(_ words: String) throws { try self.choose(words, sitting) }
        // A protection that Rex provides: a must-have for one row, which cannot be had.
        let about = try sitting.see("answer: ")
        #expect(about.contains("None of it is owed."))
        #expect(about.contains("Blanket") && about.contains("| the grey one"))
        sitting.type("m")
        try choose("a must-have: what depends on it")
        try choose("what it is often one for: “Cuddling”")
        try sitting.see("saved: no words of your own, must-have for “Cuddling”")
        sitting.type("m")
        try choose("you cannot provide it")
        try sitting.see("you cannot provide it")
        try sitting.see("answer: ")
        sitting.type("?")
        let told = try sitting.see("answer: ")
        #expect(
            told.contains("to talk about:") && told.contains("is it warm enough")
                && told.contains("often a must-have"))
        #expect(told.contains("it is for the one; you provide it"), "\(told)")
        sitting.type("s")

        // A row: a limit that nobody need know, and the other side of it as well.
        try sitting.see("answer: ")
        sitting.type("m")
        try choose("show a hard limit")
        try sitting.see("that is for a hard limit alone")
        try sitting.see("answer: ")
        sitting.type("1")
        try sitting.see("nobody else sees them unless you")
        _ = try sitting.terminal.end()
        try goThroughItAgain(people)
    }

    private func choose(_ words: String, _ sitting: Sitting) throws {
        let list = try sitting.see("number: ")
        let line = try #require(list.split(separator: "\r\n").last { $0.contains("  \(words)") }, "\(list)")
        sitting.type("\(line.drop { $0 == " " }.prefix { $0 != " " })")
    }

    private func goThroughItAgain(_ people: People) throws {
        let sitting = try Sitting(people)
        func choose(_ words: String) throws { try self.choose(words, sitting) }
        let first = try sitting.see("answer: ")
        #expect(first.contains("everything is answered") && first.contains("you cannot provide it"))
        sitting.type("s")
        #expect(try sitting.see("answer: ").contains("now: hard limit"))
        sitting.type("m")
        try choose("show a hard limit")
        try sitting.see("saved: hard limit, shown as not agreed")
        for (offer, typed) in [
            ("the most of it, in minutes", "20"), ("the day on which a yes ends", "2030-01-01"),
        ] {
            sitting.type("m")
            try choose(offer)
            try sitting.see("): ")
            sitting.type(typed)
            try sitting.see("saved: ")
        }
        sitting.type("m")
        try choose("your experience")
        try choose("taught")
        try sitting.see("saved: ")
        sitting.type("m")
        try choose("answer as the one who holds, too")
        try sitting.see("answer: ")
        sitting.type("s")
        let side = try sitting.see("answer: ")
        #expect(side.contains("Cuddling, as the one who holds") && side.contains("holds: you"))
        sitting.type("m")
        try choose("favourite")
        try sitting.see("saved: favourite")
        try sitting.see("nobody else sees them unless you")
        _ = try sitting.terminal.end()

        try people.done(.rex, "worksheet", "export", "-o", people.path("out.yaml"))
        let out = String(decoding: try people.read("out.yaml"), as: UTF8.self)
        for line in [
            "must-have: [cuddling]", "cannot: true", "stance: hard limit", "show as: not agreed",
            "at most: 20",
            "ends: 2030-01-01", "experience: taught", "other sides:", "stance: favourite",
        ] { #expect(out.contains(line), "\(line) in \(out)") }
    }

    private static let calm = """
        template: calm
        title: A calm evening
        summary: Two people sit on a sofa.
        kind: scene
        roles:
          - { id: one, title: one }
          - { id: other, title: other }
        sections:
          - id: all
            title: All
            help: None of it is owed.
            items:
              - protection: blanket
                label: Blanket
                for: one
                by: other
                ask: Which?
                text: the grey one
                talk: is it warm enough
                must-have: [cuddling]
              - { row: cuddling, label: Cuddling, sides: { holds: one, is-held: other }, unit: minutes }

        """
}
