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
        guard ledger.threads[agreement]?.versions.isEmpty ?? false, !ledger.hasEnded(agreement) else {
            return nil
        }
        return Preparation(agreement, in: home.archive)
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

    /// How far everybody is, for showing.
    var preparationStatus: [AgreementID: PreparationStatus] {
        let names = names
        let moment = moment
        return preparations.mapValues { preparation in
            PreparationStatus(
                names[preparation.agreement], template: preparation.invitation.invitation.source.template,
                by: preparation.inviter,
                stages: preparation.parties.map { ($0.id, .init(preparation.stage(of: $0.id))) },
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

    /// - Parameter preparation: a thread in which everybody's answers can be read.
    /// - Returns: what they come to.
    func joined(_ preparation: Preparation, _ facts: AgreementFacts? = nil) throws -> (
        draft: Draft, template: Template
    ) {
        let template = try preparation.template
        let invitation = preparation.invitation.invitation
        let answers = preparation.parties.compactMap { party in
            preparation.answer(of: party.id).map { (party.id, $0.source.version) }
        }
        let table = Table(
            agreement: preparation.agreement, nonce: invitation.nonce, template: template,
            parties: invitation.parties, base: nil)
        let draft = try Draft(
            joining: Dictionary(uniqueKeysWithValues: answers), template: template, invitation: invitation,
            author: me,
            given: LastGiven(Given(ledger, in: preparation.agreement, for: me, at: moment)),
            term: Dates(facts ?? AgreementFacts.nothing, table, moment).term())
        return (draft, template)
    }
}

extension Preparation {
    /// What stands before a thread's id, where a worksheet says that its template came with an invitation.
    static let place = "invitation "

    /// The template that everybody answers, as it was when they were invited.
    var template: Template {
        get throws {
            do {
                return try Template.parse(
                    pinned: invitation.template, name: "\(invitation.invitation.source.template)")
            } catch { throw Failure(.failed, "the template of this invitation cannot be read: \(error)") }
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

extension PreparationStatus.Stage {
    fileprivate init(_ stage: Preparation.Stage) {
        self =
            switch stage {
            case .nothing: .nothing
            case .sealed: .sealed
            case .open: .open
            case .broken: .broken
            }
    }
}

extension AnswerEntry {
    /// What is written so that the others can read it: the answers, and what their author cannot provide.
    var records: [RecordBody] {
        [.entry(AnyEntry(self))] + cannotProvide.sorted().map { .cannotProvide($0) }
    }
}
