import Canonical
import Consent
import History
import HistorySupport
import TestSupport
import TransparencyLog

/// One machine of somebody's, with what it keeps. It does what the commands do, and asks nobody anything.
struct Device {
    /// Why something was not done.
    enum Refused: Error {
        /// Others have records of this home's that it does not have, so it gives nothing.
        case setBack
    }

    let person: Person
    let name: String
    /// Seconds that its clock is ahead of the right time.
    var skew: Int64 = 0
    private(set) var archive: Archive
    /// What it should know by what was written here and by what came, without asking the archive.
    private(set) var known: Set<RecordID> = []
    private(set) var ledger = Ledger()

    init(_ person: Person, _ number: Int) {
        self.person = person
        name = person.card.name.description + (number == 0 ? "" : "-\(number + 1)")
        archive = Archive(owner: person.id)
    }

    var me: PartyID { person.id }

    func moment(_ now: Instant) -> Moment {
        Moment(clock: now + Seconds(skew), newestKnown: ledger.newestTime(by: me))
    }

    // MARK: What a session does

    /// Writes into this device's own log, as a home does.
    mutating func write(
        _ bodies: [RecordBody], to subject: LogSubject, at now: Instant, _ random: inout SeededGenerator
    ) throws -> [RecordText] {
        guard !bodies.isEmpty else { return [] }
        if archive.isSetBack(for: subject, ledger: ledger) {
            guard bodies.allSatisfy(\.takes) else { throw Refused.setBack }
            if let log = archive.ownLog(for: subject), archive.claims[log.name.id] != nil { close(subject) }
        }
        let name: LogName
        if let own = archive.ownLog(for: subject)?.name {
            name = own
        } else {
            close(subject)
            name = LogName(author: me, subject: subject, device: random.bytes32())
            archive.update(name) { $0.isWritable = true }
        }
        var texts: [RecordText] = []
        for body in bodies {
            let text = try RecordText(
                log: name, index: archive.logs[name.id]?.size ?? 0, said: now + Seconds(skew),
                salt: random.bytes32(), body: body)
            _ = archive.add(try SignedRecord(signing: text, with: person.keys))
            texts.append(text)
        }
        known.formUnion(texts.map(\.id))
        ledger = archive.ledger
        return texts
    }

    private mutating func close(_ subject: LogSubject) {
        for log in archive.logs.values where log.isWritable && log.name.subject == subject {
            archive.update(log.name) { $0.isWritable = false }
        }
    }

    mutating func receive(_ bundle: Bundle, _ ids: Set<RecordID>, _ contacts: [Card]) -> Reception {
        let reception = archive.receive(bundle, contacts: contacts)
        known.formUnion(ids)
        if !reception.added.isEmpty { ledger = archive.ledger }
        return reception
    }

    /// What has come and was not confirmed, as `receive` confirms it.
    func receipts(in agreement: AgreementID) -> [RecordBody] {
        guard !archive.isSetBack(for: .agreement(agreement), ledger: ledger),
            ledger.threads[agreement]?.parties?.contains(me) ?? false
        else { return [] }
        return archive.receipts(in: agreement, ledger: ledger)
    }

    /// What the rules ask of this home by itself.
    func duties(_ now: Instant) -> [Duty] {
        let logs = Set(archive.logs.values.filter(\.isWritable).map(\.name.id))
        return ledger.duties(of: me, writing: logs, at: moment(now)).filter { duty in
            switch duty {
            case .held(let id), .no(let id):
                ledger.versions[id].map { !archive.isSetBack(for: .agreement($0.agreement), ledger: ledger) }
                    ?? false
            }
        }
    }
}

extension SeededGenerator {
    /// - Returns: 32 random bytes.
    mutating func bytes32() -> Bytes32 { Bytes32(bytes(32))! }
}
