import ArgumentParser
import Canonical
import History
import Reporting
import Vault

extension ReflectCommand {
    struct List: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "What you answered over time: by question, oldest first.")

        @Option(help: ReflectCommand.themeHelp)
        var theme: String?

        @Option(help: "One question, by its name in troth reflect questions, or the beginning of it.")
        var question: String?

        @OptionGroup var span: TimeSpanOptions

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let questions = try theme.map { try ReflectionTheme.named($0).questions.map(\.id) }
            let question = try question.map { try ReflectionTheme.question(named: $0).id }
            let (first, last) = try span.times(now: console.context.clock())
            let session = try Session(console)
            try console.show(
                ReflectionsView(session.home.archive.reflections) {
                    questions?.contains($0.question) ?? true && question ?? $0.question == $0.question
                        && first ?? $0.said <= $0.said && $0.said <= last ?? $0.said
                })
        }
    }

    struct Questions: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the questions, to think about with a pen.",
            discussion: "It needs no home and no passphrase.")

        @Option(help: ReflectCommand.themeHelp)
        var theme: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let themes = try theme.map { [try ReflectionTheme.named($0)] } ?? ReflectionTheme.all
            try console.show(ReflectionQuestionsView(themes))
        }
    }
}
