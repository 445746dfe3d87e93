package import Canonical
package import Consent

/// A thread in which everybody answers before there is any text: who has answered, and what can be read.
///
/// Whoever answers while somebody else has not writes a seal alone, and is bound by it. Once everybody has answered or
/// sealed their answers, each may open what they sealed. So nobody reads another's answers before theirs are bound.
package struct Preparation: Sendable {
    /// How far somebody is.
    package enum Stage: Equatable, Sendable {
        /// Nothing of theirs has come.
        case nothing
        /// They are bound to answers that nobody else can read yet.
        case sealed(Bytes32)
        /// Their newest answers. Sealed before or not, these are what they give.
        case open(AnswerEntry)
        /// What they opened is not what they had sealed.
        case broken
    }

    package let agreement: AgreementID
    /// Who began it.
    package let inviter: PartyID
    package let invitation: InvitationEntry
    private let stages: [PartyID: Stage]
    /// Whose seal came after the owner's answers could be read: mostly two letters that crossed, and a fact to know.
    package let sealedLater: Set<PartyID>

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - archive: what a home knows.
    /// - Returns: nil where nobody was invited in it.
    package init?(_ agreement: AgreementID, in archive: Archive) {
        let logs = archive.logs.values.filter { $0.name.subject == .agreement(agreement) }
        let invitations = logs.flatMap { log in
            log.records.compactMap { record in
                (record.text.body.entry as? InvitationEntry).map { (record, $0) }
            }
        }
        .filter { record, entry in
            entry.agreement == agreement && entry.invitation.party(record.text.log.author) != nil
        }
        // One's own first: nobody puts another template under what one has begun.
        let first = invitations.min { a, b in
            func rank(_ one: (SignedRecord, InvitationEntry)) -> (Int, Instant, RecordID) {
                (one.0.text.log.author == archive.owner ? 0 : 1, one.0.text.said, one.0.id)
            }
            return rank(a) < rank(b)
        }
        guard let first else { return nil }
        self.agreement = agreement
        inviter = first.0.text.log.author
        invitation = first.1
        var stages: [PartyID: Stage] = [:]
        var sealedLater: Set<PartyID> = []
        let known = Self.knownBeforeAnswering(archive.owner, logs)
        for party in first.1.invitation.parties {
            let voice = Voice(party.id, logs.filter { $0.name.author == party.id }, first.1.invitation)
            stages[party.id] = voice.stage
            if let seal = voice.newestSeal, let known,
                known[seal.text.log.id, default: .max] <= seal.text.index
            {
                sealedLater.insert(party.id)
            }
        }
        self.stages = stages
        self.sealedLater = sealedLater
    }

    /// How much of each log had reached the owner when their answers could first be read; nil before that.
    private static func knownBeforeAnswering(_ owner: PartyID, _ logs: [Log]) -> [LogID: UInt64]? {
        for log in logs where log.name.author == owner {
            guard let place = log.records.firstIndex(where: { $0.text.body.entry is AnswerEntry }) else {
                continue
            }
            return log.records[..<place].reduce(into: [:]) { known, record in
                if case .delivered(let log, let length) = record.text.body { known[log] = length }
            }
        }
        return nil
    }

    /// Everybody, in the order of the text.
    package var parties: [Party] { invitation.invitation.parties }

    /// - Parameter party: one of the people.
    package func stage(of party: PartyID) -> Stage { stages[party] ?? .nothing }

    /// - Parameter party: one of the people.
    /// - Returns: their newest answers, where they can be read.
    package func answer(of party: PartyID) -> AnswerEntry? {
        if case .open(let answer) = stage(of: party) { answer } else { nil }
    }

    /// - Parameter party: one of the people.
    /// - Returns: the others of whom nothing has come yet.
    package func missing(apartFrom party: PartyID) -> [Party] {
        parties.filter { $0.id != party && stage(of: $0.id) == .nothing }
    }

    /// The people whose answers cannot be read yet.
    package var notOpen: [Party] { parties.filter { answer(of: $0.id) == nil } }

    /// Whether everybody's answers can be read.
    package var isOpen: Bool { notOpen.isEmpty }
}

/// What one person has sealed and opened, over all their devices.
private struct Voice {
    private(set) var stage = Preparation.Stage.nothing
    private(set) var newestSeal: SignedRecord?

    init(_ party: PartyID, _ logs: [Log], _ invitation: Invitation) {
        var seals: [Bytes32] = []
        var hasOpened = false
        // Up to the first gap or fork of each log: what stands behind is not known to be theirs in this order.
        let records = logs.flatMap { log in log.forks.isEmpty ? log.records : [] }
            .sorted {
                ($0.text.said, $0.text.log.id, $0.text.index) < ($1.text.said, $1.text.log.id, $1.text.index)
            }
        for record in records {
            switch record.text.body.entry {
            case let entry as SealedAnswerEntry where !hasOpened:
                newestSeal = record
                seals.append(entry.seal)
                stage = .sealed(entry.seal)
            case let entry as AnswerEntry where entry.answers(invitation):
                // What is opened first is what was sealed last; whatever comes later is an answer of its own.
                let isBroken = !hasOpened && !seals.isEmpty && seals.last != entry.seal
                if stage != .broken { stage = isBroken ? .broken : .open(entry) }
                hasOpened = true
            default: break
            }
        }
    }
}

extension AnswerEntry {
    /// Whether it answers the template, between the people, that were pinned.
    fileprivate func answers(_ invitation: Invitation) -> Bool {
        source.version.source == invitation.source && source.version.parties == invitation.parties
            && source.version.kind == invitation.kind
    }
}

extension Archive {
    /// - Parameters:
    ///   - seal: the seal of answers of the owner's own.
    ///   - agreement: the thread.
    /// - Returns: those answers, and the worksheet that they were taken from; nil where this home does not keep them.
    package func keptAnswer(sealed seal: Bytes32, in agreement: AgreementID) -> KeptAnswerEntry? {
        keptAnswers(in: agreement).last { $0.answer.seal == seal }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the owner's own answers there, oldest first.
    package func keptAnswers(in agreement: AgreementID) -> [KeptAnswerEntry] {
        privateRecords.compactMap { $0.text.body.entry as? KeptAnswerEntry }
            .filter { $0.answer.source.version.agreement == agreement }
    }
}
