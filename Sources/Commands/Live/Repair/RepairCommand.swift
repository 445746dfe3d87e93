import ArgumentParser

struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair", abstract: "After a limit was crossed or trust was hurt.",
        discussion: """
            An account is how it was for one person: it finds nothing, and nobody has to answer it. Whoever gave it \
            alone closes it, in their own word, or never. No boundary changes by any of this. It stands in no report \
            and no export unless they put it there. Where somebody may be in danger: troth help safety
            """,
        subcommands: [
            List.self, Show.self, Open.self, Own.self, Plan.self, Review.self, Close.self, Draft.self,
            Share.self,
            Discard.self, Report.self,
        ],
        defaultSubcommand: List.self)
}
