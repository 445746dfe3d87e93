import Canonical
import Commands
import Foundation
import PseudoTerminal
import Synchronization
import Templating

/// Cooper and Rex, each with a home, in a folder that goes when the test does.
///
/// Their commands run in this process, or as the binary that `TROTH_BINARY` names.
final class People {
    enum Person: String, CaseIterable {
        case cooper
        case rex

        var name: String { rawValue.capitalized }
        var other: Self { self == .cooper ? .rex : .cooper }
    }

    /// What a command answered.
    struct Answer {
        let code: Int32
        let output: String
        let messages: String
        /// Without line breaks, which depend on the length of paths.
        var said: String { messages.split { $0.isWhitespace }.joined(separator: " ") }
    }

    /// How far the two have come.
    enum Stage: CaseIterable {
        /// They have homes and cards.
        case apart
        /// They have verified each other.
        case met
        /// Each has made a proposal, and both homes have both.
        case proposed
        /// Both have signed the second.
        case inForce
    }

    struct Unexpected: Error, CustomStringConvertible {
        let words: [String]
        let answer: Answer
        var description: String { "troth \(words.joined(separator: " ")): \(answer)" }
    }

    static let binary = ProcessInfo.processInfo.environment["TROTH_BINARY"]
    /// The binary under test, or the one that was built beside the tests.
    static let anyBinary = binary ?? PseudoTerminal.builtPath(of: "troth")
    static let passphrase = "winter apples"

    let folder: String
    private let isKept: Bool
    /// The time, where it is not the system's; in this process only.
    var clock: Int64?
    /// How many seconds somebody's clock is ahead of that; in this process only.
    var ahead: [Person: Int64] = [:]
    /// Where somebody is, as `TZ` has it: their commands run as the binary.
    var zones: [Person: String] = [:]

    /// - Parameter stage: how far they have come already.
    init(_ stage: Stage) throws {
        folder = "\(Stages.root)/\(Self.newName())"
        isKept = false
        try Self.copy(Stages.folder(of: stage), to: folder)
    }

    /// - Parameter stage: the folder of people to go on from, or nil for an empty one. It stays for other tests.
    fileprivate init(onStage stage: String?) throws {
        folder = "\(Stages.root)/\(Self.newName())"
        isKept = true
        if let stage {
            try Self.copy(stage, to: folder)
        } else {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
    }

    /// Short, so that a path in it fits on a line.
    private static func newName() -> String { String(UInt32.random(in: 0...UInt32.max), radix: 36) }

    /// Also the times and modes of the files.
    private static func copy(_ folder: String, to copy: String) throws {
        try Tools.run("cp", "-a", folder, copy)
    }

    deinit { if !isKept { try? FileManager.default.removeItem(atPath: folder) } }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// - Returns: the file's path.
    @discardableResult func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
        return path(name)
    }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }

    /// Runs one command that nobody can be asked by.
    ///
    /// - Parameters:
    ///   - person: whose home it is for.
    ///   - words: what stands behind `troth`.
    ///   - passphrase: what opens the home.
    func run(
        _ person: Person, _ words: String..., passphrase: String = People.passphrase
    ) throws -> Answer { try run(person, words, passphrase: passphrase) }

    func run(
        _ person: Person, _ words: [String], passphrase: String = People.passphrase
    ) throws -> Answer {
        let file = try write("passphrase-\(UUID().uuidString)", passphrase + "\n")
        defer { try? FileManager.default.removeItem(atPath: file) }
        let words = words + ["--home", path(person.rawValue), "--no-input", "--passphrase-fd"]
        if let program = zones[person] == nil ? Self.binary : Self.anyBinary {
            return try Self.start(program, words + ["3"], passphrase: file, zone: zones[person])
        }
        return try runHere(words, passphrase: file, ahead: ahead[person, default: 0])
    }

    /// Runs one command that has to go well.
    @discardableResult func done(_ person: Person, _ words: String...) throws -> Answer {
        let answer = try run(person, words)
        guard answer.code == 0 else { throw Unexpected(words: words, answer: answer) }
        return answer
    }

    /// One sends the other what they lack, who takes it in.
    @discardableResult func hand(from sender: Person) throws -> Answer {
        let file = path("\(UUID().uuidString).troth")
        try done(sender, "send", sender.other.name, "-o", file)
        return try done(sender.other, "receive", file)
    }

    /// - Returns: the id of a version, or of the newest.
    func id(of version: String, for person: Person = .cooper) throws -> String {
        let shown = try done(person, "show", version).output
        return shown.split { $0.isWhitespace }.first { $0.utf8.count == 64 }.map(String.init) ?? ""
    }

    /// Both sign a version, and both homes come to know it.
    func sign(_ version: String) throws {
        for person in Person.allCases {
            try done(person, "sign", version, "--i-have-read", id(of: version, for: person))
            try hand(from: person)
        }
        try hand(from: .cooper)
    }

    /// - Returns: every file of a home but the lock, by its path.
    func files(of person: Person) throws -> [String: Data] {
        let home = path(person.rawValue)
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: home) where name != "lock" {
            var isFolder = ObjCBool(false)
            _ = unsafe FileManager.default.fileExists(atPath: "\(home)/\(name)", isDirectory: &isFolder)
            if !isFolder.boolValue { found[name] = try Data(contentsOf: URL(filePath: "\(home)/\(name)")) }
        }
        return found
    }

    private func runHere(_ words: [String], passphrase: String, ahead: Int64) throws -> Answer {
        let file = try FileHandle(forReadingFrom: URL(filePath: passphrase))
        defer { try? file.close() }
        let output = Stream()
        let messages = Stream()
        var context = Context()
        context.output = { output.append($0) }
        context.messages = { messages.append($0) }
        context.environment = [:]
        context.outputDescriptor = -1
        context.messageDescriptor = -1
        if clock != nil || ahead != 0 {
            let time = (clock ?? Int64(Date().timeIntervalSince1970)) + ahead
            context.clock = { Instant(seconds: time) }
        }
        let code = Context.$current.withValue(context) { Troth.run(words + ["\(file.fileDescriptor)"]) }
        return Answer(code: code, output: output.text, messages: messages.text)
    }

    /// Runs a program with a passphrase at file descriptor 3.
    static func start(
        _ program: String, _ words: [String], passphrase: String, zone: String? = nil
    ) throws -> Answer {
        try Running(program, words, passphrase: passphrase, zone: zone).end()
    }
}

/// A troth that runs in a process of its own.
final class Running {
    private let process = Process()
    private let output = Pipe()
    private let messages = Pipe()

    /// - Parameters:
    ///   - passphrase: a file, to be open at file descriptor 3.
    ///   - zone: where it is, as `TZ` has it; UTC where nil.
    init(_ program: String, _ words: [String], passphrase: String, zone: String? = nil) throws {
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "exec \"$0\" \"$@\" 3<\"$PASSPHRASE\"", program] + words
        process.environment = ["PASSPHRASE": passphrase, "HOME": "/nonexistent", "TZ": zone ?? "UTC0"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = messages
        try process.run()
    }

    /// Waits until it has ended. Neither stream holds more than a pipe does.
    func end() -> People.Answer {
        let output = output.fileHandleForReading.readDataToEndOfFile()
        let messages = messages.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return People.Answer(
            code: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            messages: String(decoding: messages, as: UTF8.self))
    }
}

private final class Stream: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
}

/// Each stage is reached once, by the real commands; tests work on copies.
private enum Stages {
    private static let apart = stage(on: nil) { people in
        for worksheet in BuiltInTemplates.demo {
            try people.write("\(worksheet.name).yaml", String(decoding: worksheet.bytes, as: UTF8.self))
        }
        for person in People.Person.allCases {
            let name = try people.write("\(person).name", person.name + "\n")
            try people.done(person, "init", "--name", "@\(name)", "--adult", "--work-factor", "10")
            try people.done(person, "card", "-o", people.path("\(person).card"))
        }
    }
    private static let met = stage(on: apart) { people in
        for person in People.Person.allCases {
            try people.done(person, "contact", "add", people.path("\(person.other).card"))
        }
        let shown = try people.run(.cooper, "contact", "verify", "Rex", "--number", "0").output
        let number = shown.split(separator: "\n").filter { $0.hasPrefix("  ") }.joined()
        for person in People.Person.allCases {
            try people.done(person, "contact", "verify", person.other.name, "--number", number)
        }
    }
    private static let proposed = stage(on: met) { people in
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        try people.hand(from: .cooper)
        try people.done(.rex, "propose", "--answers", people.path("rex.yaml"))
        try people.hand(from: .rex)
    }
    private static let inForce = stage(on: proposed) { try $0.sign("2") }

    static func folder(of stage: People.Stage) throws -> String {
        switch stage {
        case .apart: try apart.get()
        case .met: try met.get()
        case .proposed: try proposed.get()
        case .inForce: try inForce.get()
        }
    }

    /// Holds everything, and goes when the tests have ended.
    static let root: String = {
        // Times are shown in one zone wherever the tests run.
        unsafe setenv("TZ", "UTC0", 1)
        atexit { try? FileManager.default.removeItem(atPath: Stages.root) }
        return FileManager.default.temporaryDirectory.appending(path: "troth-tests-\(getpid())").path
    }()

    private static func stage(
        on earlier: Result<String, any Error>?, _ play: (People) throws -> Void
    ) -> Result<String, any Error> {
        Result {
            let people = try People(onStage: earlier?.get())
            try play(people)
            return people.folder
        }
    }
}
