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
        guard IdentityFile.workFactors.contains(workFactor) else {
            throw Failure(
                .usage, "a work factor is a number from 10 to 22", hints: "troth init --work-factor 18")
        }
        let folder = try Folder(HomePath.find(console), creating: true)
        guard try !Home.exists(on: folder) else { throw VaultError.homeExists(path: folder.path) }
        if !Secret.memoryIsLocked {
            console.say(
                "\("warning:", .warning) this system does not lock memory, so secrets could reach its swap space"
            )
        }
        let name = try chosenName(console)
        guard try adult || console.dialogue(orElse: "--adult").yesOrNo("Are you an adult?") else {
            throw Failure(.refused, "troth is for adults only; nothing was written")
        }
        let passphrase = try chosenPassphrase(console)
        let home = try Home(creatingOn: folder, passphrase: passphrase, workFactor: workFactor)
        try home.write([.profile(name: name)], to: .private, at: console.context.clock())
        console.say("your keys are in \(folder.path), under your passphrase")
        console.say(
            "nobody can bring the passphrase back: write it down, and keep it where only you can find it")
        console.say("next, the card that you give to your partner: troth card -o me.card")
        try console.json(HomeJSON(home: folder.path, key: "\(home.keys.verifierKey)"))
    }

    private func chosenName(_ console: Console) throws -> Line {
        if let argument = name {
            let prose = try console.text(from: argument, "a name")
            guard prose.lines.count == 1, let line = prose.lines.first else {
                throw Failure(.failed, "a name is one line")
            }
            return line
        }
        let dialogue = try console.dialogue(orElse: "--name @FILE")
        while true {
            do {
                return try Line(dialogue.line("A name of your choice, which your partner will see:"))
            } catch let error as FormatError {
                dialogue.say("\(error.reason): please type it again")
            }
        }
    }

    /// What has fewer bytes than this is called short.
    private static let shortPassphrase = 12
    private static let shortness: StyledText =
        "That is short: whoever gets your files could try all that are so short. Take it all the same?"

    private func chosenPassphrase(_ console: Console) throws -> Secret {
        if let descriptor = console.options.passphraseDescriptor {
            let passphrase = try Passphrase.read(from: descriptor)
            guard passphrase.count > 0 else { throw Failure(.usage, "an empty passphrase protects nothing") }
            if passphrase.count < Self.shortPassphrase {
                console.say(
                    "\("warning:", .warning) this passphrase is short; whoever gets your files could guess it"
                )
            }
            return passphrase
        }
        let dialogue = try console.dialogue(orElse: "--passphrase-fd N")
        while true {
            let first = try dialogue.passphrase("A passphrase (leave empty to be offered one):")
            if first.count == 0 {
                let offered = try GeneratedPassphrase.make()
                dialogue.say("\(offered.shown, .heading)")
                dialogue.say("Write it down now, somewhere that only you can find. It is not kept anywhere.")
                var again = try dialogue.passphrase("Type it:")
                while again.count > 0, !offered.secret.isEqual(to: again) {
                    dialogue.say("that was not the same; type it again, or leave it empty to choose anew")
                    again = try dialogue.passphrase("Type it:")
                }
                if again.count > 0 { return again }
                continue
            }
            guard try first.count >= Self.shortPassphrase || dialogue.yesOrNo(Self.shortness) else {
                continue
            }
            let again = try dialogue.passphrase("The same once more:")
            if first.isEqual(to: again) { return first }
            dialogue.say("that was not the same; please try again")
        }
    }
}

/// What `init --json` gives.
private struct HomeJSON: Encodable {
    var schema = "troth/init/v0"
    let home: String
    let key: String
}
