import Foundation
import Glibc
import PseudoTerminal
import Testing

/// What everybody on the machine can see of a troth that waits: its command line, and its environment.
@Suite struct ProcessListTests {
    private static let condition = "never on a Thursday, please"

    /// - Returns: what `ps` shows of a process. Where the system shows the environment to nobody, that part is empty.
    private func seen(of process: Int32) throws -> String {
        let commandLine = try contents("/proc/\(process)/cmdline")
        // It has to be the process that is asked about, and not an end of it.
        try #require(commandLine.contains("troth"))
        return commandLine + "\n" + ((try? contents("/proc/\(process)/environ")) ?? "")
    }

    private func contents(_ path: String) throws -> String {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }

    private func expectNothing(of words: [String], in process: Int32) throws {
        let seen = try seen(of: process)
        for word in words { #expect(!seen.contains(word), "“\(word)” can be seen") }
    }

    @Test func whileItAsks() throws {
        let people = try People(.proposed)
        let words = [People.passphrase, "Cooper", "Autumn", "Leash", "eyes stay free"]
        let terminal = try PseudoTerminal([People.anyBinary, "sign", "2", "--home", people.path("rex")])
        try terminal.wait(for: "passphrase: ")
        try expectNothing(of: words, in: terminal.process)
        terminal.type(People.passphrase + "\n")
        for _ in 0..<5 {
            try terminal.wait(for: "[yes/no] ")
            try expectNothing(of: words, in: terminal.process)
            terminal.type("yes\n")
        }
        try terminal.wait(for: "your passphrase, once more: ")
        try expectNothing(of: words, in: terminal.process)
        terminal.type(People.passphrase + "\n")
        #expect(try terminal.end().end == .status(0))
    }

    @Test func whileAHomeIsMade() throws {
        let people = try People(.apart)
        try FileManager.default.removeItem(atPath: people.path("rex"))
        let terminal = try PseudoTerminal([
            People.anyBinary, "init", "--adult", "--work-factor", "10", "--home", people.path("rex"),
        ])
        try terminal.wait(for: "A name of your choice")
        terminal.type("Biscuit\n")
        try terminal.wait(for: "A passphrase")
        try expectNothing(of: ["Biscuit"], in: terminal.process)
        terminal.type(People.passphrase + "\n")
        try terminal.wait(for: ": ")
        try expectNothing(of: ["Biscuit", People.passphrase], in: terminal.process)
    }

    /// It has read the sentence and waits for the passphrase, which the test holds back.
    @Test func whileItWaitsForThePassphrase() throws {
        let people = try People(.inForce)
        let file = try people.write("condition", Self.condition + "\n")
        let process = Process()
        process.executableURL = URL(filePath: People.anyBinary)
        process.arguments = [
            "tighten", "leash", "--condition", "@\(file)", "--home", people.path("rex"), "--no-input",
            "--passphrase-fd", "0",
        ]
        let (input, messages) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = messages
        try process.run()
        defer { if process.isRunning { process.terminate() } }
        try waitUntilStarted(process.processIdentifier)
        try expectNothing(of: [People.passphrase, Self.condition], in: process.processIdentifier)
        try input.fileHandleForWriting.write(contentsOf: Data("\(People.passphrase)\n".utf8))
        try input.fileHandleForWriting.close()
        let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said.contains(Self.condition))
    }

    /// Waits until a process is the program itself, and asleep: it reads its passphrase.
    private func waitUntilStarted(_ process: pid_t) throws {
        for _ in 0..<1000 {
            let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
            if status.contains("Name:\ttroth"), status.contains("State:\tS") { return }
            usleep(10_000)
        }
        Issue.record("it never waited for the passphrase")
    }

    @Test(arguments: [
        ["init", "--adult", "--name", "Biscuit"], ["contact", "rename", "Rex", "somebody dear"],
        ["tighten", "leash", "--condition", condition], ["signal", "two short whistles"],
    ])
    func whatStandsThereAllTheSameIsRefused(words: [String]) throws {
        let people = try People(.inForce)
        if words[0] == "init" { try FileManager.default.removeItem(atPath: people.path("cooper")) }
        let before = words[0] == "init" ? [:] : try people.files(of: .cooper)
        let answer = try people.run(.cooper, words)
        #expect(answer.code == 64)
        #expect(answer.output.isEmpty)
        #expect(answer.said.contains("@FILE"))
        #expect(!answer.said.contains(words.last!), "nor is it said again")
        #expect(try people.files(of: .cooper) == before)
    }
}
