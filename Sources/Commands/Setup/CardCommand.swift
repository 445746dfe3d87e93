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
        try console.checkDelivery(to: output)
        let session = try Session(console)
        let note = try session.ownCard.note(signedBy: session.home.keys)
        try console.deliver(note, to: output)
        if output != "-" {
            console.say("\(output) holds your name and public keys, no secret; give it to your partner")
            console.say("they add it with: troth contact add \(output)")
        }
        try console.json(DeliveryJSON(schema: "troth/card-file/v0", file: output))
    }
}

/// A file that was written for somebody.
struct DeliveryJSON: Encodable {
    let schema: String
    let file: String
    /// For whom, and how many records there are in it.
    var to: String?
    var records: Int?
}

extension Console {
    /// - Throws: `Failure`, where both a file and JSON are to go to standard output.
    func checkDelivery(to path: String) throws {
        guard path == "-", options.json else { return }
        throw Failure(
            .usage, "the file and JSON cannot both go to standard output", hints: "name a file: -o FILE")
    }

    /// Writes a file that a command was asked for, or standard output.
    func deliver(_ bytes: [UInt8], to path: String) throws {
        if path == "-" { put(bytes) } else { try Files.write(path, bytes, replacing: options.yes) }
    }
}
