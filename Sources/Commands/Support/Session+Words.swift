import Canonical
import Consent
import History
import Reporting
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
    /// - Returns: what it did and what follows from it, in one sentence.
    func describe(_ record: SignedRecord) -> StyledText {
        let log = record.text.log
        guard let known = ledger.records[record.id], let agreement = log.subject.agreement,
            ledger.threads[agreement]?.parties != nil
        else { return "\(name(log.author)) wrote: \(record.text.body.kind)" }
        let names = self.names
        // A signature that does not hold is no act.
        if case .signature(let id, _) = record.text.body, !ledger.signers(of: id).contains(log.author) {
            return "\(name(log.author)) wrote a signature that does not hold here: \(number(of: id))"
        }
        let happening = Happening(known, record.text.body.entry, names)
        let person = names[agreement].people[known.author]
        if case .left = happening, !person.isYou {
            return "\(person.subject) has ended this. Nothing is asked of you but to accept it."
        }
        let sentence = happening.sentence(by: person)
        let consequence =
            switch happening {
            case .proposed: "; you may leave it (troth show)\(cannotBeSigned(known.act))"
            case .narrowed, .addedSignal: "; it holds from now on"
            case .cannotProvide: "; what depends on it is not agreed until everyone signs anew"
            case .paused where ledger.hasEnded(agreement): ""
            case .paused: "; nothing is given until everyone has signed a version that takes it up"
            case .unknown: "; until you update troth, nothing is in force here"
            case .invited: "; you may leave it (troth answer)"
            case .askedNotAgain: "; tightening, pausing and leaving go on as ever"
            case .signed, .held, .saidNo, .tookSignatureBack, .left, .received, .answered, .answeredSealed,
                .liftedNotAgain, .wrote:
                ""
            }
        return StyledText(sentence + consequence)
    }

    /// What the rules of concern find in a version that came, where nobody can sign it for that.
    private func cannotBeSigned(_ act: Act) -> String {
        guard case .proposal(let id, _) = act, concerns(about: id)?.view.hasError ?? false else { return "" }
        return "; as it is, nobody can sign it (troth concerns)"
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
