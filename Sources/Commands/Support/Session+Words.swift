import Canonical
import Consent
import History
import Terminal

extension Session {
    /// - Parameter party: somebody.
    /// - Returns: what this home calls them.
    func name(_ party: PartyID) -> String {
        if party == me { return "you" }
        if let contact = contacts.contact(party) {
            // A name that is a word of ours must not make their acts look like somebody else's.
            let isOurWord = ["you", "nobody", "everyone"].contains("\(contact.label)".lowercased())
            return isOurWord ? "the contact “\(contact.label)”" : "\(contact.label)"
        }
        for version in ledger.versions.values {
            if let named = version.party(party) { return "\(named.name)" }
        }
        return "somebody unknown"
    }

    /// - Parameter id: a version.
    /// - Returns: its number in its thread.
    func number(of id: VersionID) -> String {
        ledger.versions[id].map { "version \($0.number)" } ?? "an unknown version"
    }

    /// - Parameter record: a record that came, or was written.
    /// - Returns: one line about it.
    func describe(_ record: SignedRecord) -> StyledText {
        let who = name(record.text.log.author)
        switch record.text.body {
        case .proposal(let source):
            return "\(who) proposed \(number(of: source.id)); you may leave it (troth show)"
        case .signature(let id, _): return "\(who) signed \(number(of: id))"
        case .held(let id):
            return
                "\(record.text.log.author == me ? "your" : "\(who)’s") home has everyone’s signatures of \(number(of: id))"
        case .no(let id): return "\(who) said no to \(number(of: id))"
        case .narrowing(let row, _): return "\(who) tightened: \(label(of: row))"
        case .signal: return "\(who) added a stop signal of their own"
        case .cannotProvide(let id): return "\(who) cannot provide: \(id)"
        case .pause: return "\(who) paused the agreement"
        case .leave: return "\(who) has ended this. Nothing is asked of you but to accept it."
        case .unknownAct:
            return
                "\(who) wrote something that only a newer troth understands; until you update, nothing is in force here"
        default: return "\(who) wrote: \(record.text.body.kind)"
        }
    }

    /// - Parameter row: a row.
    /// - Returns: what it is called.
    func label(of row: RowKey) -> String {
        for version in ledger.versions.values { if let found = version.row(row) { return "\(found.label)" } }
        return "\(row.item)"
    }

    /// Says that everybody's signatures are here, and what is still wanting.
    func announceHeld(_ id: VersionID) {
        let waiting = (ledger.versions[id]?.partyIDs ?? []).subtracting(ledger.holders(of: id))
        let names = waiting.sorted().map(name).joined(separator: " and ")
        if waiting.isEmpty {
            console.say("everyone’s signatures of \(number(of: id)) are here, and every home has them")
        } else {
            console.say(
                "everyone’s signatures of \(number(of: id)) are here; it takes effect once the home of \(names) has them too: send a bundle"
            )
        }
    }
}
