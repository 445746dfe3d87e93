import Foundation
import Glibc
import PseudoTerminal
import Terminal
import Testing

@Suite struct PassphraseTests {
    @Test func nothingIsShownWhileItIsTyped() throws {
        let terminal = try PseudoTerminal.probe("passphrase")
        #expect(terminal.echoes)
        try terminal.wait(for: "passphrase: ")
        #expect(!terminal.echoes)
        terminal.type("tröth and truth\n")
        // The program writes a line feed of its own, then what it understood.
        #expect(try terminal.wait(for: ">") == "\r\n<tröth and truth>")
        #expect(terminal.echoes)
        #expect(try terminal.end().end == .status(0))
    }

    @Test func whatWasTypedAheadIsDropped() throws {
        let terminal = try PseudoTerminal([
            "/bin/sh", "-c", "sleep 1; exec \(PseudoTerminal.probePath) passphrase",
        ])
        terminal.type("ahead\n")
        try terminal.wait(for: "passphrase: ")
        terminal.type("then\n")
        try terminal.wait(for: "<then>")
    }

    @Test func aTypedCharacterCanBeTakenBack() throws {
        let terminal = try PseudoTerminal.probe("passphrase")
        try terminal.wait(for: "passphrase: ")
        terminal.type("lefs\u{7F}t\n")
        try terminal.wait(for: "<left>")
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func aSignalFindsTheTerminalAsItWas(signal: CInt) throws {
        let terminal = try PseudoTerminal.probe("passphrase")
        try terminal.wait(for: "passphrase: ")
        terminal.type("half")
        #expect(!terminal.echoes)
        kill(terminal.process, signal)
        let (screen, end) = try terminal.end()
        #expect(end == .signal(signal))
        #expect(terminal.echoes)
        #expect(screen == "\r\n")
    }

    @Test func controlCInterrupts() throws {
        let terminal = try PseudoTerminal.probe("passphrase")
        try terminal.wait(for: "passphrase: ")
        terminal.type("half\u{3}")
        #expect(try terminal.end().end == .signal(SIGINT))
        #expect(terminal.echoes)
    }

    @Test func aSignalThatIsIgnoredStaysIgnored() throws {
        let script = "trap '' HUP; exec \(PseudoTerminal.probePath) passphrase"
        let terminal = try PseudoTerminal(["/bin/sh", "-c", script])
        try terminal.wait(for: "passphrase: ")
        kill(terminal.process, SIGHUP)
        usleep(200_000)
        terminal.type("stayed\n")
        #expect(try terminal.wait(for: ">") == "\r\n<stayed>")
    }

    @Test func stoppingAndGoingOn() throws {
        // A shell with job control: the program is stopped, the shell looks at the terminal, and brings it back.
        let script = "set -m; \(PseudoTerminal.probePath) passphrase; stty -a; echo looked; fg >/dev/null"
        let terminal = try PseudoTerminal(["/bin/sh", "-c", script])
        try terminal.wait(for: "passphrase: ")
        terminal.type("half\u{1A}")
        let state = try terminal.wait(for: "looked")
        #expect(state.contains(" echo ") && !state.contains("-echo "), "\(state)")
        try terminal.wait(for: "passphrase: ")
        #expect(!terminal.echoes)
        terminal.type("whole\n")
        try terminal.wait(for: "<whole>")
        #expect(terminal.echoes)
        #expect(try terminal.end().end == .status(0))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/bin/bash"), "bash is not installed"))
    func inTheBackgroundNothingIsTouched() throws {
        // Once started there, once sent there while it asks. It stops, and can be ended.
        let probe = "\(PseudoTerminal.probePath) passphrase"
        for start in ["\(probe) &", "\(probe); bg;"] {
            let script = """
                set -m; \(start) until jobs -s | grep -q .; do sleep 0.1; done; stty -a
                kill %1; kill -CONT %1; wait %1; echo status $?
                """
            let terminal = try PseudoTerminal(["/bin/bash", "-c", script])
            if start.hasSuffix("bg;") {
                try terminal.wait(for: "passphrase: ")
                terminal.type("\u{1A}")
            }
            let screen = try terminal.wait(for: "status 143")
            #expect(screen.contains(" echo ") && !screen.contains("passphrase: "), "\(screen)")
        }
    }

    @Test func theEndOfTheInputIsNoPassphrase() throws {
        for typed in ["\u{4}", "half\u{4}\u{4}"] {
            let terminal = try PseudoTerminal.probe("passphrase")
            try terminal.wait(for: "passphrase: ")
            terminal.type(typed)
            try terminal.wait(for: "error: the input ended before there was an answer")
            #expect(terminal.echoes)
            #expect(try terminal.end().end == .status(1))
        }
    }

    @Test(arguments: [0, 1, Passphrase.longest]) func lengths(count: Int) throws {
        let passphrase = String(repeating: "p", count: count)
        let terminal = try PseudoTerminal.probe("passphrase")
        try terminal.wait(for: "passphrase: ")
        terminal.type(passphrase + "\n")
        try terminal.wait(for: "<\(passphrase)>")
    }

    @Test func tooLong() throws {
        let terminal = try PseudoTerminal.probe("passphrase")
        try terminal.wait(for: "passphrase: ")
        terminal.type(String(repeating: "p", count: Passphrase.longest + 1) + "\n")
        try terminal.wait(for: "error: the line is longer than 1024 bytes")
        #expect(terminal.echoes)
    }

    @Test func withoutATerminalThereIsNobodyToAsk() throws {
        // In a session of its own the program has no terminal, whatever its streams are.
        let terminal = try PseudoTerminal(["/usr/bin/setsid", "-w", PseudoTerminal.probePath, "passphrase"])
        try terminal.wait(for: "error: there is no terminal to ask on")
    }

    @Test(arguments: [
        ("a b\n", "<a b>"), ("a b", "<a b>"), ("\n", "<>"), ("a\r\n", "<a>"), ("a\nrest\n", "<a>rest"),
        ("ö\u{0}ö\n", "<ö\u{0}ö>"),
        ("", "error: the input ended before there was an answer"),
        (String(repeating: "p", count: 1025) + "\n", "error: the line is longer than 1024 bytes"),
    ])
    func fromAFileDescriptor(input: String, output: String) throws {
        // `cat` shows what the probe has left unread.
        let script = "printf '%b' \"$1\" | { \"$0\" passphrase-fd | tr -d '\\n'; cat; }; echo END"
        let escaped = input.replacing("\0", with: #"\0000"#).replacing("\r", with: #"\r"#)
        let terminal = try PseudoTerminal(["/bin/sh", "-c", script, PseudoTerminal.probePath, escaped])
        let screen = try terminal.wait(for: "END").dropLast(3)
        #expect(screen.filter { $0 != "\r\n" } == output)
    }

    @Test func aTerminalAsFileDescriptorIsSilentToo() throws {
        let terminal = try PseudoTerminal.probe("passphrase-fd")
        while terminal.echoes { usleep(10_000) }
        terminal.type("typed\n")
        #expect(try terminal.wait(for: ">") == "<typed>")
        #expect(terminal.echoes)
    }

    @Test func aFileDescriptorThatIsNotOpen() throws {
        let terminal = try PseudoTerminal([
            "/bin/sh", "-c", "exec \(PseudoTerminal.probePath) passphrase-fd <&-",
        ])
        try terminal.wait(for: "error: file descriptor 0 cannot be read")
    }
}
