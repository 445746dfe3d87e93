package import Canonical
package import Consent

/// An entry with what its record says of it.
package struct Posted<Kind: Entry>: Sendable {
    package let id: RecordID
    package let author: PartyID
    /// When its author says it was written. A claim.
    package let said: Instant
    /// Whether it stands in the owner's private log.
    package let isPrivate: Bool
    package let entry: Kind
}

extension Archive {
    /// - Parameters:
    ///   - kind: which entries.
    ///   - agreement: the thread.
    /// - Returns: those that its people wrote in it, and the owner's private ones about it, oldest first: within a log by
    ///   its order, which no clock can change. What stands behind a gap or beside a fork is not among them.
    package func posted<Kind: Entry>(_ kind: Kind.Type, in agreement: AgreementID) -> [Posted<Kind>] {
        let people = parties(of: agreement)
        var found: [(time: Instant, log: LogID, posted: Posted<Kind>)] = []
        for log in logs.values where log.forks.isEmpty {
            let isPrivate = log.name.subject == .private
            guard isPrivate ? log.name.author == owner : log.name.subject == .agreement(agreement),
                isPrivate || people?.contains(log.name.author) ?? true
            else { continue }
            var latest = Instant(seconds: 0)
            for record in log.records {
                latest = max(latest, record.text.said)
                guard let entry = record.text.body.entry as? Kind else { continue }
                if isPrivate {
                    guard (entry as? any EntryOfThread)?.agreement == agreement else { continue }
                }
                let posted = Posted(
                    id: record.id, author: log.name.author, said: record.text.said, isPrivate: isPrivate,
                    entry: entry)
                found.append((latest, log.name.id, posted))
            }
        }
        // Within a log the order stays, also where two have one time.
        return found.enumerated()
            .sorted { a, b in
                (a.element.time, a.element.log, a.offset) < (b.element.time, b.element.log, b.offset)
            }
            .map(\.element.posted)
    }

    /// What the records of all threads say that are no acts, by record.
    package var entries: [RecordID: any Entry] {
        var entries: [RecordID: any Entry] = [:]
        for record in records where record.text.log.subject != .private {
            if let entry = record.text.body.entry { entries[record.id] = entry }
        }
        return entries
    }

    /// The thread's people, by its versions and invitations.
    private func parties(of agreement: AgreementID) -> Set<PartyID>? {
        for log in logs.values where log.name.subject == .agreement(agreement) {
            for record in log.records {
                if case .proposal(let source) = record.text.body { return source.version.partyIDs }
                if let entry = record.text.body.entry as? InvitationEntry {
                    return Set(entry.invitation.parties.map(\.id))
                }
            }
        }
        return nil
    }
}
