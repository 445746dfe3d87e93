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
            console.show([
                "Two or more adults write down what they want, what they don’t, and what keeps",
                "them safe; all of them sign it, and each keeps an encrypted history on their",
                "own machine.", "",
                "There is no home of troth here yet. The first two commands:", "",
                "  troth init                 make your keys, under a passphrase",
                "  troth card -o me.card      the card that you give to your partner", "",
                "  troth demo                 or watch two made-up people do it all first",
            ])
            return
        }
        let canOpen =
            console.options.passphraseDescriptor != nil || (try? console.dialogue(orElse: "")) != nil
        guard canOpen else { return console.show("See where things stand with: troth status") }
        try console.show(Session(console).status(of: nil))
    }

    /// Looks and lets go of the folder again, since an open home is held by one alone.
    private func hasHome(_ console: Console) -> Bool {
        guard let folder = try? Folder(HomePath.find(console), creating: false) else { return false }
        return (try? Home.exists(on: folder)) == true
    }
}
