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
        /// Their newest answers.
        case open(AnswerEntry)
        /// What they opened is not what they had sealed.
        case broken
    }

    package let agreement: AgreementID
    /// Who began it.
    package let inviter: PartyID
    package let invitation: InvitationEntry
    private let voices: [PartyID: Voice]
    /// Who sealed, or answered otherwise, after others' answers could be read: mostly letters that crossed, and a fact to
    /// know.
    package let changedLater: Set<PartyID>

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - archive: what a home knows.
    /// - Returns: nil where nobody was invited in it.
    package init?(_ agreement: AgreementID, in archive: Archive) {
        let logs = archive.logs.values.filter { $0.name.subject == .agreement(agreement) }
        guard let first = Self.invitation(in: logs, agreement, archive) else { return nil }
        self.agreement = agreement
        inviter = first.author
        invitation = first.entry
        let firstAnswers = Dictionary(
            logs.compactMap { log in log.firstAnswer.map { (log.name.id, UInt64($0)) } },
            uniquingKeysWith: { first, _ in first })
        var voices: [PartyID: Voice] = [:]
        for party in first.entry.invitation.parties {
            voices[party.id] = Voice(
                party.id, logs.filter { $0.name.author == party.id }, first.entry.invitation, firstAnswers)
        }
        self.voices = voices
        let known = Self.knownBeforeAnswering(archive.owner, logs)
        changedLater = Set(
            voices.filter { party, voice in
                guard party != archive.owner else { return false }
                // A home that acknowledges nothing cannot say what came when.
                let isLate = known.map { known in
                    !known.isEmpty
                        && voice.newestSeals.contains { known[$0.key, default: 0] <= $0.value }
                }
                return voice.hasWidened || isLate ?? false
            }.keys)
    }

    /// What one has answered or begun oneself comes first, then what stands first in its log: nobody puts another template
    /// under a thread later, whatever time they claim.
    private static func invitation(
        in logs: [Log], _ agreement: AgreementID, _ archive: Archive
    ) -> (author: PartyID, entry: InvitationEntry)? {
        let found = logs.flatMap(\.records).compactMap {
            record -> (record: SignedRecord, entry: InvitationEntry)? in
            guard let entry = record.text.body.entry as? InvitationEntry, entry.agreement == agreement,
                entry.invitation.party(record.text.log.author) != nil
            else { return nil }
            return (record, entry)
        }
        // Most threads are begun by a proposal: nothing else is looked at for these.
        guard !found.isEmpty else { return nil }
        let answered = Set(archive.keptAnswers(in: agreement).map(\.answer.source.version.source.hash))
        func rank(_ record: SignedRecord, _ entry: InvitationEntry) -> (Int, UInt64, RecordID) {
            let isAnswered = answered.contains(entry.invitation.source.hash)
            let isOwn = record.text.log.author == archive.owner
            return (isAnswered ? 0 : isOwn ? 1 : 2, record.text.index, record.id)
        }
        return found.min { rank($0.record, $0.entry) < rank($1.record, $1.entry) }
            .map { ($0.record.text.log.author, $0.entry) }
    }

    /// How much of each log had reached the owner when their answers could first be read; nil before that.
    private static func knownBeforeAnswering(_ owner: PartyID, _ logs: [Log]) -> [LogID: UInt64]? {
        for log in logs where log.name.author == owner {
            guard let place = log.firstAnswer else { continue }
            return log.records[..<place].reduce(into: [:]) { known, record in
                if case .delivered(let log, let length) = record.text.body { known[log] = length }
            }
        }
        return nil
    }

    /// Everybody, in the order of the text.
    package var parties: [Party] { invitation.invitation.parties }

    /// - Parameter party: one of the people.
    package func stage(of party: PartyID) -> Stage { voices[party]?.stage ?? .nothing }

    /// - Parameter party: one of the people.
    /// - Returns: their newest answers, where they can be read.
    package func answer(of party: PartyID) -> AnswerEntry? {
        if case .open(let answer) = stage(of: party) { answer } else { nil }
    }

    /// - Parameters:
    ///   - party: one of the people.
    ///   - key: a row.
    /// - Returns: their line in their answers; whatever came after they could read others' only limits it.
    package func line(of party: PartyID, in key: RowKey) -> Boundary {
        let lines = (voices[party]?.counted ?? []).map {
            $0.source.version.row(key)?.lines[party] ?? .notAgreed
        }
        guard let first = lines.first else { return .notAgreed }
        return lines.dropFirst().reduce(first) { $0.met($1) }
    }

    /// - Parameter party: one of the people.
    /// - Returns: the others of whom nothing has come yet.
    package func missing(apartFrom party: PartyID) -> [Party] {
        parties.filter { $0.id != party && stage(of: $0.id) == .nothing }
    }

    /// The people whose answers cannot be read yet.
    package var notOpen: [Party] { parties.filter { answer(of: $0.id) == nil } }
}

/// What one person has sealed and opened, over all their devices. Within a log its order counts, and no claimed time.
private struct Voice: Sendable {
    private(set) var stage = Preparation.Stage.nothing
    /// What their lines are the meet of: their last answers before they could read others', and all after.
    private(set) var counted: [AnswerEntry] = []
    /// Whether they gave more after they could read others' answers.
    private(set) var hasWidened = false
    /// The place of the newest seal in each of their logs.
    private(set) var newestSeals: [LogID: UInt64] = [:]

    /// - Parameter firstAnswers: where the first answers stand in each log.
    init(_ party: PartyID, _ logs: [Log], _ invitation: Invitation, _ firstAnswers: [LogID: UInt64]) {
        var seals: Set<Bytes32> = []
        var newest: Bytes32?
        var opened: [(answers: [(entry: AnswerEntry, hasRead: Bool)], isSealed: Bool, said: Instant)] = []
        var isBroken = false
        // A log with a fork is of two minds: what stands in it binds nobody, and opens nothing.
        for log in logs.sorted(by: { $0.name.id < $1.name.id }) where log.forks.isEmpty {
            var own: Bytes32?
            var hasRead = false
            var answers: [(entry: AnswerEntry, hasRead: Bool)] = []
            var said = Instant(seconds: 0)
            for record in log.records {
                if case .delivered(let other, let length) = record.text.body,
                    let place = firstAnswers[other], place < length, other != log.name.id
                {
                    hasRead = true
                }
                switch record.text.body.entry {
                case let entry as SealedAnswerEntry where answers.isEmpty:
                    own = entry.seal
                    seals.insert(entry.seal)
                    newestSeals[log.name.id] = record.text.index
                case let entry as AnswerEntry where entry.answers(invitation):
                    if answers.isEmpty {
                        said = record.text.said
                        if let own { isBroken = isBroken || own != entry.seal(by: party) }
                        answers.append((entry, false))
                    } else {
                        // Whoever had sealed opened only once the others' answers were there.
                        answers.append((entry, hasRead || own != nil))
                    }
                default: break
                }
            }
            if let own, answers.isEmpty { newest = own }
            if !answers.isEmpty { opened.append((answers, own != nil, said)) }
        }
        // What was sealed on one device cannot be passed over on another.
        if !seals.isEmpty {
            isBroken =
                isBroken
                || opened.contains { one in
                    !one.isSealed
                        && one.answers.first.map { !seals.contains($0.entry.seal(by: party)) } ?? false
                }
        }
        let all = opened.sorted { ($0.isSealed ? 0 : 1, $0.said) < ($1.isSealed ? 0 : 1, $1.said) }.flatMap(
            \.answers)
        guard let last = all.last else {
            stage = newest.map { .sealed($0) } ?? .nothing
            return
        }
        stage = isBroken ? .broken : .open(last.entry)
        let before = all.lastIndex { !$0.hasRead } ?? all.startIndex
        counted = all[before...].map(\.entry)
        let given = all[before].entry.source.version
        hasWidened = all[before...].dropFirst().contains { one in
            one.entry.source.version.rows.contains { row in
                let line = row.lines[party] ?? .notAgreed
                return !line.isNarrowing(of: given.row(row.key)?.lines[party] ?? .notAgreed)
            }
        }
    }
}

extension Log {
    /// The place of the first answers that can be read.
    fileprivate var firstAnswer: Int? { records.firstIndex { $0.text.body.entry is AnswerEntry } }
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
        keptAnswers(in: agreement).last { $0.answer.seal(by: owner) == seal }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the owner's own answers there, oldest first.
    package func keptAnswers(in agreement: AgreementID) -> [KeptAnswerEntry] {
        own(KeptAnswerEntry.self).map(\.entry)
            .filter { $0.answer.source.version.agreement == agreement }
    }
}
