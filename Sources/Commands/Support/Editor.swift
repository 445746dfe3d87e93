import Canonical
import Glibc
import Templating
import Terminal

/// The editor that the person likes, for a file that is kept in memory alone.
struct Editor {
    /// As a shell understands it: it may have options.
    private let command: String

    /// - Parameters:
    ///   - environment: the environment, which may name an editor.
    ///   - hints: what to do where it names none.
    /// - Throws: `Failure`, where it names none.
    init(_ environment: [String: String], hints: (String, String)) throws {
        let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let named else {
            throw Failure(
                .usage, "neither $VISUAL nor $EDITOR says which editor you like", hints: hints.0, hints.1)
        }
        command = named
    }

    /// Opens a file until it can be read, or what was changed is to be dropped.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - console: where to ask.
    ///   - read: reads what was left in it.
    /// - Returns: what was read; nil where everything is to stay as it was.
    /// - Throws: `Failure`; what `read` throws, where nobody can be asked.
    func edit<Value>(
        _ file: String, _ console: Console, _ read: ([UInt8]) throws(YAMLError) -> Value
    ) throws -> Value? {
        // While the editor is in front, what is typed to interrupt is meant for it.
        signal(SIGINT, SIG_IGN)
        signal(SIGQUIT, SIG_IGN)
        defer {
            signal(SIGINT, SIG_DFL)
            signal(SIGQUIT, SIG_DFL)
        }
        while true {
            let process = try Spawn.start(["/bin/sh", "-c", "\(command) \"$1\"", "sh", file])
            guard Spawn.wait(for: process) else {
                throw Failure(.failed, "the editor ended with an error; nothing was changed")
            }
            let bytes = try Files.read(file, limit: YAML.largestFile)
            do { return try read(bytes) } catch {
                guard let dialogue = try? console.dialogue(orElse: "") else { throw error }
                dialogue.say("\(error)")
                guard try dialogue.yesOrNo("Open it again? (“no” drops what you changed)") else { return nil }
            }
        }
    }
}
