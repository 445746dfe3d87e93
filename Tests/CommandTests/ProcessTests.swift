import Foundation
import PseudoTerminal
import Testing

/// What only the binary itself can show: its terminal, and its neighbours.
@Suite struct ProcessTests {
    private func open(_ people: People, _ words: String...) throws -> PseudoTerminal {
        try PseudoTerminal([People.anyBinary] + words + ["--home", people.path("rex")])
    }

    @Test func thePassphraseIsAskedForAndNotShown() throws {
        let people = try People(.inForce)
        let terminal = try open(people, "status", "--check")
        try terminal.wait(for: "passphrase: ")
        #expect(!terminal.echoes)
        terminal.type(People.passphrase + "\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0))
        #expect(screen.contains("in force until"))
        #expect(!screen.contains(People.passphrase))
    }

    @Test func anotherPassphraseOpensNothing() throws {
        let people = try People(.inForce)
        let terminal = try open(people, "status")
        for _ in 0..<3 {
            try terminal.wait(for: "passphrase: ")
            terminal.type("summer apples\n")
        }
        let (screen, end) = try terminal.end()
        #expect(end == .status(4))
        #expect(screen.contains("that passphrase does not open this home"))
    }

    @Test func aMistypedPassphraseIsAskedForAgain() throws {
        let people = try People(.inForce)
        let terminal = try open(people, "status")
        try terminal.wait(for: "passphrase: ")
        terminal.type("summer apples\n")
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0))
        #expect(screen.contains("in force until"))
    }

    /// A short passphrase is taken only when that is meant; a slip of the offered one does not throw it away.
    @Test func choosingAPassphrase() throws {
        let people = try People(.apart)
        let name = people.path("rex.name")
        let terminal = try PseudoTerminal([
            People.anyBinary, "init", "--name", "@\(name)", "--adult", "--work-factor", "10", "--home",
            people.path("new"),
        ])
        try terminal.wait(for: "offered one): ")
        terminal.type("ab\n")
        try terminal.wait(for: "[yes/no] ")
        terminal.type("no\n")
        try terminal.wait(for: "offered one): ")
        terminal.type("\n")
        let shown = try terminal.wait(for: "Type it: ")
        terminal.type("not that\n")
        try terminal.wait(for: "Type it: ")
        let offered = try #require(
            shown.split { $0.isWhitespace || $0 == "\u{1B}" }.compactMap { word in
                // Behind the sequence that turns to another screen.
                let word = word.hasPrefix("[H") ? word.dropFirst(2) : word
                return word.utf8.count == 29 && word.split(separator: "-").count == 5 ? word : nil
            }.last)
        terminal.type("\(offered)\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0))
        #expect(screen.contains("write it down"))
        let opened = try People.start(
            People.anyBinary,
            ["status", "--home", people.path("new"), "--no-input", "--passphrase-fd", "3"],
            passphrase: people.write("offered", "\(offered)"))
        #expect(opened.code == 0 && opened.output.contains("there is no agreement here"))
    }

    @Test(arguments: 0..<5) func anyNoEndsSigningQuietly(question: Int) throws {
        let people = try People(.proposed)
        let before = try people.files(of: .rex)
        let terminal = try open(people, "sign", "2")
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        for _ in 0..<question {
            try terminal.wait(for: "[yes/no] ")
            terminal.type("yes\n")
        }
        try terminal.wait(for: "[yes/no] ")
        terminal.type("no\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0))
        #expect(screen.contains("nothing was signed, and nothing is kept of this"))
        #expect(!screen.contains("[yes/no]"), "it does not go on asking")
        #expect(try people.files(of: .rex) == before)
    }

    @Test(arguments: [true, false]) func signingWantsThePassphraseAgain(isSame: Bool) throws {
        let people = try People(.proposed)
        let before = try people.files(of: .rex)
        let terminal = try open(people, "sign", "2")
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        for _ in 0..<5 {
            try terminal.wait(for: "[yes/no] ")
            terminal.type("yes\n")
        }
        try terminal.wait(for: "your passphrase, once more: ")
        #expect(!terminal.echoes)
        if !isSame {
            // Whoever mistypes is asked again, and not every question anew.
            for _ in 0..<2 {
                terminal.type("summer apples\n")
                try terminal.wait(for: "your passphrase, once more: ")
            }
        }
        terminal.type(isSame ? People.passphrase + "\n" : "summer apples\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(isSame ? 0 : 4))
        #expect(screen.contains("you signed version 2") == isSame)
        #expect(try (people.files(of: .rex) == before) != isSame)
    }

    /// A question that stands in one window keeps nobody from saying no in another.
    @Test func aPauseWaitsForNoQuestion() throws {
        let people = try People(.inForce)
        let terminal = try open(people, "status")
        try terminal.wait(for: "passphrase: ")
        try people.done(.rex, "pause")
        terminal.type(People.passphrase + "\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0) && screen.contains("you paused"))

        let resuming = try open(people, "resume")
        try resuming.wait(for: "passphrase: ")
        resuming.type(People.passphrase + "\n")
        try resuming.wait(for: "[yes/no] ")
        try people.done(.rex, "leave")
        resuming.type("yes\n")
        let (_, refused) = try resuming.end()
        #expect(refused == .status(6), "what came in the meantime counts")
    }

    @Test func twoAtOnceLoseAndForkNothing() throws {
        let people = try People(.met)
        let passphrase = try people.write("passphrase", People.passphrase)
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        let answers = try (1...4).map { _ in
            try Running(
                People.anyBinary,
                [
                    "propose", "--answers", people.path("cooper.yaml"), "--no-input", "--home",
                    people.path("cooper"), "--passphrase-fd", "3",
                ], passphrase: passphrase)
        }.map { $0.end() }
        #expect(answers.allSatisfy { $0.code == 0 || $0.code == 5 }, "\(answers)")
        let written = answers.filter { $0.code == 0 }.count
        #expect(written > 0)
        try people.done(.cooper, "show", "\(1 + written)")
        #expect(try people.run(.cooper, "show", "\(2 + written)").code == 64)
        let taken = try people.hand(from: .cooper)
        #expect(taken.output.contains("version \(1 + written)"))
        #expect(!taken.said.contains("warning"))
    }

    @Test func aloneOnANewMachine() throws {
        let people = try People(.apart)
        try FileManager.default.removeItem(atPath: people.path("rex"))
        let home = ["--home", people.path("rex")]
        let (told, end) = try PseudoTerminal([People.anyBinary] + home + ["--no-input"]).end()
        #expect(end == .status(0))
        #expect(told.contains("troth init") && told.contains("troth card -o me.card"))
        // Where somebody can be asked, it is asked whom it is for, and goes on with that.
        for (number, next) in [("1", ""), ("2", "which others will see"), ("4", "troth demo")] {
            let beside = number == "1" ? ["--passphrase-fd", "0"] : []
            let terminal = try PseudoTerminal(
                [
                    "/usr/bin/env", "TERM=xterm", People.anyBinary,
                ] + home + beside)
            try terminal.wait(for: "number:")
            terminal.type("\(number)\n")
            if number == "1" {
                #expect(try terminal.end().screen.contains("this asks two people"))
            } else {
                try terminal.wait(for: next)
                terminal.cutOff()
            }
        }
        #expect(!FileManager.default.fileExists(atPath: people.path("rex/identity.age")))
    }

    @Test func helpWithSafetyNeedsNoHome() throws {
        let (screen, end) = try PseudoTerminal([People.anyBinary, "help", "safety"]).end()
        #expect(end == .status(0))
        #expect(screen.contains("Leaving") && screen.contains("troth keeps no list"))
    }
}
