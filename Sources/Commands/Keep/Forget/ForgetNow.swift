import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension ForgetCommand {
    struct Now: TrothCommand {
        static let configuration = CommandConfiguration(
            commandName: "now", abstract: "Remove an agreement from this home, for good.",
            discussion: """
                At a terminal its name is typed to say that it is meant; without one, --typed NAME. Only hashes of its \
                records stay, which say nothing. What comes of it later is left out.
                """)

        @Option(help: "The agreement’s whole name, typed.")
        var typed: String?

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement)
            let title = session.names[agreement].title
            let forgetting = try session.forgetting(agreement)
            session.tellWhatGoes(with: agreement)
            session.tellWhatIsKept(forgetting.kept, of: agreement)
            let json = ForgetJSON(session.names[agreement])
            guard try isMeant(title, session) else {
                throw Failure(
                    .usage, "that is not its name; nothing was removed",
                    hints: "its name is: \(title)")
            }
            // Others may have written, or been heard, while the name was typed.
            guard try session.forgetting(agreement) == forgetting else {
                throw Failure(
                    .failed, "something has changed meanwhile; nothing was removed",
                    hints: "look again: troth forget")
            }
            for id in forgetting.refused {
                guard let place = session.ledger.versions[id]?.agreement else { continue }
                try session.take([.no(id)], in: place)
            }
            try session.forget(agreement, keeping: forgetting.kept)
            console.say("removed from this home: \(title)")
            console.say(
                "the others’ copies are theirs, and what was deleted may be recoverable from this disk, a backup or a remote place that has had it"
            )
            try console.json(json)
        }

        private func isMeant(_ title: String, _ session: Session) throws -> Bool {
            if let typed { return Array(typed.utf8) == Array(title.utf8) }
            let dialogue = try session.console.dialogue(orElse: "--typed NAME")
            return try session.unlocked {
                dialogue.say("")
                dialogue.say("This cannot be undone. To remove it, type its name: \(title)")
                return try Array(dialogue.line("name:").utf8) == Array(title.utf8)
            }
        }
    }
}

extension Session {
    /// - Returns: what is to be written first, so that nothing becomes wider.
    /// - Throws: `Refusal`, where it is in force, or something would become wider all the same.
    fileprivate func forgetting(_ agreement: AgreementID) throws -> Forgetting {
        let title = names[agreement].title
        let forgetting = Forgetting(agreement, in: ledger, by: me, at: moment)
        guard !forgetting.canGive else {
            let isInForce = ledger.standing(at: moment, for: me).threads[agreement]?.isInForce ?? false
            throw Refusal(
                .onlyWhatIsOver,
                isInForce
                    ? "“\(title)” is in force, and what protects people in it is wanted"
                    : "“\(title)” is not over: what you signed can be in force elsewhere, or come to be")
        }
        if let end = forgetting.notBefore {
            throw Refusal(
                .onlyTighterAlone,
                "the time of “\(title)” runs until \(ShownTime(end)), also where it was left: until then it keeps what is wider out of your other agreements; it can be forgotten after that"
            )
        }
        return forgetting
    }

    /// Says what else there is to think of, before somebody says that it is meant.
    fileprivate func tellWhatGoes(with agreement: AgreementID) {
        for party in (ledger.threads[agreement]?.parties ?? []).subtracting([me]).sorted()
        where lacksATaking(party, of: agreement) {
            console.say(
                "\("note:", .warning) as far as this home knows, \(name(party)) has not got your last limits, your leaving or your receipt; once it is forgotten, these cannot be sent (troth send first)"
            )
        }
        let requests = home.archive.openDeletionRequests(in: agreement)
        for party in Set(requests.map(\.author)).sorted() {
            console.say(
                "\(name(party)) asked for this; to tell them, before it is gone: troth forget receipt, and troth send"
            )
        }
        console.say(
            "all of it goes from this home: texts, signatures, limits, what everyone shared in it, and your own private check-ins, drafts and kept answers about it"
        )
        listProtections(in: agreement, "these are what protects people in it, and outlast it between you:")
    }

    /// Says what of it goes on holding elsewhere, in this home and nowhere else.
    fileprivate func tellWhatIsKept(_ kept: [KeptLimit], of agreement: AgreementID) {
        guard !kept.isEmpty else { return }
        let rows = Set(kept.map(\.row))
        var seen: Set<String> = []
        let hard = kept.filter { $0.boundary == .hardLimit }.map { names[agreement].mention(of: $0.row).name }
            .filter { seen.insert($0).inserted }
        console.say(
            "what it limits in your other agreements, also later ones, goes on being limited in this home, without its text: \(rows.count) \(rows.count == 1 ? "row" : "rows")"
                + (hard.isEmpty ? "" : ", the hard limits among them: \(hard.joined(separator: "; "))"))
    }

    private func lacksATaking(_ party: PartyID, of agreement: AgreementID) -> Bool {
        home.archive.logs.values.contains { log in
            log.name.subject == .agreement(agreement) && log.name.author == me
                && log.records.dropFirst(Int(ledger.delivered(log.name.id, to: party)))
                    .contains { $0.text.body.takes || $0.text.body.entry is DeletionReceiptEntry }
        }
    }
}

/// What `forget` did, for machines.
struct ForgetJSON: Encodable {
    let schema = "troth/forget/v0"
    let agreement: AgreementMention
    var isChanged = true

    init(_ names: ThreadNames) { agreement = names.agreement }

    private enum CodingKeys: CodingKey { case schema, agreement, isChanged }
}
