import ArgumentParser

struct CheckInCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkin", abstract: "Say how things are for you now.",
        discussion: "It is about the present, and moves nothing that stands.",
        subcommands: [Now.self, List.self, Every.self], defaultSubcommand: Now.self)
}
