import ArgumentParser

struct PromiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "What people here have promised.",
        discussion: """
            A promise binds only its maker, who alone says how it went and may end it at any time. Whoever it was \
            made to can release it. Nothing is counted.
            """,
        subcommands: [List.self, Add.self, Kept.self, Missed.self, End.self, Release.self],
        defaultSubcommand: List.self)
}
