import Vault
import ArgumentParser
import Canonical
import Consent
import History
import Terminal

struct Send: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write what a contact lacks of your agreements into one file, sealed to them.")

    @Argument(help: "The contact.")
    var contact: String

    @Option(name: .shortAndLong, help: "The file to write; - for standard output.")
    var output: String

    @Option(help: "Send one agreement only.")
    var agreement: String?

    @Flag(help: "Write the file as text, for places that take no other.")
    var armor = false

    @Flag(help: "Send everything again, for a home that was lost or set back.")
    var all = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        try console.checkDelivery(to: output)
        let session = try Session(console)
        try session.doDuties()
        let contact = try session.contact(named: contact)
        let shared = session.agreements.map(\.id).filter {
            session.ledger.threads[$0]?.parties?.contains(contact.card.party) ?? false
        }
        let chosen = try agreement.map { [try session.agreement(named: $0)] } ?? shared
        guard !shared.isEmpty, chosen.allSatisfy(shared.contains) else {
            throw Failure(
                .failed, "you and \(contact.label) have no such agreement or proposal between you yet")
        }
        let bundle = try session.home.archive.bundle(
            for: contact.card.party, agreements: Set(chosen), ledger: session.ledger, everything: all,
            session.home.keys)
        guard try session.isMeant(bundle, for: contact) else {
            return console.say("nothing was written")
        }
        try console.deliver(bundle.seal(to: contact.card.recipient, armored: armor), to: output)
        let count = bundle.records.count
        console.say(
            count == 0
                ? "by what has come back from them, \(contact.label) has everything already; the file says just that"
                : "\(output == "-" ? "this" : output) holds \(count) \(count == 1 ? "record" : "records"); it opens for \(contact.label) alone"
        )
        for other in Set(chosen.flatMap { session.ledger.threads[$0]?.parties ?? [] }).sorted()
        where other != session.me && other != contact.card.party && !session.contacts.blocked.contains(other)
        {
            let name = session.contacts.contact(other)?.label.description ?? "somebody you have no card of"
            if session.lacksSomething(other, of: chosen) {
                console.say("\(name) lacks some of it too, as far as this home knows")
            }
        }
        try console.json(
            DeliveryJSON(schema: "troth/send/v0", file: output, to: "\(contact.label)", records: count))
    }
}

extension Session {
    /// - Returns: whether somebody has not been heard to have everything of some threads.
    fileprivate func lacksSomething(_ party: PartyID, of agreements: [AgreementID]) -> Bool {
        home.archive.logs.values.contains { log in
            log.name.author != party && log.name.subject.agreement.map(agreements.contains) ?? false
                && ledger.delivered(log.name.id, to: party) < log.size
        }
    }
}
