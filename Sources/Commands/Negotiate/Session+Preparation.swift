import Canonical
import Consent
import History
import Reporting
import Sodium
import Templating
import Terminal
import Vault

/// Threads that everybody answers before there is any text.
extension Session {
    /// - Parameter agreement: a thread.
    /// - Returns: who has answered what; nil where nobody was invited, and once there is a text or an end.
    func preparation(of agreement: AgreementID) -> Preparation? {
        isBeingPrepared(agreement) ? Preparation(agreement, in: home.archive) : nil
    }

    /// Whether there is no text yet and no end.
    private func isBeingPrepared(_ agreement: AgreementID) -> Bool {
        ledger.threads[agreement]?.versions.isEmpty ?? false && !ledger.hasEnded(agreement)
    }

    /// The threads that are being prepared.
    var preparations: [AgreementID: Preparation] {
        Dictionary(
            uniqueKeysWithValues: ledger.threads.keys.compactMap { id in preparation(of: id).map { (id, $0) }
            })
    }

    /// - Parameter named: what `--agreement` was given; nil where it was not.
    /// - Returns: the thread that is being prepared; where nothing was named, the only one.
    /// - Throws: `Failure`, where there is none, or several.
    func prepared(named: String?) throws -> Preparation {
        let everything = preparations
        let hidden = unheard
        let all = named == nil ? everything.filter { !hidden.contains($0.key) } : everything
        if named == nil, all.count == 1, let only = all.values.first { return only }
        guard named != nil || all.count > 1 else {
            throw Failure(
                .failed, "nobody is invited to answer anything here",
                hints: "troth invite --with NAME --template ID --as ROLE")
        }
        guard let found = all[try agreement(named: named)] else {
            throw Failure(
                .failed, "this agreement is not one that everyone answers first", hints: "troth status")
        }
        return found
    }

    /// - Parameter named: what `--agreement` was given; nil where it was not.
    /// - Returns: a thread that is being prepared, else one that was, where there is a text by now.
    /// - Throws: `Failure`, where there is none, or several.
    func invited(named: String?) throws -> Preparation {
        if let named {
            if let found = round(of: try agreement(named: named)) { return found }
            return try prepared(named: named)
        }
        let rounds = agreements.map(\.id).compactMap { round(of: $0) }
        return preparations.isEmpty && rounds.count == 1 ? rounds[0] : try prepared(named: nil)
    }

    /// How far everybody is, for showing.
    var preparationStatus: [AgreementID: PreparationStatus] {
        let names = names
        let moment = moment
        return preparations.mapValues { preparation in
            PreparationStatus(
                preparation, names[preparation.agreement],
                notAgain: NotAgainStatus.all(
                    of: preparation.agreement, in: ledger, names: names[preparation.agreement], at: moment))
        }
    }

    /// Opens the owner's sealed answers.
    ///
    /// - Parameter preparation: the thread; everybody has answered.
    /// - Throws: `Failure`, where this home does not keep them.
    func open(_ preparation: Preparation) throws {
        guard case .sealed(let seal) = preparation.stage(of: me) else { return }
        guard let kept = home.archive.keptAnswer(sealed: seal, in: preparation.agreement) else {
            throw Failure(
                .failed, "the answers that you sealed are not in this home",
                hints: "bring the home back from a backup, or begin anew: troth leave, then troth invite")
        }
        try write(kept.answer.records, to: .agreement(preparation.agreement))
    }

    /// - Parameter agreement: a thread.
    /// - Returns: who has answered what, also once there is a text or an end; nil where nobody was invited.
    func round(of agreement: AgreementID) -> Preparation? { Preparation(agreement, in: home.archive) }

    /// - Parameter preparation: what was being prepared a moment ago.
    /// - Returns: how far it is now.
    /// - Throws: `Failure`, where it has ended, or a text was made, while somebody was asked.
    func stillPrepared(_ preparation: Preparation) throws -> Preparation {
        guard let now = self.preparation(of: preparation.agreement) else {
            throw Failure(
                .failed, "this has ended, or has become a text, while you were asked; nothing was shared",
                hints: "troth status")
        }
        return now
    }

    /// Says what somebody should know of how answers were given before they sign a text that came of them.
    ///
    /// - Parameter agreement: the thread.
    func sayRoundWarnings(of agreement: AgreementID) {
        for warning in roundWarnings(of: agreement) {
            console.say("\("warning:", .warning) \(warning)")
        }
    }

    private func roundWarnings(of agreement: AgreementID) -> [String] {
        guard !isBeingPrepared(agreement), let round = round(of: agreement) else { return [] }
        let iHaveOpened = round.answer(of: me) != nil
        return round.parties.compactMap { party in
            switch round.stage(of: party.id) {
            case .broken: "\(name(party.id)): the opened answers are not the ones that were sealed"
            case .sealed where party.id == me:
                "your own answers are still sealed; nobody can read them, and this text was not made of them"
            case .sealed where iHaveOpened:
                "\(name(party.id)) has read your answers, and has not opened their own, which are sealed"
            case .open where round.changedLater.contains(party.id):
                "\(name(party.id)) sealed or changed answers after others’ could be read; mostly that is letters that crossed"
            case .sealed, .nothing, .open: nil
            }
        }
    }

    /// - Parameters:
    ///   - preparation: a thread in which everybody's answers can be read.
    ///   - own: the owner's own answers, where they are not open yet.
    ///   - facts: when it is to hold.
    /// - Returns: what they come to.
    /// - Throws: `Failure`, where they cannot be brought together.
    func joined(
        _ preparation: Preparation, own: AnswerEntry? = nil, _ facts: AgreementFacts? = nil
    ) throws -> (draft: Draft, template: Template) {
        let template = try preparation.template
        let invitation = preparation.invitation.invitation
        var answers: [PartyID: Draft.Answers] = [:]
        for party in preparation.parties {
            guard
                let answer = party.id == me
                    ? own ?? preparation.answer(of: me) : preparation.answer(of: party.id)
            else { continue }
            answers[party.id] = Draft.Answers(answer.source.version, unchosen: answer.unchosen)
        }
        let table = Table(
            agreement: preparation.agreement, nonce: invitation.nonce, template: template,
            parties: invitation.parties, base: nil)
        let narrowings = Dictionary(grouping: acts(in: preparation.agreement).narrowings, by: \.row)
        let given = LastGiven(
            boundary: { party, key in
                let line =
                    party == self.me && own != nil
                    ? own?.source.version.row(key)?.lines[party] ?? .notAgreed
                    : preparation.line(of: party, in: key)
                return (narrowings[key] ?? []).filter { $0.record.author == party }
                    .reduce(line) { $0.met($1.to) }
            },
            newestVersion: { answers[$0]?.version })
        do {
            let draft = try Draft(
                joining: answers, template: template, invitation: invitation, author: me, given: given,
                term: Dates(facts ?? AgreementFacts.nothing, table, moment).term())
            // Whether it is a text at all is known only once it is one.
            _ = try draft.version(of: preparation.agreement, nonce: invitation.nonce, number: 1)
            return (draft, template)
        } catch let error as FormatError {
            let others = preparation.parties.filter { $0.id != me }.map { name($0.id) }.joined(
                separator: " and ")
            throw Failure(
                .failed, "your answers and those of \(others) do not fit into one text: \(error)",
                hints: "one of you answers again with less (troth answer), or you begin anew (troth invite)")
        }
    }
}

extension Preparation {
    /// What stands before a thread's id, where a worksheet says that its template came with an invitation.
    static let place = "invitation "

    /// The template that everybody answers, as it was when they were invited.
    var template: Template {
        get throws {
            let invited = invitation.invitation
            let template: Template
            do {
                template = try Template.parse(pinned: invitation.template, name: "\(invited.source.template)")
            } catch { throw Failure(.failed, "the template of this invitation cannot be read: \(error)") }
            guard template.id == invited.source.template, template.kind == invited.kind,
                invited.parties.allSatisfy({ template.role($0.role) != nil })
            else {
                throw Failure(
                    .failed,
                    "this invitation does not fit the template that came with it; nothing can be answered to it",
                    hints: "ask for another one; nothing need be answered")
            }
            return template
        }
    }

    /// - Parameter owner: the home's owner.
    /// - Throws: `Failure`, where they are not among the invited.
    func ownRole(_ owner: PartyID) throws -> Slug {
        guard let role = role(of: owner) else { throw Failure(.failed, "you are not among the invited") }
        return role
    }

    /// - Parameter party: one of the people.
    /// - Returns: the role in which they answer.
    private func role(of party: PartyID) -> Slug? { invitation.invitation.party(party)?.role }
}

extension AnswerEntry {
    /// What is written so that the others can read it: the answers, and what their author cannot provide.
    var records: [RecordBody] {
        [.entry(AnyEntry(self))] + cannotProvide.sorted().map { .cannotProvide($0) }
    }
}
