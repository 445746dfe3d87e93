import Canonical
package import Consent
import TransparencyLog

/// What is found when everything that a home knows is checked again from its bytes, against the keys that it pinned.
package struct Verification: Sendable {
    /// One log: so much of it is here.
    package struct LogCheck: Equatable, Sendable {
        package let name: LogName
        /// How many records are here.
        package let count: Int
        /// The places, from the first missing one on, that records are missing from before others.
        package let missing: [UInt64]
        /// How many of the records its author signed for as a whole, where that has come.
        package let vouched: UInt64?
    }

    /// One version: whose signatures over its text hold.
    package struct VersionCheck: Equatable, Sendable {
        package let id: VersionID
        package let version: Version
        /// In the order of the text.
        package let signers: [PartyID]

        /// Whether all its people signed it.
        package var isSignedByAll: Bool { Set(signers) == version.partyIDs }
    }

    /// Something that does not hold.
    package struct Fault: Equatable, Sendable {
        package enum Reason: Equatable, Sendable {
            /// The log's author is not among the pinned keys.
            case unknownAuthor
            /// The record's bytes are not what its author signed, or not a record in the form that troth writes.
            case record(String)
            /// The record does not belong where it lies.
            case misplaced
            /// Another record has the same place.
            case twoForOnePlace
            /// The author signed for other records than these.
            case otherRecords(String)
            /// The version's text, id or people do not fit.
            case version(String)
            /// The signature is not its author's over the version's text.
            case signature(VersionID)
            /// There was more in the home than there is: its owner signed for it.
            case setBack
            /// These people say that they have more of the owner's own records than the home itself.
            case claimed(Set<PartyID>)
        }

        package let reason: Reason
        package let log: LogName
        /// The record, where it is about one.
        package let record: RecordID?
        /// Its place in the log, counted from 0.
        package let index: UInt64?
    }

    /// A log that its owner has removed: how many records of it there were.
    package struct ForgottenCheck: Equatable, Sendable {
        package let name: LogName
        package let count: UInt64
        /// How many of them their author signed for as a whole.
        package let vouched: UInt64?
    }

    package fileprivate(set) var logs: [LogCheck] = []
    package fileprivate(set) var forgotten: [ForgottenCheck] = []
    package fileprivate(set) var versions: [VersionCheck] = []
    /// Versions that were signed and whose text is not here, so that nothing can be said of them.
    package fileprivate(set) var versionsWithoutText: Set<VersionID> = []
    package fileprivate(set) var faults: [Fault] = []
}

extension Archive {
    /// Checks everything again: each record's signature, place and form, what others signed for as a whole, each version's
    /// text, id and people, and each signature of a version.
    ///
    /// - Parameters:
    ///   - agreement: one thread, or nil for everything, what is private too.
    ///   - cards: the cards that were pinned, the owner's own among them.
    /// - Returns: what was found. What a home's own code over its heads says was checked when it was opened.
    package func verification(of agreement: AgreementID?, cards: [Card]) -> Verification {
        var verification = Verification()
        let chosen = logs.values.filter { agreement == nil || $0.name.subject.agreement == agreement }
            .sorted { $0.name.id < $1.name.id }
        var records: [SignedRecord] = []
        for log in chosen {
            verification.logs.append(log.check)
            guard let card = cards.first(where: { $0.party == log.name.author }) else {
                verification.faults.append(log.fault(.unknownAuthor))
                continue
            }
            let (sound, faults) = log.checkRecords(by: card.verifierKey)
            records += sound
            verification.faults += faults
            if let fault = log.checkHead(by: card.verifierKey, isOwn: log.name.author == owner) {
                verification.faults.append(fault)
            }
            guard log.name.author == owner else { continue }
            if log.isBehind { verification.faults.append(log.fault(.setBack)) }
            if let claimants = claims[log.name.id] {
                verification.faults.append(log.fault(.claimed(claimants)))
            }
            verification.faults += sound.filter(hasLostWhatItReceipts).map { log.fault(.setBack, $0) }
        }
        verification.checkVersions(in: records, cards)
        if agreement == nil { verification.checkForgotten(forgotten, cards) }
        return verification
    }

    /// - Parameter record: one of the owner's own.
    /// - Returns: whether it says that more of a log has come than there is.
    private func hasLostWhatItReceipts(_ record: SignedRecord) -> Bool {
        guard case .delivered(let log, let length) = record.text.body else { return false }
        return length > logs[log]?.size ?? 0
    }
}

extension Log {
    fileprivate var check: Verification.LogCheck {
        let missing = ahead.keys.max().map { last in
            (size..<last).lazy.filter { ahead[$0] == nil }.prefix(Self.mostMissingListed)
        }
        return Verification.LogCheck(
            name: name, count: everything.count, missing: missing.map(Array.init) ?? [],
            vouched: head?.checkpoint.size)
    }

    /// A place far away would otherwise make a list as long.
    private static let mostMissingListed = 100

    fileprivate func fault(_ reason: Verification.Fault.Reason, _ record: SignedRecord? = nil)
        -> Verification.Fault
    {
        Verification.Fault(reason: reason, log: name, record: record?.id, index: record?.text.index)
    }

    /// - Parameter author: the author's pinned key.
    /// - Returns: the records as they were read again from their bytes, and what was wrong with others.
    fileprivate func checkRecords(
        by author: VerifierKey
    ) -> (sound: [SignedRecord], faults: [Verification.Fault]) {
        var sound: [SignedRecord] = []
        var faults: [Verification.Fault] = []
        for record in everything {
            do {
                let read = try SignedRecord(note: record.note, by: [author])
                if read.text == record.text, read.text.log == name {
                    sound.append(read)
                } else {
                    faults.append(fault(.misplaced, record))
                }
            } catch { faults.append(fault(.record("\(error)"), record)) }
        }
        for (place, record) in records.enumerated() where record.text.index != UInt64(place) {
            faults.append(fault(.misplaced, record))
        }
        for (place, record) in ahead.sorted(by: { $0.key < $1.key }) where record.text.index != place {
            faults.append(fault(.misplaced, record))
        }
        for record in forks { faults.append(fault(.twoForOnePlace, record)) }
        return (sound, faults)
    }

    /// - Parameters:
    ///   - author: the author's pinned key.
    ///   - isOwn: whether that is the home's owner, who can have signed for more than there is now.
    /// - Returns: what is wrong with what the author signed for as a whole.
    fileprivate func checkHead(by author: VerifierKey, isOwn: Bool) -> Verification.Fault? {
        guard let head else { return nil }
        do {
            let note = try SignedNote(head.note)
            _ = try note.verify(with: [VerifierKey(author.key, named: name.origin)])
            let checkpoint = try Checkpoint(note.text)
            if isOwn, checkpoint.size > size { return nil }
            guard checkpoint.origin == name.origin, checkpoint.size <= size,
                root(ofFirst: checkpoint.size) == checkpoint.root
            else { return fault(.otherRecords("they are not the records that are here")) }
        } catch { return fault(.otherRecords("\(error)")) }
        return nil
    }
}

extension Verification {
    /// - Parameters:
    ///   - records: records whose own signatures hold.
    ///   - cards: the pinned cards.
    fileprivate mutating func checkVersions(in records: [SignedRecord], _ cards: [Card]) {
        var sources: [VersionID: VersionSource] = [:]
        for record in records {
            guard case .proposal(let source) = record.text.body else { continue }
            if let reason = Self.flaw(in: source, of: record, cards) {
                add(.version(reason), record)
            } else {
                sources[source.id] = source
            }
        }
        var signers: [VersionID: Set<PartyID>] = [:]
        for record in records {
            guard case .signature(let id, let line) = record.text.body else { continue }
            guard let source = sources[id] else {
                versionsWithoutText.insert(id)
                continue
            }
            let isHere = source.version.agreement == record.text.log.subject.agreement
            if isHere, source.isSigned(line, by: record.text.log.author) {
                signers[id, default: []].insert(record.text.log.author)
            } else {
                add(.signature(id), record)
            }
        }
        versions = sources.values.map { source in
            let signed = signers[source.id] ?? []
            return VersionCheck(
                id: source.id, version: source.version,
                signers: source.version.parties.map(\.id).filter(signed.contains))
        }
        .sorted {
            ($0.version.agreement, $0.version.number, $0.id)
                < ($1.version.agreement, $1.version.number, $1.id)
        }
    }

    /// - Parameters:
    ///   - entries: what the owner's private records say of logs that were removed.
    ///   - cards: the pinned cards.
    fileprivate mutating func checkForgotten(_ entries: [ForgottenEntry], _ cards: [Card]) {
        for (name, parts) in Dictionary(grouping: entries, by: \.log).sorted(by: { $0.key.id < $1.key.id }) {
            let parts = parts.sorted { $0.first < $1.first }
            let leaves = parts.flatMap(\.leaves)
            let head = parts.lazy.compactMap(\.head).first
            do {
                let checkpoint = try head.map { note in
                    let author = cards.first { $0.party == name.author }.map { $0.verifierKey.key }
                    guard let author else { throw FormatError("you have no card of whoever wrote them") }
                    let note = try SignedNote(note)
                    _ = try note.verify(with: [VerifierKey(author, named: name.origin)])
                    let checkpoint = try Checkpoint(note.text)
                    guard checkpoint.origin == name.origin, checkpoint.size <= leaves.count,
                        MerkleTree(leaves.prefix(Int(checkpoint.size))).root == checkpoint.root
                    else { throw FormatError("their hashes are not those of the records that it was for") }
                    return checkpoint
                }
                forgotten.append(
                    ForgottenCheck(name: name, count: UInt64(leaves.count), vouched: checkpoint?.size))
            } catch {
                faults.append(Fault(reason: .otherRecords("\(error)"), log: name, record: nil, index: nil))
            }
        }
    }

    private mutating func add(_ reason: Fault.Reason, _ record: SignedRecord) {
        faults.append(
            Fault(reason: reason, log: record.text.log, record: record.id, index: record.text.index))
    }

    /// - Returns: what is wrong with a version's text, or nil.
    private static func flaw(in source: VersionSource, of record: SignedRecord, _ cards: [Card]) -> String? {
        // That the text is the one of its version, and has its id, was held when the record was read again just now.
        let version = source.version
        guard version.agreement == record.text.log.subject.agreement,
            version.partyIDs.contains(record.text.log.author)
        else { return "it stands in another agreement's records, or in somebody else's" }
        for party in version.parties {
            guard let card = cards.first(where: { $0.party == party.id }) else { continue }
            guard party.verifierKey.bytes == Array("\(card.verifierKey)".utf8),
                party.recipient.bytes == Array("\(card.recipient)".utf8)
            else { return "it names other keys for “\(party.name)” than the card that you have" }
        }
        return nil
    }
}
