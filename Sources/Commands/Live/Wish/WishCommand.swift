import ArgumentParser

struct WishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wish", abstract: "A list of new things to talk about.",
        discussion: "As in: troth wish @-. It is no proposal, and changes nothing that is agreed.",
        subcommands: [Write.self, List.self, Done.self, Show.self], defaultSubcommand: Write.self)
}
