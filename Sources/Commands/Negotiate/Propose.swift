import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Sodium
import Templating
import Terminal

struct Propose: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Propose a first version, a counter-proposal, a change or a renewal.",
        discussion: """
            With --with and --template a new agreement begins; without them the answers go on from what is on the table. \
            Your answers fill only your own lines; in another’s line stands what they last gave, and nothing more. Where \
            everyone has answered an invitation, the first version is made of these answers, and none need be given.
            """)

    @Option(help: "With whom: a contact, or CONTACT=ROLE; again for each of several.")
    var with: [String] = []

    @Option(help: "The template: a built-in one, or a file.")
    var template: String?

    @Option(name: .customLong("as"), help: "Your role.")
    var role: String?

    @Option(help: "Your answers: a worksheet file, as `troth template show ID --blank` gives one.")
    var answers: String?

    @Option(help: "Your answers: a worksheet of your own, by its name.")
    var worksheet: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        try session.doDuties()
        let id: VersionID
        if let renewed = try renewing(session) {
            id = renewed
        } else {
            let proposal = try joining(session) ?? answering(session)
            id = try proposal.make(session)
            proposal.announce(id, session)
        }
        guard let agreement = session.ledger.versions[id]?.agreement else { return }
        let names = session.names[agreement]
        var json = ChangeJSON("propose", names)
        json.version = names.mention(of: id)
        json.isProposed = true
        try console.json(json)
    }

    private func answering(_ session: Session) throws -> Proposal {
        let table = try with.isEmpty ? existing(session) : beginning(session)
        let (answers, bytes) = try given(session)
        let worksheet = try Worksheet.parse(bytes, file: answers, template: table.template)
        guard table.role(of: session.me) == worksheet.role else {
            throw Failure(
                .failed,
                "\(answers) answers as the \(worksheet.role), and you are \(table.role(of: session.me).map { "the \($0)" } ?? "nobody") here"
            )
        }
        return try Proposal(table, worksheet, session)
    }

    /// Without answers, what stands or stood last goes on: the same, with new dates.
    ///
    /// - Returns: the version that was proposed, or one that says the same and waits; nil where it is not that which is
    ///   meant.
    private func renewing(_ session: Session) throws -> VersionID? {
        guard with.isEmpty, answers == nil, worksheet == nil, template == nil, role == nil,
            agreement != nil || !session.agreements.isEmpty
        else { return nil }
        let agreement = try session.agreement(named: agreement)
        guard session.ledger.threads[agreement]?.versions.contains(where: session.ledger.isHeldByAll) ?? false
        else { return nil }
        let renewal = try session.ledger.renewal(of: agreement, for: session.me, at: session.moment)
        let id = try renewal.waiting ?? session.propose(renewal.version)
        let term = (session.ledger.versions[id] ?? renewal.version).term
        session.console.say(
            renewal.waiting == nil
                ? "you proposed \(session.number(of: id)): what stood, with new dates, and nothing wider"
                : "\(session.number(of: id)) says just that and waits for answers")
        session.console.say("  from \(LocalTime(term.from)) until \(LocalTime(term.until))")
        session.console.say(
            "nothing is agreed by it. Everyone’s answer must be back by \(LocalTime(term.signBy)); what you want otherwise: troth propose --worksheet NAME"
        )
        return id
    }

    /// - Returns: what everybody's answers to an invitation come to; nil where it is not that which is meant.
    /// - Throws: `Failure`, where it is, and somebody's answers cannot be read yet.
    private func joining(_ session: Session) throws -> Proposal? {
        guard with.isEmpty,
            agreement != nil || session.agreements.contains(where: { session.preparation(of: $0.id) != nil }),
            let preparation = session.preparation(of: try session.agreement(named: agreement))
        else { return nil }
        guard answers == nil, worksheet == nil, template == nil else {
            throw Failure(
                .usage, "the first version is made of what everyone answered to the invitation",
                hints: "troth propose, without more; your own answers change with: troth answer")
        }
        let closed = preparation.notOpen.map { session.name($0.id) }
        guard closed.isEmpty else {
            throw Failure(
                .failed, "the answers of \(closed.joined(separator: " and ")) are not open here yet",
                hints: "troth overlap shows how far everyone is")
        }
        return try Proposal(joining: preparation, session)
    }

    /// - Returns: what the answers are called, and their bytes.
    private func given(_ session: Session) throws -> (name: String, bytes: [UInt8]) {
        guard (answers == nil) != (worksheet == nil) else {
            throw Failure(
                .usage, "a proposal is made of your answers: a file, or a worksheet",
                hints: "--answers FILE, or --worksheet NAME")
        }
        if let answers { return (answers, try Files.read(answers, limit: YAML.largestFile)) }
        let entry = try session.keptWorksheet(named: worksheet)
        return ("\(entry.name)", entry.answers)
    }

    private func existing(_ session: Session) throws -> Table {
        let id = try session.agreement(named: agreement)
        guard let base = session.onTheTable(in: id) else {
            throw Failure(.failed, "there is nothing to go on from")
        }
        let template = try Templates.find(self.template ?? base.source.template.description)
        if let role, base.party(session.me)?.role != Slug(role) {
            throw Failure(
                .failed, "you are \(base.party(session.me)?.role.description ?? "nobody") in this agreement")
        }
        return Table(agreement: id, nonce: base.nonce, template: template, parties: base.parties, base: base)
    }

    private func beginning(_ session: Session) throws -> Table {
        guard let name = template else {
            throw Failure(.usage, "a new agreement begins from a template", hints: "troth template list")
        }
        let template = try Templates.find(name)
        guard let role = role.flatMap({ Slug($0) }), template.role(role) != nil else {
            let roles = template.roles.map { "--as \($0.id)" }.joined(separator: " or ")
            throw Failure(.usage, "say which role you take", hints: roles)
        }
        let parties = try Seating(template, session).parties(me: role, others: with)
        let nonce = Bytes32(Random.bytes(Bytes32.count))!
        let agreement = AgreementID.of(nonce: nonce, verifierKeys: parties.map(\.verifierKey))
        return Table(agreement: agreement, nonce: nonce, template: template, parties: parties, base: nil)
    }
}

/// What a proposal goes on from.
struct Table {
    let agreement: AgreementID
    let nonce: Bytes32
    let template: Template
    let parties: [Party]
    let base: Version?

    func role(of party: PartyID) -> Slug? { parties.first { $0.id == party }?.role }
}

extension Session {
    /// - Parameter agreement: a thread.
    /// - Returns: what a new version goes on from: the newest one that nobody has said no to and that can still be
    ///   signed or stands; where there is none, the newest of all.
    func onTheTable(in agreement: AgreementID) -> Version? {
        // What came although it was not wanted is nothing to go on from.
        let (everything, aside) = (versions(of: agreement), setAside.versions)
        let wanted = everything.filter { aside[$0.id] == nil }
        let all = wanted.isEmpty ? everything : wanted
        let standing = ledger.standing(at: moment, for: me).threads[agreement]
        let open = all.last { one in
            ledger.refusers(of: one.id).isEmpty
                && (moment.latest < one.version.term.signBy || standing?.counted.contains(one.id) ?? false)
        }
        return (open ?? all.last)?.version
    }
}
