import Foundation
import Glibc
import PseudoTerminal
import Testing

/// What is said aside stays on no screen.
@Suite struct AsideTests {
    private let there = "\u{1B}[?1049h"
    private let back = "\u{1B}[?1049l"

    @Test func itIsOnTheOtherScreenAlone() throws {
        let terminal = try PseudoTerminal.probe("aside", "xterm")
        let screen = try terminal.wait(for: "note: ")
        #expect(screen.hasPrefix(there))
        terminal.type("private\n")
        #expect(try terminal.wait(for: back).contains("private"))
        #expect(try terminal.wait(for: ">") == "<7>")
        #expect(try terminal.end().end == .status(0))
    }

    @Test(arguments: ["dumb", "", "linux"]) func whereThereIsNoOtherScreenNothingIsTried(name: String) throws
    {
        let terminal = try PseudoTerminal.probe("aside", name)
        #expect(try terminal.wait(for: "note: ") == "note: ")
        terminal.type("plain\n")
        #expect(try !terminal.wait(for: "<5>").contains("\u{1B}"))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func aSignalTurnsBackFirst(signal: CInt) throws {
        let terminal = try PseudoTerminal.probe("aside", "xterm")
        try terminal.wait(for: "note: ")
        terminal.type("half")
        try terminal.wait(for: "half")
        kill(terminal.process, signal)
        let (screen, end) = try terminal.end()
        #expect(end == .signal(signal))
        #expect(screen.hasSuffix(back) && !screen.contains(there))
    }

    @Test func stoppingTurnsBackAndGoingOnTurnsThereAgain() throws {
        let script = "set -m; \(PseudoTerminal.probePath) aside xterm; echo looked; fg >/dev/null"
        let terminal = try PseudoTerminal(["/bin/sh", "-c", script])
        try terminal.wait(for: "note: ")
        terminal.type("\u{1A}")
        #expect(try terminal.wait(for: "looked").contains(back))
        try terminal.wait(for: there)
        terminal.type("whole\n")
        #expect(try terminal.wait(for: ">").hasSuffix("\(back)<5>"))
    }
}
