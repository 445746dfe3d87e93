import Canonical
import Consent
import History
import Reporting
import Templating
import Terminal
import Vault

/// Two people's homes on one machine, open at the same time, and what the two do with them one after the other. Where it
/// goes on is seen from what the homes hold, so it can stop anywhere.
struct TogetherTable {
    private let sessions: [Session]
    private let dialogue: Dialogue
    private let console: Console

    /// - Parameters:
    ///   - first: one home; it begins.
    ///   - second: the other.
    ///   - dialogue: where both are asked.
    ///   - console: streams and options.
    init(_ first: Session, _ second: Session, _ dialogue: Dialogue, _ console: Console) {
        sessions = [first, second]
        for session in sessions { session.isSharedScreen = true }
        self.dialogue = dialogue
        self.console = console
    }

    private var people: Set<PartyID> { Set(sessions.map(\.me)) }

    private func other(than session: Session) -> Session {
        sessions[0] === session ? sessions[1] : sessions[0]
    }

    /// Gives each the other's card. It comes from the home itself, so nobody can stand between the two.
    func introduce() throws {
        for session in sessions {
            let card = try other(than: session).ownCard
            let known = session.contacts.contact(card.party)
            if known == nil {
                let note = try card.note(signedBy: other(than: session).home.keys)
                try session.write([.contact(card, note: note)], to: .private)
            }
            if known?.isVerified != true { try session.write([.verified(card.party)], to: .private) }
        }
    }

    /// From the first question to two signatures.
    ///
    /// - Parameter template: what is answered, where nothing is waiting to be gone on with.
    /// - Throws: `NotNow`, where somebody does not want to go on.
    func play(_ template: Template) throws {
        let agreement = try unfinished() ?? begin(template)
        try exchange(agreement)
        while let preparation = sessions[0].preparation(of: agreement) {
            if let next = sessions.first(where: { preparation.stage(of: $0.me) == .nothing }) {
                try TogetherTurn(next, other(than: next), preparation, dialogue, console).take()
                try exchange(agreement)
            } else {
                try meet(agreement)
            }
        }
        try sign(agreement)
    }

    /// What is so, where somebody wants to go no further now.
    var whereItStands: StyledText {
        guard let agreement = begunTogether.last else { return "Nothing is agreed, and nothing was shared." }
        if openVersion(in: agreement) != nil {
            return
                "Nothing is agreed. The text waits; you may leave it. Each of you has the other’s answers, as you chose, and nobody else does."
        }
        let round = sessions[0].round(of: agreement)
        let hasOpened = sessions.allSatisfy { session in round?.answer(of: session.me) != nil }
        return hasOpened
            ? "Nothing is agreed. Each of you has the other’s answers, as you chose, and nobody else does."
            : "Nothing is agreed. What each of you has answered stays in their own home; neither can read the other’s."
    }

    /// The threads of these two that were begun by an invitation and have not ended, oldest first.
    private var begunTogether: [AgreementID] {
        sessions[0].ledger.threads.filter { id, acts in
            acts.parties == people && !acts.invitations.isEmpty && !sessions[0].ledger.hasEnded(id)
        }
        .sorted { begun($0.value) < begun($1.value) }.map(\.key)
    }

    // MARK: The steps

    /// - Returns: what the two began in this way and have not finished, where both want to go on with it.
    private func unfinished() throws -> AgreementID? {
        let waiting = begunTogether.filter { id in
            !sessions[1].ledger.hasEnded(id)
                && (sessions[0].preparation(of: id) != nil || openVersion(in: id) != nil)
        }
        guard let newest = waiting.last else { return nil }
        dialogue.say("")
        dialogue.say("“\(sessions[0].names[newest].title)” was begun by the two of you and is not finished.")
        let choice = try unlocked {
            try dialogue.choice("Go on with it?", of: ["go on with it", "begin anew", "not now"])
        }
        guard choice < 2 else { throw NotNow() }
        return choice == 0 ? newest : nil
    }

    private func begun(_ acts: Ledger.ThreadActs) -> Instant {
        acts.invitations.map(\.record.said).max() ?? Instant(seconds: 0)
    }

    private func begin(_ template: Template) throws -> AgreementID {
        let name = try sessions[0].ownCard.name
        dialogue.say("")
        dialogue.say("\(template.title): \(template.summary.lines.map(\.description).joined(separator: " "))")
        let role =
            template.roles.count == 1
            ? template.roles[0].id
            : template.roles[
                try unlocked {
                    try dialogue.choice(
                        "Which role does \(name) take?", of: template.roles.map { "\($0.title)" })
                }
            ].id
        let other = "\(try sessions[1].ownCard.name)"
        let number = sessions[0].contacts.contacts.firstIndex { $0.card.party == sessions[1].me }.map {
            "\($0 + 1)"
        }
        let parties = try Seating(template, sessions[0]).parties(me: role, others: [number ?? other])
        return try sessions[0].invite(parties, template, template.title).agreement
    }

    /// Both have answered: opens both, shows where they meet, and makes a text of it.
    private func meet(_ agreement: AgreementID) throws {
        dialogue.say("")
        dialogue.say(
            "Both of you have answered. To see where you meet, each can read the other’s answers from then on."
        )
        guard try ask("Look together at where you meet?") else { throw NotNow() }
        for session in sessions {
            if let preparation = session.preparation(of: agreement) { try session.open(preparation) }
            try exchange(agreement)
        }
        guard let preparation = sessions[0].preparation(of: agreement) else { return }
        let overlap = try sessions[0].overlap(of: preparation, for: .nobody)
        dialogue.show(overlap.text(width: dialogue.appearance.width))
        dialogue.say("")
        dialogue.say("Talk about it. Nothing is agreed by it, and nothing has to become more.")
        guard try ask("Make a text of it, to read and to sign or leave?") else { throw NotNow() }
        _ = try Proposal(joining: preparation, sessions[0]).make(sessions[0])
        try exchange(agreement)
    }

    /// Shows the text, and lets each sign or leave it.
    private func sign(_ agreement: AgreementID) throws {
        guard let id = openVersion(in: agreement), let version = sessions[0].ledger.versions[id] else {
            return
        }
        let view = VersionView(
            id, version, in: sessions[0].ledger, names: Names(sessions[0].ledger, reader: .nobody),
            at: sessions[0].moment)
        dialogue.show(view.text(width: dialogue.appearance.width))
        for session in sessions where !session.ledger.signers(of: id).contains(session.me) {
            dialogue.say("")
            dialogue.say(StyledText("\(try session.ownCard.name), you may sign it or leave it.", .heading))
            guard
                try unlocked({
                    try dialogue.choice("What do you want to do?", of: ["not now", "go on, to sign it"]) == 1
                })
            else { throw NotNow() }
            let others = try other(than: session).ownCard.name
            let isSigned = try other(than: session).unlocked {
                try Signing(session, haveRead: nil, unverified: false, lookingAway: others).run(id)
            }
            guard isSigned else { throw NotNow() }
            try exchange(agreement)
        }
        dialogue.say("")
        let isInForce = sessions.allSatisfy { session in
            session.ledger.standing(at: session.moment, for: session.me).threads[agreement]?.isInForce
                ?? false
        }
        let until = LocalTime(version.term.until)
        dialogue.say(
            isInForce
                ? "Both have signed. It is in force until \(until); ask now anyway."
                : "Both have signed. It begins \(LocalTime(version.term.from)) and ends \(until).")
    }

    /// - Returns: the newest version of a thread that nobody has said no to, and that not all have signed yet.
    private func openVersion(in agreement: AgreementID) -> VersionID? {
        let session = sessions[0]
        return session.versions(of: agreement).last { one in
            session.ledger.refusers(of: one.id).isEmpty && !session.ledger.isHeldByAll(one.id)
                && session.moment.latest < one.version.term.signBy
        }?.id
    }

    // MARK: Both homes

    /// Asks both, while others may work in their homes.
    private func ask(_ question: StyledText) throws -> Bool {
        try unlocked { try dialogue.yesOrNo(question) }
    }

    private func unlocked<Answer>(_ ask: () throws -> Answer) throws -> Answer {
        try sessions[0].unlocked { try sessions[1].unlocked(ask) }
    }

    /// Brings each home what it lacks of a thread; twice, since what arrives is answered.
    private func exchange(_ agreement: AgreementID) throws {
        for _ in 0..<2 {
            for sender in sessions {
                let receiver = other(than: sender)
                try sender.doDuties()
                let bundle = try sender.home.archive.bundle(
                    for: receiver.me, agreements: [agreement], ledger: sender.ledger, everything: false,
                    sender.home.keys)
                _ = try receiver.receive(bundle)
                try receiver.acknowledge()
                try receiver.doDuties()
            }
        }
    }
}

extension PartyID {
    /// Whom no text names: what is shown for them calls everybody by name.
    static let nobody = PartyID(Bytes32([UInt8](repeating: 0, count: Bytes32.count))!)
}
