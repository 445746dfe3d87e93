import ArgumentParser

struct ThankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thank", abstract: "Thank somebody for what you noticed.",
        discussion: "As in: troth thank @- --for leash. It asks for nothing, and needs no answer.",
        subcommands: [Write.self, List.self, Hide.self, Show.self], defaultSubcommand: Write.self)
}
