import ArgumentParser
import Canonical
import Templating
import Terminal
import Vault

/// A sheet about its owner's health: apart from every agreement, never sent by itself, and deletable.
struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "A dated sheet about your health, which you can delete.",
        discussion: """
            It lies encrypted in your home, beside the history and not in it, and is never part of an agreement. \
            Nothing here is needed for one. An agreement may say that health was talked about, and on which day.
            """,
        subcommands: [New.self, Edit.self, Show.self, Share.self, Read.self, Delete.self])

    struct Show: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Show your health slip.")

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            try console.show(HealthView(Session(console).keptHealthSlip()))
        }
    }

    struct Delete: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete your health slip from this home.",
            discussion:
                "Copies that others were given, backups, and freed blocks of the disk can’t be taken back from here."
        )

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            guard try session.home.hasSheet else {
                console.say("there is no health slip here; nothing was changed")
                return try console.json(HealthDeletedJSON(isChanged: false))
            }
            guard try global.yes || session.unlocked({ try isMeant(session.dateOfHealthSlip, console) })
            else {
                console.say("nothing was deleted; everything is as it was")
                return try console.json(HealthDeletedJSON(isChanged: false))
            }
            let isChanged = try session.home.deleteSheet()
            console.say("your health slip is deleted from this home")
            console.say(
                "what can’t be taken back from here: copies that others were given, backups, and what the disk may still hold in freed blocks"
            )
            try console.json(HealthDeletedJSON(isChanged: isChanged))
        }

        private func isMeant(_ date: CalendarDate?, _ console: Console) throws -> Bool {
            let which = date.map { "of \($0)" } ?? "that can’t be read"
            return try console.dialogue(orElse: "--yes").yesOrNo(
                "Delete your health slip \(which)? It can’t be brought back.")
        }
    }
}
