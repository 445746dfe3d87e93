package import Canonical
import Consent
package import TransparencyLog

/// One log as this home knows it: records without a gap from the first, and whatever else of it has come.
package struct Log: Sendable {
    package let name: LogName
    /// The records from index 0 on, without a gap or a fork.
    package private(set) var records: [SignedRecord] = []
    /// Records behind a gap, by their place.
    package private(set) var ahead: [UInt64: SignedRecord] = [:]
    /// Records that claim a place which another one had first.
    package private(set) var forks: [SignedRecord] = []
    /// The newest head that its author signed, of those that fit the records; of one's own log, one that speaks of more
    /// records than there are.
    package var head: Head?
    /// Whether this home writes new records into it.
    package var isWritable = false
    private var tree = MerkleTree()

    /// A head as its author signed it.
    package struct Head: Equatable, Sendable {
        package let checkpoint: Checkpoint
        package let note: [UInt8]

        /// - Parameter note: a signed note. Its signatures are for the caller to check.
        /// - Throws: `FormatError`, where its text is not a checkpoint.
        package init(note: [UInt8]) throws {
            checkpoint = try Checkpoint(SignedNote(note).text)
            self.note = note
        }
    }

    /// What became of a record that was added.
    package enum Placement: Equatable, Sendable {
        case new
        case known
        /// Another record had its place: somebody wrote two.
        case forked
    }

    /// - Parameter name: what the log's id is made of.
    package init(_ name: LogName) { self.name = name }

    /// How many records there are without a gap.
    package var size: UInt64 { tree.size }

    /// Whether nothing of it is known but its name.
    var isEmpty: Bool { records.isEmpty && ahead.isEmpty && forks.isEmpty }

    /// The root of the Merkle tree over the records without a gap.
    package var root: Bytes32 { tree.root }

    /// - Parameter size: a number of records, at most `size`.
    /// - Returns: the root over the first so many.
    package func root(ofFirst size: UInt64) -> Bytes32 {
        size == self.size ? root : MerkleTree(records.prefix(Int(size)).map { Self.leaf($0) }).root
    }

    /// Every record that is known.
    package var everything: [SignedRecord] {
        records + ahead.values.sorted { $0.text.index < $1.text.index } + forks
    }

    /// - Parameter index: a place.
    /// - Returns: whether a record for it is known.
    package func has(_ index: UInt64) -> Bool { index < size || ahead[index] != nil }

    /// Whether its author has written more into it than stands here without a gap: for one's own log proof that the home
    /// was set back, since nobody else can sign that.
    package var isBehind: Bool { !ahead.isEmpty || head.map { $0.checkpoint.size > size } ?? false }

    /// Every record with the newest time up to it: a clock that was set back between two records does not change their
    /// order.
    var inOrderOfTime: [(Instant, SignedRecord)] {
        var latest = Instant(seconds: 0)
        return everything.map { record in
            latest = max(latest, record.text.said)
            return (latest, record)
        }
    }

    /// Adds a record of this log. Nothing is ever replaced.
    ///
    /// - Parameter record: a record whose log this is.
    package mutating func add(_ record: SignedRecord) -> Placement {
        let index = record.text.index
        if index < size {
            if records[Int(index)].id == record.id { return .known }
        } else if let other = ahead[index] {
            if other.id == record.id { return .known }
        } else {
            ahead[index] = record
            while let next = ahead.removeValue(forKey: size) {
                records.append(next)
                tree.append(Self.leaf(next))
            }
            return .new
        }
        guard !forks.contains(where: { $0.id == record.id }) else { return .known }
        forks.append(record)
        return .forked
    }

    private static func leaf(_ record: SignedRecord) -> Bytes32 { MerkleTree.leafHash(of: record.text.bytes) }
}
