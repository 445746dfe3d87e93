package import Canonical
package import Consent
import TransparencyLog

/// What is left of agreements that the owner has removed from this home.
extension Archive {
    /// The logs that were removed, each with the hashes of its records.
    package var forgotten: [ForgottenEntry] {
        own(ForgottenEntry.self).map(\.entry)
    }

    /// When something was removed last; not before anything that was removed with it.
    package var newestForgotten: Instant? {
        own(ForgottenEntry.self).map(\.record.text.said).max()
    }

    /// The agreements that were removed.
    package var forgottenAgreements: Set<AgreementID> { Set(forgotten.compactMap(\.log.subject.agreement)) }

    /// What people asked in agreements that were removed, each as its newest entry has it.
    var keptNotAgains: [NotAgain] {
        let kept = own(KeptNotAgainEntry.self)
        let newest = Dictionary(kept.map { ($0.entry.asked, $0) }, uniquingKeysWith: { $1 })
        return newest.values.map { record, entry in
            let asked = Record(
                id: entry.asked, log: record.text.log.id, index: record.text.index, author: entry.author,
                agreement: entry.agreement, said: record.text.said, act: .notAgain(until: entry.until))
            return NotAgain(record: asked, people: entry.people, until: entry.until)
        }
    }

    /// - Parameter keys: the owner's keys.
    /// - Returns: what is still to be written down of an agreement that was removed: a command was cut off.
    /// - Throws: `FormatError`, `SodiumError`.
    package func forgettingLeft(_ keys: Keys) throws -> [ForgottenEntry] {
        let (known, gone) = (Set(forgotten.map(\.log.id)), forgottenAgreements)
        return try logs.values.filter { log in
            !known.contains(log.name.id) && log.name.subject.agreement.map(gone.contains) ?? false
        }
        .sorted { $0.name.id < $1.name.id }.flatMap { try $0.forgetting(keys) }
    }

    /// The logs that were removed and still stand here: a command was cut off.
    package var logsToForget: Set<LogID> { Set(forgotten.map(\.log.id)).intersection(logs.keys) }

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - keys: the owner's keys, for the heads of their own logs.
    /// - Returns: what is to be written down of the logs that go with it.
    /// - Throws: `FormatError`, `SodiumError`.
    package func forgetting(_ agreement: AgreementID, _ keys: Keys) throws -> [ForgottenEntry] {
        // Private logs go all at once: what stays of them is written anew.
        let speaks = privatelySpeaks(of: agreement)
        return try logs.values.filter { log in
            log.name.subject == .agreement(agreement)
                || speaks && log.name.subject == .private && log.name.author == owner
        }
        .sorted { $0.name.id < $1.name.id }.flatMap { try $0.forgetting(keys) }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: whether the owner's private records speak of it.
    package func privatelySpeaks(of agreement: AgreementID) -> Bool {
        privateRecords.contains { $0.text.body.isAbout(agreement) }
    }
}

extension Log {
    fileprivate func forgetting(_ keys: Keys) throws -> [ForgottenEntry] {
        let leaves = records.map { MerkleTree.leafHash(of: $0.text.bytes) }
        let signed = name.author == keys.party ? try signedHead(by: keys) : head?.note
        return try stride(from: 0, to: max(leaves.count, 1), by: ForgottenEntry.mostLeaves).map { first in
            try ForgottenEntry(
                name, first: UInt64(first),
                leaves: Array(leaves[first..<min(first + ForgottenEntry.mostLeaves, leaves.count)]),
                head: first == 0 ? signed : nil)
        }
    }
}

extension RecordBody {
    /// - Parameter agreement: a thread.
    /// - Returns: whether it is an entry about it.
    package func isAbout(_ agreement: AgreementID) -> Bool {
        switch entry {
        case let entry as any EntryOfThread: entry.agreement == agreement
        case let entry as KeptAnswerEntry: entry.answer.source.version.agreement == agreement
        default: false
        }
    }

    /// - Parameter new: what records are called anew.
    /// - Returns: the same, with the record that it names under its new name.
    package func renaming(_ new: [RecordID: RecordID]) -> Self {
        guard let entry = entry as? any EntryOfOwnEntry else { return self }
        return .entry(AnyEntry(entry.renaming(new)))
    }
}

extension SignedRecord {
    /// - Parameter note: what may be a record's note. Its signatures are not looked at.
    /// - Returns: which log it says that it stands in.
    package static func log(of note: [UInt8]) -> LogID? {
        guard let text = try? SignedNote(note).text.bytes, var reader = try? LineReader(text),
            reader.take(RecordText.header), let id = try? reader.bytes32("log")
        else { return nil }
        return LogID(id)
    }
}
