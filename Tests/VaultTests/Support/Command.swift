import Foundation

/// Another program, run for a test.
enum Command {
    struct Result {
        let status: Int32
        let output: [UInt8]
    }

    static func exists(_ name: String) -> Bool {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    /// Whether `type` works.
    static var canType: Bool { exists("age") && exists("python3") }

    static func run(_ name: String, _ arguments: String...) throws -> Result { try run(name, arguments) }

    static func run(_ name: String, _ arguments: [String]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: bytes)
    }

    /// Runs a program on a pseudo-terminal and gives `line` to each of its questions.
    static func type(_ line: String, to name: String, _ arguments: String...) throws -> Int32 {
        try type(line, to: name, arguments)
    }

    static func type(_ line: String, to name: String, _ arguments: [String]) throws -> Int32 {
        try run("python3", ["-c", typing, line, name] + arguments).status
    }

    private static let typing = """
        import os, pty, sys
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvp(sys.argv[2], sys.argv[2:])
        seen = b""
        while True:
            try:
                piece = os.read(terminal, 1024)
            except OSError:
                break
            if not piece:
                break
            seen += piece
            if b": " in seen:
                os.write(terminal, sys.argv[1].encode() + b"\\n")
                seen = b""
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
        """
}

/// A folder that goes when the test does.
final class TemporaryFolder: Sendable {
    private let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// - Returns: the path of the file.
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }
}
