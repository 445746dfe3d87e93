import ArgumentParser
import Canonical
import Glibc
import Templating
import Terminal

extension WorksheetCommand {
    struct Edit: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change your answers in an editor.",
            discussion: """
                $VISUAL or $EDITOR gets a file that is kept in memory alone and that nobody else can read; it is gone \
                when the command ends, however it ends.
                """)

        @Argument(help: "The worksheet, where there are several.")
        var worksheet: String?

        @Flag(
            name: .customLong("allow-disk"),
            help: "Where no folder is kept in memory, write the file to a disk.")
        var allowDisk = false

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let environment = console.context.environment
            guard
                let editor = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first(where: {
                    !$0.isEmpty
                })
            else {
                throw Failure(
                    .usage, "neither $VISUAL nor $EDITOR says which editor you like",
                    hints: "EDITOR=nano troth worksheet edit", "or without one: troth worksheet fill")
            }
            let session = try Session(console)
            var stored = try session.worksheet(named: worksheet)
            let begun = session.kept(stored.name)
            let folder = try PassingFolder(environment, allowsDisk: allowDisk)
            // The folder goes with the last use of it, and nothing below is to come after that.
            defer { withExtendedLifetime(folder) {} }
            let file = "\(folder.path)/answers.yaml"
            try Files.write(file, Array(stored.worksheet.yaml.utf8), replacing: false)
            let template = stored.template
            let edited = try session.unlocked { try Self.edit(file, with: editor, template, console) }
            guard let edited else { return console.say("nothing was changed") }
            if session.kept(stored.name) != begun, edited.yaml != stored.worksheet.yaml {
                // What was there stays in its log either way; which is to count is not for a program to say.
                let isMeant = try console.dialogue(orElse: "troth worksheet edit once more").yesOrNo(
                    "This worksheet was changed in another window meanwhile. Does yours count?")
                guard isMeant else { return console.say("yours was dropped; the other one counts") }
            }
            stored.worksheet = edited
            let isChanged = try session.keep(stored)
            let count = stored.count
            console.say(
                isChanged ? "saved: \(count.answered) of \(count.all) are answered" : "nothing was changed")
            try console.json(WorksheetJSON(stored))
        }

        /// - Returns: the worksheet as it was left; nil where it is to stay as it was.
        private static func edit(
            _ file: String, with editor: String, _ template: Template, _ console: Console
        ) throws -> Worksheet? {
            // While the editor is in front, what is typed to interrupt is meant for it.
            signal(SIGINT, SIG_IGN)
            signal(SIGQUIT, SIG_IGN)
            defer {
                signal(SIGINT, SIG_DFL)
                signal(SIGQUIT, SIG_DFL)
            }
            while true {
                let process = try Spawn.start(["/bin/sh", "-c", "\(editor) \"$1\"", "sh", file])
                guard Spawn.wait(for: process) else {
                    throw Failure(.failed, "the editor ended with an error; nothing was changed")
                }
                let bytes = try Files.read(file, limit: YAML.largestFile)
                do { return try Worksheet.parse(bytes, file: "answers.yaml", template: template) } catch {
                    guard let dialogue = try? console.dialogue(orElse: "") else { throw error }
                    dialogue.say("\(error)")
                    guard try dialogue.yesOrNo("Open it again? (“no” drops what you changed)") else {
                        return nil
                    }
                }
            }
        }
    }
}
