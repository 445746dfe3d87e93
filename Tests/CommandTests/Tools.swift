import TestSupport
import Testing

/// Programs of the system that tests check with.
enum Tools {
    static func has(_ name: String) -> Bool { Program.exists(name) }

    /// Runs one that has to go well.
    static func run(_ name: String, _ arguments: String...) throws {
        let answer = try Program.run(name, arguments)
        try #require(answer.status == 0, "\(name) \(arguments): \(answer.messages)")
    }
}
