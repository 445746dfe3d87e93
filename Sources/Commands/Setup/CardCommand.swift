import Vault
import ArgumentParser
import Canonical
import History
import Terminal

struct CardCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Write the card that you give to your partner: your name and public keys.")

    @Option(name: .shortAndLong, help: "The file to write; - for standard output.")
    var output: String

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let note = try session.ownCard.note(signedBy: session.home.keys)
        try console.deliver(note, to: output)
        if output != "-" {
            console.say("\(output) holds your name and public keys, no secret; give it to your partner")
            console.say("they add it with: troth contact add \(output)")
        }
    }
}

extension Console {
    /// Writes a file that a command was asked for, or standard output.
    func deliver(_ bytes: [UInt8], to path: String) throws {
        if path == "-" { put(bytes) } else { try Files.write(path, bytes, replacing: options.yes) }
    }
}
