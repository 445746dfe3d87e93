import ArgumentParser
import Templating
import Terminal

extension HealthCommand {
    struct Edit: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change your health slip in an editor.",
            discussion: """
                $VISUAL or $EDITOR gets a file that is kept in memory alone and that nobody else can read; it is gone \
                when the command ends, however it ends. What your editor itself remembers elsewhere is up to it. A slip \
                that was changed is dated today; what it said before is kept nowhere.
                """)

        @Option(help: HealthAnswersFile.help)
        var answers: String?

        @Flag(
            name: .customLong("allow-disk"),
            help: "Where no folder is kept in memory, write the file to a disk.")
        var allowDisk = false

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let given = try answers.map(console.healthAnswers)
            let editor = given == nil ? try Editor(console.context.environment, hints: Self.hints) : nil
            let session = try Session(console)
            let before = try session.keptHealthSlip()
            var edited = given
            if let editor { edited = try edit(before.answers, in: editor, session) }
            guard let edited, edited != before.answers else {
                console.say("nothing was changed; your health slip is still the one of \(before.date)")
                return try console.json(HealthKeptJSON(before, isChanged: false))
            }
            // Nothing is brought back that another window deleted, and nothing overwritten that it wrote.
            guard try session.healthSlip() == before else {
                throw Failure(
                    .failed,
                    "another window changed or deleted your health slip meanwhile; nothing was written",
                    hints: "troth health show")
            }
            let slip = try session.keep(edited)
            console.say("saved, dated \(slip.date): \(slip.count)")
            console.say("where others were given a copy of the one before, it stays as it is")
            try console.json(HealthKeptJSON(slip, isChanged: true))
        }

        private static let hints = ("EDITOR=nano troth health edit", "or without one: --answers @FILE")

        /// - Returns: the answers as they were left; nil where they are to stay as they were.
        private func edit(
            _ answers: HealthAnswers, in editor: Editor, _ session: Session
        ) throws -> HealthAnswers? {
            let folder = try PassingFolder(
                session.console.context.environment, allowsDisk: allowDisk,
                otherwise: "troth health edit --answers @FILE takes a file of yours")
            // The folder goes with the last use of it, and nothing below is to come after that.
            defer { withExtendedLifetime(folder) {} }
            let file = "\(folder.path)/answers.yaml"
            try Files.write(file, Array(answers.form.utf8), replacing: false)
            return try session.unlocked {
                try editor.edit(file, session.console) { bytes throws(YAMLError) in
                    try HealthAnswers.parse(bytes, file: "answers.yaml")
                }
            }
        }
    }
}
