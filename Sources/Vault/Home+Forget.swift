package import Canonical
package import Consent
import History

extension Home {
    /// Removes everything of a thread from this home: its logs, and what the owner's private records say of it. Hashes of
    /// the records stay, in private. What the owner keeps of their private records is written anew beforehand, so that
    /// nothing else is lost or stands twice wherever this is cut off; opening the home goes on with it then.
    ///
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - said: the time.
    /// - Returns: the home as it is now.
    /// - Throws: `VaultError`, `FormatError`, `SodiumError`.
    package func forget(_ agreement: AgreementID, at said: Instant) throws -> Home {
        let left = try archive.forgetting(agreement, keys).map { RecordBody.entry(AnyEntry($0)) }
        if archive.privatelySpeaks(of: agreement) {
            try writeAnew(
                archive.privateRecords.filter { !$0.text.body.isAbout(agreement) }, then: left, said)
        } else {
            try write(left, to: .private, at: said)
        }
        return try reopened()
    }

    /// Writes a new private log in the place of the ones that there are. Its first record is written last, and without it
    /// none of them counts: wherever this is cut off, the old logs stand, or the new one.
    private func writeAnew(_ kept: [SignedRecord], then bodies: [RecordBody], _ said: Instant) throws {
        var reader = try ObjectReader(disk, keys)
        for path in reader.strays(beside: archive) { try disk.remove(path) }
        let name = LogName(author: keys.party, subject: .private, device: Self.randomBytes32())
        var changed = archive
        for old in archive.logs.values where old.name.subject == .private {
            changed.update(old.name) { $0.isWritable = false }
        }
        changed.update(name) { $0.isWritable = true }
        var (records, new): ([SignedRecord], [RecordID: RecordID]) = ([], [:])
        for (body, said) in kept.map({ ($0.text.body, $0.text.said) }) + bodies.map({ ($0, said) }) {
            let text = try RecordText(
                log: name, index: UInt64(records.count), said: said, salt: Self.randomBytes32(),
                body: body.renaming(new))
            if records.count < kept.count { new[kept[records.count].id] = text.id }
            let record = try SignedRecord(signing: text, with: keys)
            records.append(record)
            _ = changed.add(record)
        }
        try commit(changed, records.reversed(), most: Heads.longest)
    }
}
