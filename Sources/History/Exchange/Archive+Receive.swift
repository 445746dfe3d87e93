import Canonical
package import Consent
import Sodium
import TransparencyLog

/// What became of a bundle.
package struct Reception: Sendable {
    /// Records that were new, in the order they were added.
    package var added: [SignedRecord] = []
    /// Logs whose head changed.
    package var headed: Set<LogID> = []
    /// What was wrong with the rest.
    package var problems: [Problem] = []

    /// Something that was not taken as it came.
    package enum Problem: Hashable, Sendable {
        /// A record or a head by somebody who is not a contact.
        case stranger
        /// A record that is damaged, or does not say who wrote it.
        case damaged(String)
        /// A record of a thread that this home's owner is no party to, or a version that names a contact's keys wrongly.
        case foreign(String)
        /// Somebody wrote two records for one place of their log.
        case forked(PartyID)
        /// Somebody's log is not what its head says: only what takes permission away was kept.
        case wrongHead(PartyID)
        /// So many records of somebody's are still missing; of the owner's own, where the home was set back.
        case missing(PartyID, UInt64)
        /// Records of an agreement that the owner has removed from this home.
        case forgotten
        /// Somebody sends more logs, or more records out of order, than a home has room for.
        case tooMuch(PartyID)
    }
}

extension Archive {
    /// The most room that one person's logs may take up in a home: 8 for each log, 1 for each record out of order. So
    /// nobody can fill a home until nobody else's “no” fits into it. Records in order take up none.
    package static let mostRoom = 4096
    /// The most records of one person that a home takes in, which is more than a life has; a `leave` always comes in.
    package static let mostRecords = 1 << 16
    private static let roomOfLog = 8

    /// Takes in a bundle: every record whose own signature holds is looked at by itself, so that one that is bad does not
    /// keep out a “no” beside it.
    ///
    /// - Parameters:
    ///   - bundle: what came.
    ///   - contacts: the cards that were pinned, the owner's own among them.
    /// - Returns: what became of it. The archive has the new records.
    package mutating func receive(_ bundle: Bundle, contacts: [Card]) -> Reception {
        var reception = Reception()
        let keys = contacts.map(\.verifierKey)
        let forgotten = forgottenAgreements
        // What was forgotten does not come back.
        var gone = Set(self.forgotten.map(\.log.origin))
        var byLog: [LogID: [SignedRecord]] = [:]
        for note in bundle.records {
            do {
                let record = try SignedRecord(note: note, by: keys)
                if let agreement = record.text.log.subject.agreement, forgotten.contains(agreement) {
                    gone.insert(record.text.log.origin)
                    if !reception.problems.contains(.forgotten) { reception.problems.append(.forgotten) }
                    continue
                }
                try check(record, contacts)
                byLog[record.text.log.id, default: []].append(record)
            } catch {
                reception.problems.append(Self.problem(error))
            }
        }
        let names = Dictionary(
            (logs.values.map(\.name) + byLog.values.compactMap { $0.first?.text.log }).map {
                ($0.origin, $0)
            },
            uniquingKeysWith: { first, _ in first })
        let heads = bundle.heads.compactMap { note -> (author: PartyID, log: LogName?, head: Log.Head)? in
            do {
                guard try !gone.contains(Log.Head(note: note).checkpoint.origin) else { return nil }
                return try head(note, contacts, names)
            } catch {
                reception.problems.append(Self.problem(error))
                return nil
            }
        }
        let headsByLog = Dictionary(grouping: heads) { $0.log?.id }
        var held: [PartyID: Held] = [:]
        for log in logs.values {
            held[log.name.author, default: Held()].room += Self.room(of: log)
            held[log.name.author, default: Held()].records += log.records.count
        }
        for (id, records) in byLog.sorted(by: { $0.key < $1.key }) {
            guard let author = records.first?.text.log.author else { continue }
            take(records, (headsByLog[id] ?? []).map(\.head), &held[author, default: Held()], &reception)
        }
        for head in heads {
            if let log = head.log {
                if byLog[log.id] == nil { note(head.head, of: log, &reception) }
            } else if head.head.checkpoint.size > 0 {
                reception.problems.append(.missing(head.author, head.head.checkpoint.size))
            }
        }
        return reception
    }

    /// What one person's logs take up.
    private struct Held {
        var room = 0
        var records = 0
    }

    /// The records of one log, as far as its heads bear them out.
    private mutating func take(
        _ records: [SignedRecord], _ heads: [Log.Head], _ held: inout Held, _ reception: inout Reception
    ) {
        guard let name = records.first?.text.log else { return }
        var trial = logs[name.id] ?? Log(name)
        for record in records { _ = trial.add(record) }
        let isBorneOut = heads.allSatisfy { head in
            head.checkpoint.size > trial.size
                || trial.root(ofFirst: head.checkpoint.size) == head.checkpoint.root
        }
        if !isBorneOut { reception.problems.append(.wrongHead(name.author)) }
        for record in records.sorted(by: { $0.text.index < $1.text.index })
        where isBorneOut || record.text.body.takes {
            let before = logs[name.id].map(Self.room) ?? 0
            let need = logs[name.id].map { record.text.index == $0.size ? 0 : 1 } ?? Self.roomOfLog
            let isFull =
                (held.records >= Self.mostRecords && record.text.body != .leave)
                || need > 0 && held.room + need > Self.mostRoom
            guard !isFull || name.author == owner else {
                reception.problems.append(.tooMuch(name.author))
                continue
            }
            defer { held.room += (logs[name.id].map(Self.room) ?? 0) - before }
            held.records += 1
            switch add(record) {
            case .new: reception.added.append(record)
            case .known: break
            case .forked:
                reception.added.append(record)
                reception.problems.append(.forked(name.author))
            }
        }
        if isBorneOut { for head in heads { note(head, of: name, &reception) } }
    }

    private static func room(of log: Log) -> Int { roomOfLog + log.ahead.count + log.forks.count }

    private mutating func note(_ head: Log.Head, of name: LogName, _ reception: inout Reception) {
        let log = logs[name.id] ?? Log(name)
        let size = head.checkpoint.size
        if size > log.size {
            let missing = size - log.size - UInt64(log.ahead.keys.count { $0 < size })
            if missing > 0 { reception.problems.append(.missing(name.author, missing)) }
        } else if log.root(ofFirst: size) != head.checkpoint.root {
            reception.problems.append(.wrongHead(name.author))
            return
        }
        // Of others' logs the newest head that holds is kept, of one's own a head that shows that the home was set back.
        guard (name.author == owner) == (size > log.size), (log.head?.checkpoint.size ?? 0) < size else {
            return
        }
        update(name) { $0.head = head }
        reception.headed.insert(name.id)
    }

    /// A head says only its log's id: the log itself is looked up among what is known and what came with it. Where it is
    /// not there, all its records are missing.
    private func head(
        _ bytes: [UInt8], _ contacts: [Card], _ names: [KeyName: LogName]
    ) throws -> (author: PartyID, log: LogName?, head: Log.Head) {
        let note = try SignedNote(bytes)
        let head = try Log.Head(note: bytes)
        let origin = head.checkpoint.origin
        let name = names[origin]
        let authors = contacts.filter { name.map(\.author) ?? $0.party == $0.party }
        let signers = try note.verify(with: authors.map { VerifierKey($0.verifierKey.key, named: origin) })
        guard let author = signers.first, signers.count == 1 else {
            throw FormatError("a head has one author")
        }
        return (PartyID(author.key.bytes), name, head)
    }

    private func check(_ record: SignedRecord, _ contacts: [Card]) throws {
        guard record.text.log.subject != .private else {
            throw ForeignRecord(reason: "a private record was sent")
        }
        guard let (what, agreement, parties) = record.text.body.named else { return }
        guard agreement == record.text.log.subject.agreement else {
            throw ForeignRecord(reason: "\(what) stands in another agreement's log")
        }
        for party in [owner, record.text.log.author] where !parties.contains(where: { $0.id == party }) {
            throw ForeignRecord(reason: "\(what) that you, or who sent it, are no party to")
        }
        for party in parties {
            guard let card = contacts.first(where: { $0.party == party.id }) else { continue }
            guard party.name == card.name else {
                throw ForeignRecord(reason: "\(what) calls \(card.name) by another name than their card")
            }
            guard party.recipient.bytes == Array("\(card.recipient)".utf8) else {
                throw ForeignRecord(
                    reason: "\(what) names another recipient for \(card.name) than their card")
            }
        }
    }

    private static func problem(_ error: any Error) -> Reception.Problem {
        switch error {
        case let error as ForeignRecord: .foreign(error.reason)
        case SignatureError.unknownKey: .stranger
        default: .damaged("\(error)")
        }
    }
}

extension RecordBody {
    /// What names the people of an agreement: what it is, which agreement, and whom; nil for anything else.
    fileprivate var named: (what: String, agreement: AgreementID, parties: [Party])? {
        if case .proposal(let source) = self {
            return ("a version", source.version.agreement, source.version.parties)
        }
        switch entry {
        case let entry as InvitationEntry: return ("an invitation", entry.agreement, entry.invitation.parties)
        case let entry as AnswerEntry:
            return ("an answer", entry.source.version.agreement, entry.source.version.parties)
        default: return nil
        }
    }
}

private struct ForeignRecord: Error { let reason: String }
