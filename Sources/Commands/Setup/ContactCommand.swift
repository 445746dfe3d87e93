import TransparencyLog
import ArgumentParser
import Canonical
import Consent
import History
import Terminal

struct ContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "The people whose cards you have.",
        subcommands: [Add.self, Verify.self, List.self, Rename.self, Block.self])

    struct Add: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Add somebody by their card.")

        @Argument(help: "Their card.")
        var card: String

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let note = try Files.read(card, limit: Files.longestText)
            let card = try read(note)
            guard card.party != session.me else { throw Failure(.failed, "that is your own card") }
            if session.contacts.contact(card.party) != nil {
                console.say("\(card.name) is among your contacts already, with this key; nothing changed")
                return try console.json(ContactsJSON(session.contacts.contacts))
            }
            if session.contacts.contacts.contains(where: { $0.label == card.name }) {
                console.say(
                    "\("warning:", .warning) you have a contact of that name with another key; make sure who this is"
                )
            }
            try session.write([.contact(card, note: note)], to: .private)
            console.say("\(card.name) is among your contacts now, not verified yet")
            console.say(
                "compare the number with them by voice: troth contact verify \(card.name.quotedForShell)")
            try console.json(ContactsJSON(session.contacts.contacts))
        }

        private func read(_ note: [UInt8]) throws -> Card {
            do {
                guard note.count <= Card.longest else { throw FormatError("it is too long") }
                return try Card.parse(note: note)
            } catch let error as FormatError {
                throw Failure(
                    .failed, "\(card) is not a card: \(error)",
                    hints: "a card is what they write with: troth card -o FILE")
            }
        }
    }

    struct Verify: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare the number that you both see, so that nobody stands between you.")

        @Argument(help: "The contact.")
        var contact: String

        @Option(help: "The number as the other one reads it, where there is no terminal.")
        var number: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let contact = try session.contact(named: contact)
            let groups = CompareNumber.groups(try session.ownCard, contact.card)
            console.show("The number of you and \(contact.label), the same on both sides:")
            for row in 0..<3 { console.show("  \(groups[row * 4..<row * 4 + 4].joined(separator: " "))") }
            let isSame: Bool
            if let number {
                isSame = number.filter { !$0.isWhitespace } == groups.joined()
            } else {
                let dialogue = try console.dialogue(orElse: "--number \"…\"")
                dialogue.say(
                    "Read it to each other by voice or side by side, not over the way the card came.")
                isSame = try dialogue.yesOrNo("Is it the same on both sides, digit by digit?")
            }
            guard isSame else {
                throw Failure(
                    .doesNotHold, "the numbers differ, so one of you may have somebody else’s card",
                    hints: "exchange your cards again, by another way")
            }
            if contact.isVerified {
                console.say("\(contact.label) was verified already; nothing changed")
            } else {
                try session.write([.verified(contact.card.party)], to: .private)
                console.say("\(contact.label) is verified")
            }
            try console.json(ContactsJSON(session.contacts.contacts))
        }
    }

    struct List: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "List your contacts.")

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            if session.contacts.contacts.isEmpty {
                console.say("you have no contacts yet: troth contact add FILE")
            }
            var table = Columns([.leading, .leading, .leading, .leading])
            for contact in session.contacts.contacts {
                table.add([
                    "\(contact.label)", contact.isVerified ? "verified" : "not verified",
                    "\(contact.card.verifierKey.name)", contact.isBlocked ? "blocked" : "",
                ])
            }
            console.show(table.lines(width: console.appearance.width, indent: 0))
            try console.json(ContactsJSON(session.contacts.contacts))
        }
    }

    struct Rename: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Choose what you call a contact, on this machine.")

        @Argument(help: "The contact.")
        var contact: String

        @Argument(help: "The new name, from a file: @FILE, or @- for standard input.")
        var name: String

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let contact = try session.contact(named: contact)
            let label = try console.name(from: name)
            try session.write([.label(contact.card.party, label)], to: .private)
            console.say(
                "\(contact.label) is called \(label) here now; agreements keep the name on their card")
            try console.json(ContactsJSON(session.contacts.contacts))
        }
    }
}

/// What every `contact … --json` gives.
struct ContactsJSON: Encodable {
    struct Contact: Encodable {
        let name: String
        let nameOnCard: String
        let verified: Bool
        let blocked: Bool
        let key: String
        let recipient: String
    }
    let schema = "troth/contacts/v0"
    let contacts: [Contact]

    init(_ contacts: [History.Contact]) {
        self.contacts = contacts.map {
            Contact(
                name: "\($0.label)", nameOnCard: "\($0.card.name)", verified: $0.isVerified,
                blocked: $0.isBlocked,
                key: "\($0.card.verifierKey)", recipient: "\($0.card.recipient)")
        }
    }
}
