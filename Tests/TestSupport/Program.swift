import Foundation

/// Another program of the system, run for a test.
package enum Program {
    /// What a program answered.
    package struct Result: Sendable {
        /// What it ended with.
        package let status: Int32
        /// What it wrote to its standard output.
        package let output: [UInt8]
        /// What it wrote to its standard error.
        package let messages: String
    }

    /// - Parameter name: a program.
    /// - Returns: whether the search path has it.
    package static func exists(_ name: String) -> Bool { path(of: name) != nil }

    /// - Parameter name: a program.
    /// - Returns: its path, where the search path has it.
    package static func path(of name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program to its end. Nobody can be asked by it.
    ///
    /// - Parameters:
    ///   - name: its name or path.
    ///   - arguments: what stands behind the name.
    /// - Returns: what it answered.
    /// - Throws: Foundation's error, where nothing could be started. A program that is not there ends with 127.
    package static func run(_ name: String, _ arguments: String...) throws -> Result {
        try run(name, arguments)
    }

    /// Runs a program to its end. Nobody can be asked by it.
    ///
    /// - Parameters:
    ///   - name: its name or path.
    ///   - arguments: what stands behind the name.
    ///   - folder: the path of its working directory; nil for the one of the tests.
    ///   - environment: its environment, where it is not the one of the tests.
    /// - Returns: what it answered.
    /// - Throws: Foundation's error, where nothing could be started. A program that is not there ends with 127.
    package static func run(
        _ name: String, _ arguments: [String], in folder: String? = nil, environment: [String: String]? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        if let environment { process.environment = environment }
        let (output, messages) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = messages
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // One after the other: what these programs complain of is less than a pipe holds.
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: bytes, messages: said)
    }
}
