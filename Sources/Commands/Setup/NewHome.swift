import Canonical
import History
import Sodium
import Terminal
import Vault

/// Makes somebody's keys and home: asks for a name, for their word that they are an adult, and for a passphrase.
struct NewHome {
    private let console: Console
    private let workFactor: Int

    /// - Parameters:
    ///   - console: where they are asked.
    ///   - workFactor: how much work each guess at the passphrase takes.
    init(_ console: Console, workFactor: Int) {
        self.console = console
        self.workFactor = workFactor
    }

    /// - Throws: `Failure`, where it is no work factor for a new home.
    static func check(_ workFactor: Int) throws {
        guard IdentityFile.workFactors.contains(workFactor) else {
            throw Failure(.usage, "a work factor is a number from 10 to 22", hints: "--work-factor 18")
        }
    }

    /// A home that was just made, and what opens it.
    struct Made: ~Copyable {
        let home: Home
        let passphrase: Secret
    }

    /// - Parameters:
    ///   - folder: an empty folder.
    ///   - name: the name of their choice; nil to ask.
    ///   - isAdult: whether they have declared to be an adult; otherwise they are asked.
    /// - Throws: `Failure`, where they are none, or nobody can be asked; `VaultError`.
    func make(on folder: Folder, name: Line?, isAdult: Bool) throws -> Made {
        if !Secret.memoryIsLocked {
            console.say(
                "\("warning:", .warning) this system does not lock memory, so secrets could reach its swap space"
            )
        }
        let name = try name ?? chosenName()
        guard try isAdult || console.dialogue(orElse: "--adult").yesOrNo("Are you an adult?") else {
            throw Failure(.refused, "troth is for adults only; no home was made for you")
        }
        let passphrase = try chosenPassphrase()
        let home = try Home(creatingOn: folder, passphrase: passphrase, workFactor: workFactor)
        try home.write([.profile(name: name)], to: .private, at: console.context.clock())
        return Made(home: home, passphrase: passphrase)
    }

    private func chosenName() throws -> Line {
        let dialogue = try console.dialogue(orElse: "--name @FILE")
        while true {
            do {
                return try Line(dialogue.line("A name of your choice, which others will see:"))
            } catch let error as FormatError {
                dialogue.say("\(error.reason): please type it again")
            }
        }
    }

    /// What has fewer bytes than this is called short.
    private static let shortPassphrase = 12
    private static let shortness: StyledText =
        "That is short: whoever gets your files could try all that are so short. Take it all the same?"

    /// Offers a passphrase. Where the terminal can, it is shown on another screen, and so stays on none.
    ///
    /// - Returns: the passphrase, once it was typed; nil where another one is wanted.
    private func offered(_ dialogue: Dialogue) throws -> Secret? {
        let offered = try GeneratedPassphrase.make()
        dialogue.say("\(offered.shown, .heading)")
        dialogue.say("Write it down now, somewhere that only you can find. It is not kept anywhere.")
        var again = try dialogue.passphrase("Type it:")
        while again.count > 0, !offered.secret.isEqual(to: again) {
            dialogue.say("that was not the same; type it again, or leave it empty to choose anew")
            again = try dialogue.passphrase("Type it:")
        }
        guard again.count > 0 else { return nil }
        return again
    }

    private func chosenPassphrase() throws -> Secret {
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
                if let chosen = try dialogue.aside({ try offered(dialogue) }) { return chosen }
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

extension Console {
    /// - Parameter argument: what an option was given for somebody's name: `@FILE`, or `@-`.
    /// - Throws: `Failure`, where it is no line of text.
    func name(from argument: String) throws -> Line {
        let prose = try text(from: argument, "a name")
        guard prose.lines.count == 1, let line = prose.lines.first else {
            throw Failure(.failed, "a name is one line")
        }
        return line
    }
}
