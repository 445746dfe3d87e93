import Canonical
package import Consent
import Sodium
package import TransparencyLog

/// Every log that a home knows, its own and others'.
package struct Archive: Sendable {
    /// Whose home it is.
    package let owner: PartyID
    package private(set) var logs: [LogID: Log] = [:]

    /// An archive without logs.
    ///
    /// - Parameter owner: whose home it is.
    package init(owner: PartyID) { self.owner = owner }

    /// - Parameter record: a record whose author and signature are known to be right.
    /// - Returns: what became of it.
    package mutating func add(_ record: SignedRecord) -> Log.Placement {
        let id = record.text.log.id
        return logs[id, default: Log(record.text.log)].add(record)
    }

    /// - Parameter forgotten: logs that this home is to know nothing of any more.
    package mutating func drop(_ forgotten: Set<LogID>) { for id in forgotten { logs[id] = nil } }

    /// - Parameters:
    ///   - log: a log.
    ///   - change: changes what is known of it beside its records.
    package mutating func update(_ log: LogName, _ change: (inout Log) -> Void) {
        change(&logs[log.id, default: Log(log)])
    }

    /// Every record, in an order that does not depend on how it came.
    package var records: [SignedRecord] {
        logs.values.sorted { $0.name.id < $1.name.id }.flatMap(\.everything)
    }

    /// The records of one's own private logs, oldest first.
    package var privateRecords: [SignedRecord] {
        logs.values.filter { $0.name.subject == .private && $0.name.author == owner }
            .sorted { $0.name.id < $1.name.id }.flatMap(\.inOrderOfTime).sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// - Parameter kind: which entries.
    /// - Returns: those in the owner's private logs, with their records, oldest first.
    package func own<Kind: Entry>(_ kind: Kind.Type) -> [(record: SignedRecord, entry: Kind)] {
        privateRecords.compactMap { record in
            (record.text.body.entry as? Kind).map { (record: record, entry: $0) }
        }
    }

    /// The log that this home writes into.
    ///
    /// - Parameter subject: a thread, or what is private.
    /// - Returns: the log; nil where nothing has been written yet, or where its next place has been taken, as a home that
    ///   was set back learns from others: a second record there would be a fork.
    package func ownLog(for subject: LogSubject) -> Log? {
        logs.values.filter {
            $0.isWritable && $0.name.subject == subject && !$0.isBehind && $0.forks.isEmpty
        }.min { $0.name.id < $1.name.id }
    }

    /// The versions that are known, by their ids.
    package var sources: [VersionID: VersionSource] {
        var sources: [VersionID: VersionSource] = [:]
        for case .proposal(let source) in records.lazy.map(\.text.body) { sources[source.id] = source }
        return sources
    }

    /// For each of this home's own logs of which somebody says that they have more than the home itself, who they are:
    /// it was set back, or they say what is not so. Either way nothing is given to them until the records are back.
    package var claims: [LogID: Set<PartyID>] {
        var claims: [LogID: Set<PartyID>] = [:]
        for record in records {
            guard case .delivered(let log, let length) = record.text.body, record.text.log.author != owner,
                let own = logs[log], own.name.author == owner, length > own.size
            else { continue }
            claims[log, default: []].insert(record.text.log.author)
        }
        return claims
    }

    /// Whether there surely was more in this home than there is: it was set back to an older copy. Its own signatures show
    /// it: a head that speaks of more records than stand in one of its logs, or a receipt for more than it has.
    package var wasSetBack: Bool {
        logs.values.contains { $0.name.author == owner && $0.isBehind }
            || records.contains { record in
                guard case .delivered(let id, let length) = record.text.body else { return false }
                return logs[record.text.log.id]?.isWritable ?? false && length > logs[id]?.size ?? 0
            }
    }

    /// The acts of all threads, for asking what stands. A signature counts here only where it verifies over the text of
    /// the version that it names.
    package var ledger: Ledger {
        let sources = self.sources
        var checked = CheckedSignatures()
        let acts = records.compactMap { record -> Record? in
            let log = record.text.log
            guard let agreement = log.subject.agreement else { return nil }
            // What moves nothing still has its place in its log: without it, whatever follows would stand behind a gap.
            let nothing = Act.entry(kind: record.text.body.kind)
            return Record(
                id: record.id, log: log.id, index: record.text.index, author: log.author,
                agreement: agreement,
                said: record.text.said,
                act: record.text.body.act(by: log.author, in: agreement, sources, &checked) ?? nothing)
        }
        var ledger = Ledger(acts)
        ledger.keptNotAgains = keptNotAgains
        ledger.keptLimits = own(KeptLimitsEntry.self).flatMap(\.entry.limits)
        return ledger
    }
}

/// Signatures that have been checked once, while a ledger is made: each costs as much as its text is long.
struct CheckedSignatures {
    /// More than anybody signs one version on their devices; further ones are not looked at.
    private static let mostOfOne = 16
    private var results: [VersionID: [PartyID: [SignatureLine: Bool]]] = [:]

    mutating func isSigned(_ source: VersionSource, _ line: SignatureLine, by author: PartyID) -> Bool {
        let known = results[source.id]?[author] ?? [:]
        if let result = known[line] { return result }
        guard known.count < Self.mostOfOne else { return false }
        let result = source.isSigned(line, by: author)
        results[source.id, default: [:]][author, default: [:]][line] = result
        return result
    }
}

extension RecordBody {
    /// - Parameters:
    ///   - author: whose record it is.
    ///   - agreement: the thread that it stands in.
    ///   - sources: the versions that are known.
    ///   - checked: signatures that have been checked already.
    /// - Returns: the act as the rules know it; nil for an entry, for what gives in another thread than its version's, and
    ///   for a signature that does not hold or cannot be checked yet.
    func act(
        by author: PartyID, in agreement: AgreementID, _ sources: [VersionID: VersionSource],
        _ checked: inout CheckedSignatures
    ) -> Act? {
        func isHere(_ id: VersionID) -> Bool { sources[id]?.version.agreement == agreement }
        return switch self {
        case .proposal(let source):
            isHere(source.id) && source.version.partyIDs.contains(author)
                ? .proposal(source.id, source.version) : nil
        case .signature(let id, let line):
            isHere(id) && sources[id].map { checked.isSigned($0, line, by: author) } == true
                ? .signature(id) : nil
        case .held(let id): isHere(id) ? .held(id) : nil
        case .no(let id): .no(id)
        case .narrowing(let row, let boundary): .narrowing(row, boundary)
        case .signal(let words): .signal(StopSignal(words))
        case .cannotProvide(let id): .cannotProvide(id)
        case .pause: .pause
        case .leave: .leave
        case .delivered(let log, let length): .delivered(log, length: length)
        case .unknownAct: .unknown
        case .entry(let entry): entry.entry.act(by: author, in: agreement)
        case .unknownEntry: nil
        }
    }
}

extension Entry {
    /// - Parameters:
    ///   - author: whose record it is.
    ///   - agreement: the thread that it stands in.
    /// - Returns: the entry as the rules hear it; nil where they do not.
    fileprivate func act(by author: PartyID, in agreement: AgreementID) -> Act? {
        switch self {
        case let entry as InvitationEntry:
            entry.agreement == agreement && entry.invitation.party(author) != nil
                ? .invitation(entry.invitation) : nil
        case let entry as AnswerEntry:
            entry.source.version.agreement == agreement && entry.source.version.partyIDs.contains(author)
                ? .answer(entry.source.version) : nil
        case let entry as NotAgainEntry: .notAgain(until: entry.until)
        case let entry as AsksAgainEntry: .asksAgain(entry.of, hereOnly: entry.isHereOnly)
        default: nil
        }
    }
}

extension VersionSource {
    /// - Parameters:
    ///   - line: a signature line.
    ///   - author: one of the parties.
    /// - Returns: whether it is theirs, over this text.
    package func isSigned(_ line: SignatureLine, by author: PartyID) -> Bool {
        guard let party = version.party(author), let key = try? VerifierKey(party.verifierKey.bytes),
            let text = try? NoteText(bytes)
        else { return false }
        return line.isValid(by: key, over: text)
    }

    /// The version with the signatures of its people, as one signed note.
    ///
    /// - Parameter records: every record that is known.
    /// - Returns: the note, or nil where nobody has signed.
    package func note(signedIn records: [SignedRecord]) -> [UInt8]? {
        var lines: [PartyID: SignatureLine] = [:]
        for record in records {
            if case .signature(id, let line) = record.text.body, isSigned(line, by: record.text.log.author) {
                lines[record.text.log.author] = line
            }
        }
        let ordered = version.parties.compactMap { lines[$0.id] }
        guard let text = try? NoteText(bytes), let note = try? SignedNote(text, ordered) else { return nil }
        return note.bytes
    }
}
