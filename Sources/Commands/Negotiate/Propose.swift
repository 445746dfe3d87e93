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
            Your answers fill only your own lines; in another’s line stands what they last gave, and nothing more.
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
        let table = try with.isEmpty ? existing(session) : beginning(session)
        let (answers, bytes) = try given(session)
        let worksheet = try Worksheet.parse(bytes, file: answers, template: table.template)
        guard table.role(of: session.me) == worksheet.role else {
            throw Failure(
                .failed,
                "\(answers) answers as the \(worksheet.role), and you are \(table.role(of: session.me).map { "the \($0)" } ?? "nobody") here"
            )
        }
        let proposal = try Proposal(table, worksheet, session)
        let id = try proposal.make(session)
        let names = session.names[table.agreement]
        var json = ChangeJSON("propose", names)
        json.version = names.mention(of: id)
        json.isProposed = true
        try console.json(json)
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
        let all = versions(of: agreement)
        let standing = ledger.standing(at: moment, for: me).threads[agreement]
        let open = all.last { one in
            ledger.refusers(of: one.id).isEmpty
                && (moment.latest < one.version.term.signBy || standing?.counted.contains(one.id) ?? false)
        }
        return (open ?? all.last)?.version
    }
}

/// Says who takes which role.
private struct Seating {
    let template: Template
    let session: Session

    init(_ template: Template, _ session: Session) {
        self.template = template
        self.session = session
    }

    func parties(me role: Slug, others: [String]) throws -> [Party] {
        var seated: [(role: Slug, card: Card)] = [(role, try session.ownCard)]
        for argument in others {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let contact = try session.contact(named: parts[0])
            guard !seated.contains(where: { $0.card.party == contact.card.party }) else {
                throw Failure(.usage, "\(contact.label) is named twice")
            }
            seated.append(
                (try self.role(parts.count == 2 ? parts[1] : nil, beside: seated.map(\.role)), contact.card))
        }
        let ordered = template.roles.flatMap { role in seated.filter { $0.role == role.id } }
        for role in template.roles {
            let count = ordered.filter { $0.role == role.id }.count
            guard count >= 1, count == 1 || role.isSeveral else {
                throw Failure(
                    .usage,
                    count == 0 ? "nobody takes the role \(role.id)" : "only one can take the role \(role.id)",
                    hints: "give each other a role: --with NAME=ROLE")
            }
        }
        return try zip(ordered, Party.seats(for: ordered.map(\.role))).map { place, seat in
            try Party(
                seat: seat, role: place.role, name: place.card.name,
                verifierKey: Line("\(place.card.verifierKey)"),
                recipient: Line("\(place.card.recipient)"))
        }
    }

    private func role(_ named: String?, beside taken: [Slug]) throws -> Slug {
        if let named {
            guard let role = Slug(named), template.role(role) != nil else {
                throw Failure(
                    .usage, "the template \(template.id) has no role “\(named)”",
                    hints: "its roles: \(template.roles.map(\.id.description).joined(separator: ", "))")
            }
            return role
        }
        let free = template.roles.filter { $0.isSeveral || !taken.contains($0.id) }
        let untaken = free.filter { !taken.contains($0.id) }
        guard let role = untaken.first ?? free.first, untaken.count <= 1 else {
            throw Failure(.usage, "say which role each takes", hints: "--with NAME=ROLE")
        }
        return role.id
    }
}
