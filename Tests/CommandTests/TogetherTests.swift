import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Two people at one terminal, from nothing to an agreement; and everywhere in between, where somebody stops.
@Suite(.serialized) struct TogetherTests {
    @Test func fromNothingToTwoSignatures() throws {
        let table = try AtOneTable()
        try table.sitDown()
        try table.chooseRole()
        try table.turn("Cooper", note: "a sore ankle", going: .backAndForth)
        #expect(!table.screen.visible.contains("sore ankle"))
        try table.turn("Rex", note: "tired but glad", going: .straight)
        // Neither saw the other's before both had answered.
        #expect(!table.screen.visible.contains("sore ankle") && !table.screen.visible.contains("tired"))
        try table.answer("Look together at where you meet?", "yes")
        try table.answer("Make a text of it", "yes")
        #expect(
            table.screen.visible.contains("sore ankle") && table.screen.visible.contains("tired but glad"))
        #expect(table.screen.visible.contains("Hard limits"))
        try table.bothSign()
        try table.expectEnd("ended 0 same")
        for (index, passphrase) in AtOneTable.people.map(\.passphrase).enumerated() {
            #expect(try table.run(index, passphrase, "status", "--check").code == 0)
            #expect(try table.run(index, passphrase, "verify").code == 0)
            #expect(try table.run(index, passphrase, "contact", "list").output.contains("verified"))
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
    func whoeverIsInterruptedLosesNothingAndShowsNothing(signal: Int32) throws {
        let table = try AtOneTable()
        try table.sitDown()
        try table.chooseRole()
        try table.turn("Cooper", note: "a sore ankle", going: .straight)
        try table.answer("Rex, begin?", "yes")
        try table.wait("Body and mood")
        table.type("w\ntired but glad\n\n")
        try table.wait("2 of 12")
        #expect(table.screen.visible.contains("tired but glad"))
        if signal == SIGINT { table.type("\u{03}") } else { try table.kill(signal) }
        try table.expectEnd("same")
        #expect(!table.screen.visible.contains("tired but glad"))
        #expect(!table.screen.isAlternate)
        let status = try table.run(1, "summer plums", "status").output
        #expect(status.contains("you have not answered; you may leave it"), "\(status)")
        // It goes on with the answer that was given, and with Cooper's, which nobody can read yet.
        try table.sitDownAgain()
        try table.goOn()
        try table.answer("Rex, begin?", "yes")
        try table.wait("Begin with them?")
        try table.answer("number:", "1")
        try table.skip(from: 2)
        try table.wait("tired but glad")
        try table.wait("Share this with")
        try table.answer("number:", "3")
        try table.wait("Look together")
        #expect(!table.screen.visible.contains("tired but glad"))
        #expect(!table.screen.visible.contains("sore ankle"))
    }

    @Test func notNowNeedsNoReason() throws {
        let table = try AtOneTable()
        try table.sitDown()
        try table.chooseRole()
        try table.answer("Cooper, begin?", "no")
        try table.expectKind()
        // Also in the middle, without being asked to share what was not looked at.
        try table.sitDownAgain()
        try table.goOn()
        try table.answer("Cooper, begin?", "yes")
        try table.wait("1 of 12")
        table.type("w\na sore ankle\n\nq\n")
        try table.expectKind()
        #expect(!table.screen.visible.contains("sore ankle"))
        // And once everything has been answered, before it is shared.
        try table.sitDownAgain()
        try table.goOn()
        try table.answer("Cooper, begin?", "yes")
        try table.wait("Begin with them?")
        try table.answer("number:", "1")
        try table.skip(from: 2)
        try table.wait("Share this with Rex")
        try table.answer("number:", "1")
        try table.expectKind()
        #expect(!table.screen.visible.contains("sore ankle"))
        #expect(try table.run(0, "winter apples", "status").output.contains("you have not answered"))
        #expect(try table.run(1, "summer plums", "status").output.contains("Cooper has not answered"))
        // And before the other's answers are looked at.
        try table.sitDownAgain()
        try table.goOn()
        try table.answer("Cooper, begin?", "yes")
        try table.wait("Begin with them?")
        try table.answer("number:", "2")
        try table.finishTurn(note: nil, going: .straight)
        try table.turn("Rex", note: nil, going: .straight)
        try table.answer("Look together", "no")
        try table.expectKind()
        #expect(table.screen.words.contains("neither can read the other’s"))
        #expect(try table.run(0, "winter apples", "status").output.contains("everyone has answered"))
        // And before anybody signs: then it is said that each has the other's answers.
        try table.sitDownAgain()
        try table.goOn()
        try table.answer("Look together", "yes")
        try table.answer("Make a text of it", "yes")
        try table.wait("Cooper, you may sign it or leave it.")
        try table.answer("number:", "1")
        try table.expectKind()
        #expect(table.screen.words.contains("Each of you has the other’s answers"))
    }

    /// A change of mind, written alone into one's own worksheet, stands on the screen that both look at.
    @Test func whatIsWrittenAloneStaysAlone() throws {
        let table = try AtOneTable()
        try table.sitDown()
        try table.chooseRole()
        try table.turn("Cooper", note: nil, going: .straight)
        try table.turn("Rex", note: nil, going: .straight)
        try table.answer("Look together at where you meet?", "yes")
        try table.answer("Make a text of it", "yes")
        try table.wait("Cooper, you may sign it or leave it.")
        try table.answer("number:", "2")
        try table.answer("Are you alone with the screen?", "yes")
        try table.answer("free choice", "no")
        try table.expectKind()
        for item in ["touch", "bonds", "sensations", "sexual-contact"] {
            let set = try table.run(1, "summer plums", "worksheet", "set", item, "hard limit")
            #expect(set.code == 0, "\(set)")
        }
        try table.sitDownAgain()
        try table.goOn()
        try table.bothSign()
        #expect(!table.screen.words.contains("own worksheet"))
    }

    /// Answers that cannot be shared yet leave no way out of the private screen but to interrupt.
    @Test func notNowIsAlwaysPossible() throws {
        let table = try AtOneTable()
        try table.sitDown()
        try table.chooseRole()
        try table.answer("Cooper, begin?", "no")
        try table.expectKind()
        try table.importLong()
        try table.sitDownAgain()
        try table.goOn()
        try table.answer("Cooper, begin?", "yes")
        try table.wait("Begin with them?")
        try table.answer("number:", "1")
        try table.skip(from: 1)
        try table.wait("does not go yet")
        try table.answer("Look at the questions again?", "no")
        try table.expectKind()
    }

    @Test func aTerminalThatCannotBeClearedIsRefused() throws {
        let people = try People(.apart)
        let terminal = try PseudoTerminal([
            "/usr/bin/env", "TERM=dumb", People.anyBinary, "together", "--home", people.path("new"),
        ])
        let (screen, end) = try terminal.end()
        #expect(end == .status(1) && screen.contains("cannot be cleared"), "\(screen)")
        #expect(!FileManager.default.fileExists(atPath: people.path("new")))
    }
}

/// Cooper and Rex at one terminal, which belongs to a shell as it does in life.
private final class AtOneTable {
    enum Going { case straight, backAndForth }
    static let people = [
        (name: "Cooper", passphrase: "winter apples"), (name: "Rex", passphrase: "summer plums"),
    ]

    private let folder: People
    private var terminal: PseudoTerminal
    /// What can be seen, and scrolled back to.
    private(set) var screen = Screen()

    init() throws {
        folder = try People(.apart)
        terminal = try Self.start(folder)
    }

    private static func start(_ folder: People) throws -> PseudoTerminal {
        let script = """
            trap : INT; before=$(stty -g); "$0" together --home "$1/one" --other-home "$1/two" --work-factor 10
            ended=$?; test "$before" = "$(stty -g)" && same=same; sleep 0.3; echo "ended $ended $same"
            """
        return try PseudoTerminal([
            "/usr/bin/env", "TERM=xterm", "TZ=UTC0", "HOME=/nonexistent", "SWIFT_BACKTRACE=enable=no",
            "/bin/sh",
            "-c", script, People.anyBinary, folder.folder,
        ])
    }

    func type(_ text: String) { terminal.type(text) }

    func wait(_ text: String) throws { screen.show(try terminal.wait(for: text)) }

    /// Answers a question. It may be wrapped, and its end is not waited for: what is typed early is read all the same.
    func answer(_ question: String, _ words: String) throws {
        try wait(question)
        // A passphrase that is typed while the terminal still echoes would be on the screen, in life too.
        if question.hasSuffix(":") { usleep(100_000) }
        type(words + "\n")
    }

    func sitDown() throws {
        try answer("press Enter to begin:", "")
        for (name, passphrase) in Self.people {
            try answer("Make one?", "yes")
            try answer("will see:", name)
            try answer("adult?", "yes")
            try answer("be offered one):", passphrase)
            try answer("The same once more:", passphrase)
            try answer("press Enter", "")
        }
    }

    func chooseRole() throws { try answer("number:", "1") }

    func sitDownAgain() throws {
        terminal = try Self.start(folder)
        screen = Screen()
        try answer("press Enter to begin:", "")
        for (_, passphrase) in Self.people { try answer("your passphrase:", passphrase) }
    }

    func goOn() throws {
        try wait("Go on with it?")
        try answer("number:", "1")
    }

    /// Skips every question from one on.
    func skip(from first: Int) throws {
        for number in first...12 {
            try wait("\(number) of 12")
            try answer("answer:", "s")
        }
    }

    func turn(_ name: String, note: String?, going: Going) throws {
        try answer("\(name), begin?", "yes")
        try finishTurn(note: note, going: going)
    }

    /// Answers everything that can be answered with a digit, and keeps or skips the rest.
    func finishTurn(note: String?, going: Going) throws {
        for number in 1...12 {
            try wait("\(number) of 12")
            try wait("answer:")
            if number == 1, let note {
                type("w\n\(note)\n\n")
            } else if number == 3, going == .backAndForth {
                type("b\n")
                try wait("2 of 12")
                type("s\n")
                try wait("3 of 12")
                type("?\n")
                try wait("answer:")
                type("s\n")
            } else {
                // A row takes the digit, and everything else says what it would take, and is skipped.
                type(screen.last.contains("w write") ? "s\n" : number.isMultiple(of: 2) ? "1\n" : "5\n")
            }
        }
        try wait("Share this with")
        try answer("number:", "3")
        try wait("has answered, and the screen is cleared")
    }

    func bothSign() throws {
        for (name, passphrase) in Self.people {
            try wait("\(name), you may sign it or leave it.")
            try answer("number:", "2")
            try answer("Are you alone with the screen?", "yes")
            for question in ["free choice", "sober", "risks", "want this", "specific enough"] {
                try answer(question, "yes")
            }
            try answer("once more:", passphrase)
        }
        try wait("It is in force until")
    }

    func kill(_ signal: Int32) throws {
        let children = try String(
            contentsOfFile: "/proc/\(terminal.process)/task/\(terminal.process)/children", encoding: .utf8)
        let child = try #require(children.split(separator: " ").compactMap { Int32($0) }.first)
        Glibc.kill(child, signal)
    }

    func expectEnd(_ text: String) throws {
        try wait(text)
        screen.show(try terminal.end().screen)
    }

    func importLong() throws {
        let file = try folder.write(
            "long.yaml", "worksheet: tonight\nas: top\nagreement: {until: 2031-01-01}\n")
        let answer = try run(0, "winter apples", "worksheet", "import", file, "--template", "tonight")
        #expect(answer.code == 0, "\(answer)")
    }

    func expectKind() throws {
        try wait("That is fine.")
        try expectEnd("ended 0 same")
        #expect(screen.visible.contains("if both of you ever want to"))
    }

    func run(_ index: Int, _ passphrase: String, _ words: String...) throws -> People.Answer {
        let file = try folder.write("passphrase", passphrase + "\n")
        return try People.start(
            People.anyBinary,
            words + [
                "--home", folder.path(index == 0 ? "one" : "two"), "--no-input", "--passphrase-fd", "3",
            ],
            passphrase: file)
    }
}

/// As much of a terminal as tells what is left to be seen: two screens, and clearing them.
private struct Screen {
    private var usual = ""
    private var alternate = ""
    private(set) var isAlternate = false
    /// What came last.
    private(set) var last = ""

    /// What stands on the screen that is shown, and above it.
    var visible: String { isAlternate ? alternate : usual }

    /// The same without line breaks.
    var words: String { visible.split { $0.isWhitespace }.joined(separator: " ") }

    mutating func show(_ text: String) {
        last = text
        var rest = text[...]
        while let escape = rest.firstIndex(of: "\u{1B}") {
            put(rest[..<escape])
            rest = rest[escape...]
            let sequences = ["\u{1B}[?1049h", "\u{1B}[?1049l", "\u{1B}[2J", "\u{1B}[3J", "\u{1B}[H"]
            guard let sequence = sequences.first(where: { rest.hasPrefix($0) }) else {
                rest = rest.dropFirst()
                continue
            }
            switch sequence {
            case "\u{1B}[?1049h": (isAlternate, alternate) = (true, "")
            case "\u{1B}[?1049l": isAlternate = false
            case "\u{1B}[2J": if isAlternate { alternate = "" }
            default: break
            }
            rest = rest.dropFirst(sequence.count)
        }
        put(rest)
    }

    private mutating func put(_ text: Substring) {
        if isAlternate { alternate += text } else { usual += text }
    }
}
