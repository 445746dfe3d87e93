package import Canonical
package import Consent
import History

extension Home {
    /// Removes everything of a thread from this home: its logs, and what the owner's private records say of it. Hashes of
    /// the records stay, in private. What the owner keeps of their private records is written anew beforehand, so that
    /// nothing else is lost wherever this is cut off; opening the home goes on with it then.
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

    /// Writes a new private log in the place of the ones that there are.
    private func writeAnew(_ kept: [SignedRecord], then bodies: [RecordBody], _ said: Instant) throws {
        let name = LogName(author: keys.party, subject: .private, device: Self.randomBytes32())
        try begin(name)
        var changed = archive
        var (records, new): ([SignedRecord], [RecordID: RecordID]) = ([], [:])
        func add(_ body: RecordBody, _ said: Instant) throws -> RecordID {
            let text = try RecordText(
                log: name, index: UInt64(records.count), said: said, salt: Self.randomBytes32(), body: body)
            records.append(try SignedRecord(signing: text, with: keys))
            _ = changed.add(records[records.count - 1])
            return text.id
        }
        // Where this was cut off once, there are copies already: what stands in two logs is the same thing.
        var written: [(said: Instant, body: RecordBody, id: RecordID, logs: Set<LogID>)] = []
        for record in kept {
            let (body, time, log) = (record.text.body.renaming(new), record.text.said, record.text.log.id)
            let copy = written.firstIndex { !$0.logs.contains(log) && $0.said == time && $0.body == body }
            if let copy {
                written[copy].logs.insert(log)
                new[record.id] = written[copy].id
            } else {
                let id = try add(body, time)
                new[record.id] = id
                written.append((time, body, id, [log]))
            }
        }
        for body in bodies { _ = try add(body, said) }
        try commit(changed, records, most: Heads.longest)
    }

    /// Goes on with removing what the owner's private records call forgotten.
    ///
    /// - Parameter archive: what the heads speak of.
    /// - Returns: it without the logs that are to go; nil, where there are none.
    static func withoutForgotten(_ archive: Archive) -> Archive? {
        let gone = archive.logsToForget
        guard !gone.isEmpty else { return nil }
        var left = archive
        left.drop(gone)
        return left
    }
}
