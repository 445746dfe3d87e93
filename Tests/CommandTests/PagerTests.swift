import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Long texts at a terminal, which is 24 lines high.
@Suite(.serialized) struct PagerTests {
    /// Says what it is started with, and when it begins and ends.
    private static let telling =
        "echo begins; echo [$LESS/$LESSSECURE/$LESSHISTFILE]; sed 's/^/> /' | head -n 400; echo ended"

    @Test(arguments: [["show", "2"], ["log"], ["timeline"]])
    func whatIsLongGoesThroughThePager(words: [String]) throws {
        let people = try people()
        let (screen, end) = try end(of: people, words, pager: Self.telling)
        #expect(end == .status(0))
        let text = try people.run(.rex, words).output.split(separator: "\n")
        #expect(text.count >= 24)
        let shown = try #require(screen.firstRange(of: "begins"))
        let paged = screen[shown.upperBound...]
        #expect(paged.contains("[FRX/1/-]"))
        #expect(paged.components(separatedBy: "> ").count > 24)
    }

    /// What is found in a version stands below it, when it has been read.
    @Test func whatIsSaidBesideComesAfterwards() throws {
        let people = try People(.inForce)
        let plain = try people.run(.rex, "show", "2").output
        let (screen, end) = try end(of: people, ["show", "2"], pager: Self.telling)
        #expect(end == .status(0))
        let parts = screen.components(separatedBy: "ended\r\n")
        #expect(parts.count == 2)
        let last = try #require(plain.split(separator: "\n").last)
        #expect(parts[1].contains(last) && !parts[0].contains(last), "\(screen)")
    }

    @Test(.enabled(if: Tools.has("less"), "less is not installed"))
    func lessIsInterruptedAndEndedEarlyAndLeavesNothing() throws {
        let people = try People(.inForce)
        let terminal = try read(people, ["show", "2"], pager: nil)
        try terminal.wait(for: ":")
        terminal.type("\u{03}")
        terminal.type("/leash\n")
        // Nobody waits for whoever reads.
        #expect(try people.run(.rex, "status").code == 0)
        try people.done(.rex, "pause")
        terminal.type("q")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0), "\(screen)")
        let left = try FileManager.default.subpathsOfDirectory(atPath: people.path("house"))
        #expect(left.isEmpty, "\(left)")
    }

    @Test(arguments: ["true", "head -n 1", "exec kill -9 $$", "exit 3"])
    func endingEarlyIsNoError(pager: String) throws {
        let (screen, end) = try end(of: People(.inForce), ["show", "2"], pager: pager)
        #expect(end == .status(0), "\(screen)")
    }

    @Test func aPagerThatHangsCanBeInterrupted() throws {
        let people = try People(.inForce)
        let terminal = try read(people, ["show", "2"], pager: "echo waits; sleep 60")
        try terminal.wait(for: "waits")
        terminal.type("\u{03}")
        #expect(try terminal.end().end == .status(0))
    }

    @Test func whatIsNotThereIsDoneWithout() throws {
        let people = try People(.inForce)
        let (screen, end) = try end(of: people, ["show", "2"], pager: "no-such-pager --option")
        #expect(end == .status(0))
        #expect(screen.contains("Aftercare") && screen.contains("there is no program"))
    }

    @Test(arguments: ["", " ", "cat"]) func nobodyHasToWantOne(pager: String) throws {
        let (screen, end) = try end(of: People(.inForce), ["show", "2"], pager: pager)
        #expect(end == .status(0) && screen.contains("Aftercare"))
    }

    @Test func elsewhereThereIsNone() throws {
        let people = try People(.inForce)
        for (words, terminal) in [
            (["show", "2"], "dumb"), (["show", "2", "--json"], "xterm"),
            (["log", "--kind", "leave"], "xterm"),
            (["diff", "1", "1"], "xterm"),
        ] {
            let (screen, end) = try end(of: people, words, pager: Self.telling, terminal: terminal)
            #expect(end == .status(0) && !screen.contains("begins\r\n"), "\(words) \(screen)")
        }
        // Somebody may have a terminal and want to be asked nothing; and a file is no terminal.
        let secret = try people.write("secret", People.passphrase + "\n")
        for words in ["--no-input", "> \(people.path("file"))"] {
            let script =
                "\(People.anyBinary) show 2 --home \(people.path("rex")) --passphrase-fd 3 3<\(secret) "
            let terminal = try PseudoTerminal(
                Self.environment("xterm", Self.telling, people) + ["/bin/sh", "-c", script + words])
            let (screen, end) = try terminal.end()
            #expect(end == .status(0) && !screen.contains("begins\r\n"), "\(words) \(screen)")
        }
        #expect(String(decoding: try people.read("file"), as: UTF8.self).contains("Aftercare"))
    }

    @Test func coloursStay() throws {
        let people = try People(.inForce)
        let colours = "grep -q '\u{1B}\\[' && echo coloured || echo plain"
        #expect(try end(of: people, ["show", "2"], pager: colours).screen.contains("coloured"))
        #expect(
            try end(of: people, ["show", "2", "--color", "never"], pager: colours).screen.contains("plain")
        )
    }

    /// Two people with enough between them for every text to be long.
    private func people() throws -> People {
        let people = try People(.inForce)
        for row in ["leash", "collar", "hood", "mitts", "gag"] {
            _ = try people.run(.rex, "tighten", row, "--to", "hard limit")
            _ = try people.run(.cooper, "tighten", row, "--to", "hard limit")
        }
        for _ in 0..<16 { _ = try people.run(.rex, "checkin", "--comfort", "green", "--share") }
        return people
    }

    private func end(
        of people: People, _ words: [String], pager: String, terminal: String = "xterm"
    ) throws -> (screen: String, end: PseudoTerminal.End) {
        // Their homes go when nobody has them any more.
        try withExtendedLifetime(people) {
            try read(people, words, pager: pager, terminal: terminal).end()
        }
    }

    private func read(
        _ people: People, _ words: [String], pager: String?, terminal: String = "xterm"
    ) throws -> PseudoTerminal {
        try FileManager.default.createDirectory(
            atPath: people.path("house"), withIntermediateDirectories: true)
        let made = try PseudoTerminal(
            Self.environment(terminal, pager, people) + [People.anyBinary] + words + [
                "--home", people.path("rex"),
            ])
        try made.wait(for: "passphrase: ")
        made.type(People.passphrase + "\n")
        return made
    }

    private static func environment(_ terminal: String, _ pager: String?, _ people: People) -> [String] {
        ["/usr/bin/env", "-u", "LESS", "-u", "PAGER", "-u", "NO_COLOR", "-u", "XDG_STATE_HOME"]
            + ["TZ=UTC0", "TERM=\(terminal)", "HOME=\(people.path("house"))"]
            + (pager.map { ["PAGER=\($0)"] } ?? [])
    }
}
