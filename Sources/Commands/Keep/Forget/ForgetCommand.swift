import ArgumentParser

struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Remove an agreement from this home, or ask others to.",
        discussion: """
            troth forget takes all of it out of this home, your private check-ins and drafts about it too. The \
            others’ copies cannot be removed from here: troth forget ask asks them to, and troth forget receipt \
            answers such a question. Files that are deleted may be recoverable from a disk, a backup or a remote \
            place that has had them; exported files stay where they are.
            """,
        subcommands: [Now.self, Ask.self, Receipt.self], defaultSubcommand: Now.self)
}
