import Vault
import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal

struct Sign: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign a version, after reading it.",
        discussion: """
            Shows what becomes wider, asks five questions, and wants the passphrase again. Where there is no terminal, \
            --i-have-read takes the version’s whole id instead.
            """)

    @Argument(help: "The version, by its number; the newest where none is named.")
    var version: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @Option(name: .customLong("i-have-read"), help: "The whole id of the version that you have read.")
    var haveRead: String?

    @Flag(help: "Sign although a contact’s number has not been compared.")
    var unverified = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        try session.doDuties()
        let agreement = try session.agreement(named: agreement)
        let id = try session.version(named: version, in: agreement).id
        let signing = Signing(session, haveRead: haveRead, unverified: unverified)
        let isSigned = try signing.run(id)
        if isSigned { try signing.announce(id) }
        let names = session.names[agreement]
        var json = ChangeJSON("sign", names, isChanged: isSigned)
        json.version = names.mention(of: id)
        json.isSigned = session.ledger.signers(of: id).contains(session.me)
        try console.json(json)
    }
}

/// A signature is a deliberate act: what leads to it is the same wherever it begins.
struct Signing {
    private let session: Session
    private let haveRead: String?
    private let unverified: Bool
    private let lookingAway: Line?

    /// - Parameters:
    ///   - session: the signer's home.
    ///   - haveRead: the id of the version that they say they have read; nil to ask them.
    ///   - unverified: whether contacts need not have been verified.
    ///   - lookingAway: who is asked to look away from the questions; nil where the signer is alone.
    init(_ session: Session, haveRead: String?, unverified: Bool, lookingAway: Line? = nil) {
        self.lookingAway = lookingAway
        self.session = session
        self.haveRead = haveRead
        self.unverified = unverified
    }

    /// Asked, never recorded.
    private static let questions: [StyledText] = [
        "Is this your free choice, with no pressure from anybody?",
        "Are you sober and clear-headed now?",
        "Do you know what you are agreeing to, and its risks?",
        "Do you want this?",
        "Is it specific enough that everyone means the same?",
    ]

    /// - Parameter id: the version.
    /// - Returns: whether a signature was written.
    /// - Throws: `Refusal`; `Failure`.
    func run(_ id: VersionID) throws -> Bool {
        let console = session.console
        guard
            !session.ledger.signers(of: id).contains(session.me)
                || session.ledger.refusers(of: id).contains(session.me)
        else {
            console.say("you have signed \(session.number(of: id)) already; nothing changed")
            return false
        }
        try session.ledger.checkSignature(of: id, by: session.me, at: session.moment)
        guard let agreement = session.ledger.versions[id]?.agreement else { return false }
        let (number, _, version) = try session.version(named: "\(id)", in: agreement)
        try session.checkNotBlocked(version.partyIDs)
        try checkContacts(of: version)
        let concerns = session.concerns(about: id)
        try ConcernSubject.checkSignature(over: concerns?.concerns ?? [])
        guard try isMeant(id, number, concerns?.view) else {
            console.say("nothing was signed, and nothing is kept of this")
            return false
        }
        // Something may have come while the questions were asked.
        try session.ledger.checkSignature(of: id, by: session.me, at: session.moment)
        try session.sign(id, of: version)
        console.say("you signed version \(number); its id is \(id)")
        return true
    }

    /// Says what follows from a signature, and does what the rules ask of this home by itself.
    func announce(_ id: VersionID) throws {
        guard let version = session.ledger.versions[id] else { return }
        let missing = version.partyIDs.subtracting(session.ledger.signers(of: id)).sorted().map(session.name)
        if missing.isEmpty {
            let duties = try session.doDuties()
            if duties.contains(.held(id)) { session.announceHeld(id) }
        } else {
            session.console.say(
                "\(missing.joined(separator: " and ")) may sign or leave it; everyone’s answer must be back by \(LocalTime(version.term.signBy))"
            )
        }
    }

    private func checkContacts(of version: Version) throws {
        for party in version.parties where party.id != session.me {
            guard let contact = session.contacts.contact(party.id) else {
                throw Failure(.failed, "you have no card of \(party.name)", hints: "troth contact add FILE")
            }
            guard contact.isVerified || unverified else {
                throw Failure(
                    .refused, "\(contact.label) is not verified: their key could be somebody else’s",
                    hints: "troth contact verify \(contact.label.quotedForShell)")
            }
        }
    }

    private func isMeant(_ id: VersionID, _ number: Int, _ concerns: ConcernsView?) throws -> Bool {
        // The id is said only once it is known that somebody has read the version or can be asked.
        if let haveRead {
            guard haveRead == "\(id)" else {
                throw Failure(
                    .usage, "--i-have-read wants the whole id of the version that you have read",
                    hints: "troth show \(number) gives it")
            }
            session.showBeforeSigning(id, number)
            show(concerns)
            return true
        }
        let dialogue = try session.console.dialogue(
            orElse: "--i-have-read with the whole id, which troth show \(number) gives")
        session.showBeforeSigning(id, number)
        show(concerns)
        return try session.unlocked {
            guard let lookingAway else { return try answers(dialogue) }
            guard try dialogue.yesOrNo("\(lookingAway), please look away. Are you alone with the screen?")
            else {
                return false
            }
            return try PrivateScreen.use(dialogue) { try answers(dialogue) }
        }
    }

    private func answers(_ dialogue: Dialogue) throws -> Bool {
        for question in Self.questions { guard try dialogue.yesOrNo(question) else { return false } }
        try session.askAgain()
        return true
    }

    private func show(_ concerns: ConcernsView?) {
        if let concerns { session.console.say { concerns.brief(width: $0) } }
    }
}

extension Session {
    /// Writes this person's signature of a version, their own tighter lines before it.
    func sign(_ id: VersionID, of version: Version) throws {
        guard let source = home.archive.sources[id] else {
            throw Failure(.failed, "the version’s text is not here")
        }
        // What takes counts whatever becomes of the signature, so it is written first.
        let narrowings = tighterLines(in: version)
        try write(narrowings.map { .narrowing($0.row, $0.to) }, to: .agreement(version.agreement))
        for (row, _) in narrowings { console.say("tightened at once: \(label(of: row))") }
        let line = try home.keys.sign(.version(source))
        try write([.signature(id, line)], to: .agreement(version.agreement))
    }

    /// This person's own lines that are tighter in a version than in what stands.
    func tighterLines(in version: Version) -> [(row: RowKey, to: Boundary)] {
        ledger.tighterLines(in: version, of: me, at: moment)
    }
}
