import Canonical
import Consent

/// What two people's homes know, written act by act: everything reaches the reader at once.
struct RulesTestsHome {
    private(set) var ledger = Ledger()
    private var lengths: [PartyID: UInt64] = [:]
    private var count: UInt64 = 0

    /// Every thread and person has one log.
    private func log(of author: PartyID) throws -> LogID {
        LogID(try required(Bytes32([0xAA] + author.bytes.bytes.dropFirst())))
    }

    private mutating func write(_ act: Act, _ author: PartyID, _ agreement: AgreementID, _ said: Instant)
        throws
        -> RecordID
    {
        count += 1
        var bytes = [UInt8](repeating: 0xEE, count: 32)
        for place in 0..<8 { bytes[place] = UInt8(truncatingIfNeeded: count >> UInt64(56 - 8 * place)) }
        let id = RecordID(try required(Bytes32(bytes)))
        let index = lengths[author, default: 0]
        lengths[author] = index + 1
        ledger.learn(
            Record(
                id: id, log: try log(of: author), index: index, author: author, agreement: agreement,
                said: said,
                act: act))
        return id
    }

    /// Writes an act, and that it has reached everybody else.
    @discardableResult
    mutating func act(
        _ act: Act, by author: PartyID, in version: Version, at said: Instant
    ) throws -> RecordID {
        let id = try write(act, author, version.agreement, said)
        for other in version.partyIDs.sorted() where other != author {
            let length = lengths[author] ?? 0
            _ = try write(.delivered(try log(of: author), length: length), other, version.agreement, said)
        }
        return id
    }

    /// An id for a version. The fold never looks at how it came to be.
    static func id(_ version: Version) throws -> VersionID {
        var bytes = [UInt8](repeating: 0x11, count: 32)
        for (place, byte) in try VersionText.render(version).enumerated() {
            bytes[place % 32] = (bytes[place % 32] ^ byte) &* 31 &+ UInt8(truncatingIfNeeded: place)
        }
        return VersionID(try required(Bytes32(bytes)))
    }

    @discardableResult
    mutating func propose(_ version: Version, by author: PartyID, at said: Instant) throws -> VersionID {
        let id = try Self.id(version)
        try act(.proposal(id, version), by: author, in: version, at: said)
        return id
    }

    /// Everybody signs and holds it.
    mutating func signAll(_ version: Version, at said: Instant) throws {
        let id = try Self.id(version)
        for party in version.partyIDs.sorted() { try act(.signature(id), by: party, in: version, at: said) }
        for party in version.partyIDs.sorted() { try act(.held(id), by: party, in: version, at: said) }
    }

    @discardableResult
    mutating func agree(_ version: Version, by author: PartyID, at said: Instant) throws -> VersionID {
        let id = try propose(version, by: author, at: said)
        try signAll(version, at: said)
        return id
    }
}
