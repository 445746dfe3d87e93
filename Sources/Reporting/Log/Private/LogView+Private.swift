import Canonical
import Consent
package import History

extension LogView {
    /// The owner's private log, to be shown among what others know, too.
    package struct PrivateLog: Sendable {
        let records: [SignedRecord]
        let names: PrivateNames

        /// - Parameter archive: what the home knows.
        package init(_ archive: Archive) {
            records = archive.privateRecords
            names = PrivateNames(ContactBook(archive))
        }
    }

    /// - Parameters:
    ///   - log: the owner's private log.
    ///   - names: how everything is called, and for whom.
    ///   - choice: what of it is wanted.
    /// - Returns: its entries, with their places in it.
    static func entries(
        of log: PrivateLog, names: Names, _ choice: Choice
    ) -> [(index: UInt64, entry: Entry)] {
        log.records.filter { choice.wants($0, of: names.reader) }.map { record in
            let mention = record.agreementOfOwnEntry.map { names[$0] }
            let you = Person(key: "\(names.reader)", name: log.names.owner, isYou: true)
            let told = (record.text.body.entry as? any PrivatelyToldEntry)?.toldPrivately(log.names)
            return (
                record.text.index,
                Entry(
                    record: "\(record.id)", agreement: mention?.agreement,
                    by: mention.map { $0.people[names.reader] } ?? you, said: ShownTime(record.text.said),
                    reached: [], notReached: [], kind: record.text.body.kind,
                    act: told.map { .wrote(kind: record.text.body.kind, words: $0) } ?? .unknown,
                    saidAloud: nil, isPrivate: true)
            )
        }
    }
}

extension LogView.Choice {
    /// - Parameters:
    ///   - record: a record of the owner's private log.
    ///   - owner: who they are.
    /// - Returns: whether it is wanted. None is about a row: what it says of one stays unsaid.
    fileprivate func wants(_ record: SignedRecord, of owner: PartyID) -> Bool {
        let said = record.text.said
        return isWanted(in: record.agreementOfOwnEntry)
            && (kinds.isEmpty || kinds.contains(record.text.body.kind))
            && (party.map { $0 == owner } ?? true) && row == nil
            && (since.map { $0 <= said } ?? true) && (until.map { said <= $0 } ?? true)
    }

    private func isWanted(in other: AgreementID?) -> Bool {
        guard let agreement else { return true }
        return other.map { $0 == agreement } ?? !hasNamedAgreement
    }
}

extension SignedRecord {
    /// The thread that an entry of the private log is about.
    fileprivate var agreementOfOwnEntry: AgreementID? {
        switch text.body.entry {
        case let entry as any EntryOfThread: entry.agreement
        case let entry as KeptAnswerEntry: entry.answer.source.version.agreement
        default: nil
        }
    }
}
