import PseudoTerminal
import Terminal
import Testing

@Suite struct DialogueTests {
    @Test func aLineIsTakenWithoutItsEnds() throws {
        let terminal = try PseudoTerminal.probe("line")
        try terminal.wait(for: "name: ")
        terminal.type("  Zoë of Köln \n")
        try terminal.wait(for: "<Zoë of Köln>")
    }

    @Test func badUTF8IsAskedAgain() throws {
        let terminal = try PseudoTerminal([
            "/bin/sh", "-c", "stty -iutf8; exec \(PseudoTerminal.probePath) line",
        ])
        try terminal.wait(for: "name: ")
        // Of the two bytes of ë the second is taken back.
        terminal.type("Zoë\u{7F}\n")
        try terminal.wait(for: "not UTF-8")
        try terminal.wait(for: "name: ")
        terminal.type("Zoë\n")
        try terminal.wait(for: "<Zoë>")
    }

    @Test func aLineThatTheTerminalMayHaveCutIsRefused() throws {
        let longest = try PseudoTerminal.probe("line")
        try longest.wait(for: "name: ")
        longest.type(String(repeating: "n", count: Dialogue.longestAnswer) + "\n")
        try longest.wait(for: "<" + String(repeating: "n", count: Dialogue.longestAnswer) + ">")

        let terminal = try PseudoTerminal.probe("line")
        try terminal.wait(for: "name: ")
        terminal.type(String(repeating: "n", count: 5000) + "\n")
        try terminal.wait(for: "error: the line is longer than 4094 bytes")
    }

    @Test(arguments: [("yes", true), ("Y", true), ("no", false), ("n", false)])
    func yesOrNo(answer: String, meaning: Bool) throws {
        let terminal = try PseudoTerminal.probe("yes-or-no")
        try terminal.wait(for: "is this free? [yes/no] ")
        terminal.type(answer + "\n")
        try terminal.wait(for: "<\(meaning)>")
    }

    @Test func nothingIsChosenBeforehand() throws {
        let terminal = try PseudoTerminal.probe("yes-or-no")
        for answer in ["", "ok", "yes please", "1"] {
            try terminal.wait(for: "[yes/no] ")
            terminal.type(answer + "\n")
            try terminal.wait(for: "please type yes or no")
        }
        try terminal.wait(for: "[yes/no] ")
        terminal.type("\u{4}")
        try terminal.wait(for: "error: the input ended before there was an answer")
    }

    @Test func choosing() throws {
        let terminal = try PseudoTerminal.probe("choice")
        #expect(try terminal.wait(for: "number: ").contains("1  beside me\r\n"))
        for answer in ["", "0", "3", "02", "beside me", "99999999999999999999"] {
            terminal.type(answer + "\n")
            try terminal.wait(for: "please type a number from 1 to 2")
            try terminal.wait(for: "number: ")
        }
        terminal.type("2\n")
        try terminal.wait(for: "<1>")
    }

    @Test(arguments: [(0, 80), (1, 24), (60, 60), (100, 100), (200, 100)])
    func widthOfTheTerminal(columns: Int32, width: Int) throws {
        try PseudoTerminal.probe("width", columns: columns).wait(for: "<\(width)>")
    }

    @Test func hardening() throws {
        let script = "ulimit -c unlimited 2>/dev/null; exec \(PseudoTerminal.probePath) harden"
        try PseudoTerminal(["/bin/sh", "-c", script]).wait(for: "<0>")
    }
}
