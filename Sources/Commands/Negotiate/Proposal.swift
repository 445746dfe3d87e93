import Canonical
import Consent
import History
import Reporting
import Sodium
import Templating
import Terminal
import Vault

/// Brings a draft before the others: first what it tightens for its author, which holds at once, then the version.
struct Proposal {
    private let table: Table
    private let draft: Draft
    private let answered: Set<Slug>
    /// The author's own lines that are wider than what they gave before.
    private let widened: [(row: RowKey, before: Boundary, after: Boundary)]
    private let worksheet: Worksheet

    init(_ table: Table, _ worksheet: Worksheet, _ session: Session) throws {
        self.table = table
        let given = Given(session.ledger, in: table.agreement, for: session.me, at: session.moment)
        let facts = worksheet.agreement
        draft = try Draft(
            template: table.template, templateHash: SHA256.hash(table.template.source),
            parties: table.parties,
            author: session.me, worksheet: worksheet, base: table.base, given: LastGiven(given),
            term: Dates(facts, table, session.moment).term(),
            title: facts.title?.value ?? table.base?.title ?? table.template.title,
            endOfDay: { Instant.endOfLocal($0) })
        answered = Set(worksheet.protections.keys)
        let isFirst = given.newestVersion(by: session.me) == nil
        widened = draft.sections.flatMap(\.items).compactMap { item in
            guard !isFirst, case .row(let row) = item, let after = row.lines[session.me] else { return nil }
            let before = given.last(by: session.me, for: row.key)
            return after.isNarrowing(of: before) ? nil : (row.key, before, after)
        }
        self.worksheet = worksheet
    }

    /// - Parameters:
    ///   - preparation: a thread in which everybody's answers can be read.
    ///   - session: whose home this is.
    init(joining preparation: Preparation, _ session: Session) throws {
        let invitation = preparation.invitation.invitation
        let kept = session.home.archive.keptAnswers(in: preparation.agreement).last?.worksheet
        let template = try preparation.template
        // When it is to hold is said in the worksheet that was answered with, where that is still there.
        let entry = kept.flatMap { name in
            session.worksheets.worksheets.first { $0.name == name }?.states.last?.entry
        }
        let worksheet =
            try entry.flatMap { try? Worksheet.parse($0.answers, file: "\($0.name)", template: template) }
            ?? Worksheet(blank: template, as: try preparation.ownRole(session.me))
        draft = try session.joined(preparation, own: nil, worksheet.agreement).draft
        table = Table(
            agreement: preparation.agreement, nonce: invitation.nonce, template: template,
            parties: invitation.parties, base: nil)
        answered = []
        widened = []
        self.worksheet = worksheet
    }

    /// The thread that it belongs to.
    var agreement: AgreementID { table.agreement }

    /// Writes it down.
    ///
    /// - Returns: the version that was proposed.
    func make(_ session: Session) throws -> VersionID {
        try session.checkAsking(table.parties.map(\.id), in: table.agreement)
        // Once through without writing anything: a proposal that a rule refuses changes nothing.
        let trial = try version(session)
        try session.ledger.checkProposal(trial, by: session.me, at: session.moment)
        _ = try VersionSource(trial)

        let narrowings = session.tighterLines(in: trial)
        let unprovided = draft.cannotProvide.filter { id in
            !session.acts(in: table.agreement).cannotProvides.contains {
                $0.author == session.me && $0.act == .cannotProvide(id)
            }
        }
        let subject = LogSubject.agreement(table.agreement)
        try session.write(
            narrowings.map { .narrowing($0.row, $0.to) }
                + (table.base == nil ? [] : unprovided.map { .cannotProvide($0) }),
            to: subject)
        for (row, _) in narrowings { session.console.say("tightened at once: \(session.label(of: row))") }

        let source = try VersionSource(version(session))
        try session.ledger.checkProposal(source.version, by: session.me, at: session.moment)
        try session.write(
            [.proposal(source)] + (table.base == nil ? unprovided.map { .cannotProvide($0) } : []),
            to: subject)
        try session.liftOwnNotAgain(in: table.agreement)
        return source.id
    }

    private func version(_ session: Session) throws -> Version {
        let standing = session.ledger.standing(at: session.moment, for: session.me).threads[table.agreement]
        let number = session.ledger.nextNumber(in: table.agreement)
        let replaces = standing?.counted ?? []
        var version = try draft.version(
            of: table.agreement, nonce: table.nonce, number: number, replaces: replaces)
        version.settles = session.ledger.takenUp(
            by: version, provided: answered.subtracting(draft.cannotProvide), author: session.me,
            at: session.moment)
        return version
    }

    /// Says what came of it.
    ///
    /// - Parameters:
    ///   - id: what `make` gave.
    ///   - session: the author's home.
    func announce(_ id: VersionID, _ session: Session) {
        guard let source = session.home.archive.sources[id] else { return }
        let console = session.console
        console.say("you proposed \(session.number(of: source.id)); its id is \(source.id)")
        if let base = table.base { console.say("it goes on from version \(base.number)") }
        let names = session.names[table.agreement]
        for line in widened {
            let row = names.mention(of: line.row)
            console.say(
                "wider than you last gave: \(row.name): "
                    + session.describe(from: line.before, to: line.after, of: row, .wider))
        }
        list(.template, "in the template’s words, since nobody has said anything else:", console)
        if let base = table.base {
            list(.base, "taken over from version \(base.number), and not in your own words:", console)
        }
        if !draft.sections.contains(where: { $0.gives(session.me) }) {
            console.say("your answers give nothing: none of its rows has a yes of yours")
        }
        if !draft.unsettled.isEmpty {
            console.say(
                "several of you wrote their own words for these; both stand there, to be talked about:")
            console.say("  " + StyledText(draft.unsettled.map(\.description).joined(separator: "; ")))
        }
        if !draft.openQuestions.isEmpty {
            console.say("nobody has answered these yet, so they are not in the text:")
            for question in draft.openQuestions {
                console.say(
                    "  \(question.label)\(question.isRequired ? " (every such agreement should have it)" : "")"
                )
            }
        }
        session.sayConcerns(about: source, worksheet, table.template)
        let signBy = LocalTime(source.version.term.signBy)
        console.say("it is a proposal: nothing is agreed by it. Everyone’s answer must be back by \(signBy)")
        for party in source.version.parties where party.id != session.me {
            console.say(
                "to let \(session.name(party.id)) see it: troth send \(session.name(party.id).quotedForShell) -o FILE"
            )
        }
    }

    private func list(_ origin: Draft.Borrowed.Origin, _ heading: StyledText, _ console: Console) {
        let labels = draft.borrowed.filter { $0.origin == origin }.map { "\($0.label)" }
        guard !labels.isEmpty else { return }
        console.say(heading)
        console.say("  " + StyledText(labels.joined(separator: "; ")))
    }
}

extension Session {
    /// - Parameter agreement: a thread.
    /// - Returns: its acts that belong to no version.
    func acts(in agreement: AgreementID) -> Ledger.ThreadActs { ledger.threads[agreement] ?? .none }
}

extension Section {
    /// Whether somebody gives anything in it.
    fileprivate func gives(_ party: PartyID) -> Bool {
        items.contains { if case .row(let row) = $0 { row.lines[party]?.isGranted ?? false } else { false } }
    }
}
