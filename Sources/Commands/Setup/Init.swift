import ArgumentParser
import Canonical
import History
import Sodium
import Terminal
import Vault

struct Init: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make your keys and your home, under a passphrase.",
        discussion:
            "Asks for a name of your choice and a passphrase, and for your word that you are an adult.")

    @Option(help: "A name of your choice, from a file: @FILE, or @- for standard input.")
    var name: String?

    @Flag(help: "Declare that you are an adult. Every card and agreement carries this.")
    var adult = false

    @Option(
        name: .customLong("work-factor"), help: "How much work each guess at the passphrase takes: 10 to 22.")
    var workFactor = 18

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        try NewHome.check(workFactor)
        let folder = try Folder(HomePath.find(console), creating: true)
        guard try !Home.exists(on: folder) else { throw VaultError.homeExists(path: folder.path) }
        let name = try name.map { try console.name(from: $0) }
        let home = try NewHome(console, workFactor: workFactor).make(on: folder, name: name, isAdult: adult)
            .home
        console.say("your keys are in \(folder.path), under your passphrase")
        console.say(
            "nobody can bring the passphrase back: write it down, and keep it where only you can find it")
        console.say("next, the card that you give to your partner: troth card -o me.card")
        try console.json(HomeJSON(home: folder.path, key: "\(home.keys.verifierKey)"))
    }
}

/// What `init --json` gives.
private struct HomeJSON: Encodable {
    var schema = "troth/init/v0"
    let home: String
    let key: String
}
