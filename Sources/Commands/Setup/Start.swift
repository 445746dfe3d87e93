import ArgumentParser
import Canonical
import Reporting
import Terminal
import Vault

/// `troth` alone: where things stand, or on a new machine the first two commands.
struct Start: TrothCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        guard hasHome(console) else {
            return try begin(console)
        }
        let canOpen =
            console.options.passphraseDescriptor != nil || (try? console.dialogue(orElse: "")) != nil
        guard canOpen else { return console.show("See where things stand with: troth status") }
        try console.show(Session(console).status(of: nil))
    }

    /// On a new machine: says what this is, and asks how it is to be used, where somebody can be asked.
    private func begin(_ console: Console) throws {
        console.show([
            "Two or more adults write down what they want, what they don’t, and what keeps",
            "them safe; all of them sign it, and each keeps an encrypted history on their",
            "own machine.", "",
            "There is no home of troth here yet.", "",
        ])
        guard let dialogue = try? console.dialogue(orElse: ""), !console.options.json else {
            return console.show(Self.commands)
        }
        let choice = try dialogue.choice(
            "Whom is it for?",
            of: [
                "somebody beside me: both answer alone, then see where we meet",
                "somebody far away: each has a machine of their own",
                "just for me, for now",
                "nobody yet: only show me the commands",
            ])
        switch choice {
        case 0:
            var command = try Together.parse([])
            command.global = global
            try command.run(console)
        case 1, 2:
            var command = try Init.parse([])
            command.global = global
            try command.run(console)
            if choice == 2 {
                console.say(
                    "to answer a template for yourself: troth template list, then troth worksheet new --template ID"
                )
            }
        default: console.show(Self.commands)
        }
    }

    private static let commands: [StyledText] = [
        "  troth together             two people beside each other",
        "  troth init                 or: make your keys, under a passphrase",
        "  troth card -o me.card      and the card that you give to your partner", "",
        "  troth demo                 or watch two made-up people do it all first",
    ]

    /// Looks and lets go of the folder again, since an open home is held by one alone.
    private func hasHome(_ console: Console) -> Bool {
        guard let folder = try? Folder(HomePath.find(console), creating: false) else { return false }
        return (try? Home.exists(on: folder)) == true
    }
}
