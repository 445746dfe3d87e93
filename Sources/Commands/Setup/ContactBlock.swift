import ArgumentParser
import Consent
import History
import Reporting
import Terminal

extension ContactCommand {
    struct Block: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hear nothing from somebody but what takes permission away. They are not told.",
            discussion: """
                What comes from them is kept, and only limits, pauses, endings and the like are told; what they propose, \
                invite you to or answer is not. You cannot propose to them, invite them, or sign with them meanwhile. \
                In what you two alone share, your home writes no receipts, and `troth send` asks before it writes a \
                file for them.

                It ends no agreement: that is troth leave. And it is on this machine alone: they keep their copy of \
                everything, can go on writing, and their files can still be opened; nothing on their machine changes. \
                Who makes new keys comes as somebody else. Where others are in an agreement, too, your receipts there \
                go on, and can reach them.
                """)

        @Argument(help: "The contact.")
        var contact: String

        @Flag(help: "Hear them again.")
        var lift = false

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let contact = try session.contact(named: contact)
            let party = contact.card.party
            if contact.isBlocked != lift {
                console.say(
                    "\(contact.label) is \(lift ? "not blocked" : "blocked already"); nothing was written")
            } else if lift {
                try session.write([.entry(AnyEntry(Unblocked(party)))], to: .private)
                console.say(
                    "\(contact.label) is no longer blocked, and is not told. What came meanwhile is there, as it came: troth status"
                )
            } else {
                try session.write([.entry(AnyEntry(Blocked(party)))], to: .private)
                console.say(
                    "\(contact.label) is blocked on this machine, and is not told: you will hear from them only what takes permission away"
                )
                console.say(
                    "they keep their copy of everything, and their files can still be opened here; nothing on their machine changes"
                )
            }
            if !lift { session.sayWhatGoesOn(with: contact) }
            try console.json(ContactsJSON(session.contacts.contacts))
        }
    }
}

extension Session {
    /// Blocking ends nothing: says what is in force with somebody, or could still come into force, and what ends it.
    fileprivate func sayWhatGoesOn(with contact: Contact) {
        let party = contact.card.party
        let inForce = Set(status(of: nil).agreements.filter(\.isInForce).map(\.agreement.id))
        let shared = agreements.enumerated().filter {
            ledger.threads[$0.element.id]?.parties?.contains(party) ?? false
        }
        func naming(_ index: Int) -> String { agreements.count > 1 ? " --agreement \(index + 1)" : "" }
        for (index, thread) in shared where inForce.contains("\(thread.id)") {
            console.say(
                "blocking ends no agreement: “\(thread.title)” with \(contact.label) is in force as before"
            )
            console.say("  to stop what it gives, at once: troth pause\(naming(index))")
            console.say("  to end it, for good: troth leave\(naming(index))")
        }
        for (index, thread) in shared {
            for id in ledger.threads[thread.id]?.versions.sorted() ?? []
            where ledger.signers(of: id).contains(me) && !ledger.isHeldByAll(id)
                && ledger.refusers(of: id).isEmpty && !ledger.hasEnded(thread.id)
            {
                let number = ledger.versions[id].map { "\($0.number)" } ?? "N"
                console.say(
                    "you have signed \(self.number(of: id)) of “\(thread.title)”; while \(contact.label) is blocked, your home does not bring it into force. To take your signature back: troth unsign \(number)\(naming(index))"
                )
            }
        }
    }
}
