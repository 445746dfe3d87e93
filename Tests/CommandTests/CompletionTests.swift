import Foundation
import TestSupport
import Testing

/// What a shell is told of the commands.
@Suite struct CompletionTests {
    /// The commands that `troth --help` lists.
    private func commands() throws -> [String] {
        let help = try Program.run(People.anyBinary, "--help")
        let list = String(decoding: help.output, as: UTF8.self).components(separatedBy: "SUBCOMMANDS:").last
        return try #require(list).matches(of: /(?m)^  ([a-z-]+) {2,}\S/).map { String($0.1) }
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func theScriptKnowsEveryCommand(shell: String) throws {
        let answer = try Program.run(People.anyBinary, "--generate-completion-script", shell)
        #expect(answer.status == 0)
        #expect(answer.messages.isEmpty)
        let script = String(decoding: answer.output, as: UTF8.self)
        let words = Set(script.split { !$0.isLetter && $0 != "-" }.map(String.init))
        let commands = try commands()
        #expect(commands.count > 20 && commands.contains("status"), "\(commands)")
        for command in commands { #expect(words.contains(command), "\(command)") }
        if Tools.has(shell) {
            let folder = TemporaryFolder()
            let file = try folder.write(answer.output, to: "script")
            try Tools.run(shell, shell == "fish" ? "--no-execute" : "-n", file)
        }
    }

    @Test func anUnknownShell() throws {
        let answer = try Program.run(People.anyBinary, "--generate-completion-script", "tcsh")
        #expect(answer.status == 64)
        #expect(answer.output.isEmpty)
        #expect(answer.messages.contains("“tcsh”"), "\(answer.messages)")
        #expect(answer.messages.contains("zsh bash fish"))
    }
}
