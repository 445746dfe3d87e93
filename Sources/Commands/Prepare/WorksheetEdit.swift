import ArgumentParser
import Canonical
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
            let editor = try Editor(environment, hints: Self.hints)
            let session = try Session(console)
            var stored = try session.worksheet(named: worksheet)
            let begun = session.kept(stored.name)
            let folder = try PassingFolder(environment, allowsDisk: allowDisk)
            // The folder goes with the last use of it, and nothing below is to come after that.
            defer { withExtendedLifetime(folder) {} }
            let file = "\(folder.path)/answers.yaml"
            try Files.write(file, Array(stored.worksheet.yaml.utf8), replacing: false)
            let template = stored.template
            let edited = try session.unlocked {
                try editor.edit(file, console) { bytes throws(YAMLError) in
                    try Worksheet.parse(bytes, file: "answers.yaml", template: template)
                }
            }
            guard let edited else { return console.say("nothing was changed") }
            if session.kept(stored.name) != begun, edited.yaml != stored.worksheet.yaml {
                // What was there stays in its log either way; which is to count is not for a program to say.
                let dialogue = try console.dialogue(orElse: "troth worksheet edit once more")
                dialogue.say("This worksheet was changed in another window meanwhile.")
                let isMeant = try dialogue.yesOrNo("Does yours count?")
                guard isMeant else { return console.say("yours was dropped; the other one counts") }
            }
            stored.worksheet = edited
            let isChanged = try session.keep(stored)
            let count = stored.count
            console.say(
                isChanged ? "saved: \(count.answered) of \(count.all) are answered" : "nothing was changed")
            try console.json(WorksheetJSON(stored))
        }

        private static let hints = (
            "EDITOR=nano troth worksheet edit", "or without one: troth worksheet fill"
        )
    }
}
