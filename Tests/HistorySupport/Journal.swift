package import Canonical
package import History
import TransparencyLog

/// One person's log while it is being written.
package struct Journal: Sendable {
    /// Whose it is.
    package let person: Person
    /// What its records name.
    package let name: LogName
    /// What was written.
    package private(set) var records: [SignedRecord] = []

    /// - Parameters:
    ///   - person: whose it is.
    ///   - subject: what it is about.
    ///   - device: every byte of the device's nonce.
    package init(_ person: Person, _ subject: LogSubject, device: UInt8 = 1) {
        self.person = person
        name = LogName(author: person.id, subject: subject, device: bytes32(device))
    }

    /// Writes one more record.
    ///
    /// - Parameters:
    ///   - body: what it says.
    ///   - said: when.
    ///   - salt: every byte of its salt.
    /// - Returns: the record.
    /// - Throws: where it is no record that there can be, or the keys cannot sign.
    @discardableResult
    package mutating func write(_ body: RecordBody, at said: Instant = time(1), salt: UInt8 = 5) throws
        -> SignedRecord
    {
        let text = try RecordText(
            log: name, index: UInt64(records.count), said: said, salt: bytes32(salt), body: body)
        let record = try SignedRecord(signing: text, with: person.keys)
        records.append(record)
        return record
    }

    /// - Parameter count: how many of the first records to keep.
    /// - Returns: a journal with them alone.
    package func first(_ count: Int) -> Journal {
        var part = self
        part.records = Array(records.prefix(count))
        return part
    }

    /// - Parameter root: what the head claims instead of the truth.
    /// - Returns: the head over all records, signed.
    /// - Throws: where the keys cannot sign.
    package func head(root: Bytes32? = nil) throws -> [UInt8] {
        let tree = MerkleTree(records.map { MerkleTree.leafHash(of: $0.text.bytes) })
        let checkpoint = Checkpoint(origin: name.origin, size: tree.size, root: root ?? tree.root)
        return try SignedNote(checkpoint.text, [person.keys.sign(.checkpoint(checkpoint))]).bytes
    }

    /// - Returns: everything of it in a bundle.
    /// - Throws: where the keys cannot sign.
    package func bundle() throws -> Bundle { Bundle(heads: [try head()], records: records.map(\.note)) }
}
