package import Canonical

/// Every act that a home knows, of all its threads, indexed for asking what stands.
///
/// What stands is a function of the set of acts, the reader and the time: the order in which acts were learned, and
/// learning one twice, change nothing.
package struct Ledger: Sendable {
    /// Records by their id.
    package private(set) var records: [RecordID: Record] = [:]
    /// Versions by their id, from the proposals that carry them.
    package private(set) var versions: [VersionID: Version] = [:]
    /// The threads that some record belongs to.
    package private(set) var threads: [AgreementID: ThreadActs] = [:]

    /// For each log, which records stand at each index; two at one index are a fork.
    private var places: [LogID: [UInt64: [RecordID]]] = [:]
    /// For each log, the length up to its first gap or fork.
    private var sound: [LogID: UInt64] = [:]
    /// For each log, and each place up to its first gap or fork, the newest time that it has claimed up to there.
    private var newest: [LogID: [Instant]] = [:]
    private var signatures: [VersionID: [PartyID: [Record]]] = [:]
    private var helds: [VersionID: [PartyID: [Record]]] = [:]
    private var refusals: [VersionID: [PartyID: [Record]]] = [:]
    /// Whose log, which it has reached, and in which of their own logs they say so: there in its order.
    private var deliveries: [PartyID: [LogID: [LogID: [Delivery]]]] = [:]

    private struct Delivery {
        let length: UInt64
        let index: UInt64
        let said: Instant
    }

    /// The acts of one thread that belong to no version: each holds until a version settles it.
    package struct ThreadActs: Sendable {
        package fileprivate(set) var narrowings: [Narrowing] = []
        package fileprivate(set) var signals: [Record] = []
        package fileprivate(set) var cannotProvides: [Record] = []
        package fileprivate(set) var pauses: [Record] = []
        package fileprivate(set) var leaves: [Record] = []
        package fileprivate(set) var unknowns: [Record] = []
        package fileprivate(set) var versions: [VersionID] = []
        package fileprivate(set) var invitations: [Invited] = []
        package fileprivate(set) var answers: [Answered] = []
        package fileprivate(set) var notAgains: [Record] = []
        package fileprivate(set) var asksAgain: [Record] = []
        /// The thread's people, once a version of it or an invitation to it is known.
        package fileprivate(set) var parties: Set<PartyID>?

        /// - Parameter reader: one of the people.
        /// - Returns: what the thread was begun with: what the reader has answered or sent; else the first one in its log, by
        ///   no clock. So nobody puts another template under what somebody has begun or answered.
        package func invitation(for reader: PartyID) -> Invitation? {
            let answered = answers.filter { $0.record.author == reader }.map(\.version.source)
            func rank(_ one: Invited) -> (Int, UInt64, RecordID) {
                let isAnswered = answered.contains(one.invitation.source)
                return (
                    isAnswered ? 0 : one.record.author == reader ? 1 : 2, one.record.index, one.record.id
                )
            }
            return invitations.min { rank($0) < rank($1) }?.invitation
        }

        /// A thread in which nothing has been done.
        package static let none = ThreadActs()
    }

    /// A limit on its author's own line.
    package struct Narrowing: Sendable {
        package let record: Record
        package let row: RowKey
        package let to: Boundary
    }

    /// What a thread was begun with.
    package struct Invited: Sendable {
        package let record: Record
        package let invitation: Invitation
    }

    /// What somebody answered before there was any text.
    package struct Answered: Sendable {
        package let record: Record
        package let version: Version
    }

    /// What people asked in threads that the owner has forgotten since, and that is heeded all the same.
    package var keptNotAgains: [NotAgain] = []

    /// What threads that the owner has forgotten go on keeping the others to.
    package var keptLimits: [KeptLimit] = []

    /// A ledger without acts.
    package init() {}

    /// - Parameter records: acts, in any order.
    package init(_ records: some Sequence<Record>) {
        for record in records { learn(record) }
    }

    /// Adds an act. An act that is known already changes nothing.
    ///
    /// - Parameter record: the act. Its signature has been verified, and its author is who its log names.
    package mutating func learn(_ record: Record) {
        guard records.updateValue(record, forKey: record.id) == nil else { return }
        place(record)
        var thread = threads[record.agreement] ?? ThreadActs()
        switch record.act {
        case .proposal(let id, let version):
            if versions.updateValue(version, forKey: id) == nil { thread.versions.append(id) }
            thread.parties = version.partyIDs
        case .signature(let id): signatures[id, default: [:]][record.author, default: []].append(record)
        case .held(let id): helds[id, default: [:]][record.author, default: []].append(record)
        case .no(let id): refusals[id, default: [:]][record.author, default: []].append(record)
        case .delivered(let log, let length):
            let delivery = Delivery(length: length, index: record.index, said: record.said)
            deliveries[record.author, default: [:]][log, default: [:]][record.log, default: []]
                .insertInOrder(delivery, by: \.index)
        case .narrowing(let row, let boundary):
            if row.participants.contains(record.author) {
                thread.narrowings.append(Narrowing(record: record, row: row, to: boundary))
            }
        case .signal: thread.signals.append(record)
        case .cannotProvide: thread.cannotProvides.append(record)
        case .pause: thread.pauses.append(record)
        case .leave: thread.leaves.append(record)
        case .unknown: thread.unknowns.append(record)
        case .invitation(let invitation):
            thread.invitations.append(Invited(record: record, invitation: invitation))
            // The thread's id is made of these people's keys, so there is no other set of them.
            thread.parties = Set(invitation.parties.map(\.id))
        case .answer(let version): thread.answers.append(Answered(record: record, version: version))
        case .notAgain: thread.notAgains.append(record)
        case .asksAgain: thread.asksAgain.append(record)
        case .entry: break
        }
        threads[record.agreement] = thread
    }

    private mutating func place(_ record: Record) {
        places[record.log, default: [:]][record.index, default: []].append(record.id)
        let at = places[record.log] ?? [:]
        var length = min(sound[record.log] ?? 0, record.index)
        newest[record.log]?.removeSubrange(Int(length)...)
        while let ids = at[length], ids.count == 1, let said = records[ids[0]]?.said {
            let before = newest[record.log]?.last ?? said
            newest[record.log, default: []].append(max(before, said))
            length += 1
        }
        sound[record.log] = length
    }
}

// MARK: - What the acts say, before time is asked

extension Ledger {
    /// - Parameter log: a log.
    /// - Returns: how many of its records there are up to its first gap or fork. Only these count as giving.
    package func soundLength(of log: LogID) -> UInt64 { sound[log] ?? 0 }

    /// - Parameter log: a log.
    /// - Returns: whether two records claim one place in it.
    package func isForked(_ log: LogID) -> Bool { places[log]?.values.contains { $0.count > 1 } ?? false }

    /// - Parameters:
    ///   - index: a place.
    ///   - log: a log.
    /// - Returns: the one record there; nil where there is none, or more than one.
    package func record(at index: UInt64, of log: LogID) -> Record? {
        guard let ids = places[log]?[index], ids.count == 1 else { return nil }
        return records[ids[0]]
    }

    /// - Parameter log: a log.
    /// - Returns: whether records are missing before one that is known.
    package func hasGap(_ log: LogID) -> Bool {
        guard let last = places[log]?.keys.max() else { return false }
        return !isForked(log) && soundLength(of: log) <= last
    }

    /// - Parameter agreement: a thread.
    /// - Returns: whether one of its people has left it, which ends it for all. A stranger's act ends nothing.
    package func hasEnded(_ agreement: AgreementID) -> Bool {
        guard let thread = threads[agreement] else { return false }
        return thread.leaves.contains { thread.parties?.contains($0.author) ?? true }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the number that its next version gets.
    package func nextNumber(in agreement: AgreementID) -> UInt64 {
        let highest = threads[agreement]?.versions.compactMap { versions[$0]?.number }.max() ?? 0
        return highest < VersionText.highestNumber ? highest + 1 : VersionText.highestNumber
    }

    private func isSound(_ record: Record) -> Bool { record.index < soundLength(of: record.log) }

    /// - Parameter id: a version.
    /// - Returns: those of its parties who signed it.
    package func signers(of id: VersionID) -> Set<PartyID> { parties(in: signatures[id], of: id) }

    /// - Parameter id: a version.
    /// - Returns: those of its parties whose home has held it.
    package func holders(of id: VersionID) -> Set<PartyID> { parties(in: helds[id], of: id) }

    /// - Parameter id: a version.
    /// - Returns: those of its parties who said no to it.
    package func refusers(of id: VersionID) -> Set<PartyID> {
        parties(in: refusals[id], of: id)
    }

    /// - Parameter id: a version.
    /// - Returns: the acts in which its parties said no to it.
    package func noes(to id: VersionID) -> [Record] {
        refusers(of: id).flatMap { refusals[id]?[$0] ?? [] }
    }

    /// - Parameters:
    ///   - id: a version.
    ///   - party: one of its parties.
    /// - Returns: the logs in which they signed it.
    package func logs(signing id: VersionID, by party: PartyID) -> Set<LogID> {
        Set((signatures[id]?[party] ?? []).map(\.log))
    }

    private func parties(in acts: [PartyID: [Record]]?, of id: VersionID) -> Set<PartyID> {
        guard let acts, let version = versions[id] else { return [] }
        return version.partyIDs.intersection(acts.keys)
    }

    /// - Parameters:
    ///   - id: a version.
    ///   - party: one of its parties.
    /// - Returns: whether they signed it in a log without a gap or a fork before the signature.
    package func hasSoundSignature(of id: VersionID, by party: PartyID) -> Bool {
        (signatures[id]?[party] ?? []).contains(where: isSound)
    }

    /// - Parameter id: a version.
    /// - Returns: whether all its parties signed it and all their homes held it: from then on it narrows.
    package func isHeldByAll(_ id: VersionID) -> Bool {
        guard let everyone = versions[id]?.partyIDs else { return false }
        return signers(of: id) == everyone && holders(of: id) == everyone
    }

    /// - Parameters:
    ///   - record: an act.
    ///   - reader: one of the people.
    /// - Returns: when it had reached them by their own logs, or nil where these do not say.
    package func reached(_ record: Record, _ reader: PartyID) -> Instant? {
        arrival(of: record, to: reader)?.lowerBound
    }

    /// When an act reached somebody, as closely as their own log knows: from the time that it claims there to the newest
    /// time that it had claimed by then. The two differ where their clock was set back.
    ///
    /// - Parameters:
    ///   - record: an act.
    ///   - reader: one of the people.
    /// - Returns: the first that their logs say of it, within one by its order; nil where they do not say.
    package func arrival(of record: Record, to reader: PartyID) -> ClosedRange<Instant>? {
        func time(_ said: Instant, at index: UInt64, of log: LogID) -> ClosedRange<Instant> {
            index < soundLength(of: log) ? said...(newest[log]?[Int(index)] ?? said) : said...said
        }
        if record.author == reader { return time(record.said, at: record.index, of: record.log) }
        // Along one log the newest time never goes back, so the first that speaks of it is the earliest.
        return deliveries[reader]?[record.log]?
            .compactMap { own, all -> (time: ClosedRange<Instant>, index: UInt64)? in
                let length = soundLength(of: own)
                return all.first { $0.length > record.index }
                    .flatMap { $0.index < length ? (time($0.said, at: $0.index, of: own), $0.index) : nil }
            }
            .min {
                ($0.time.upperBound, $0.index, $0.time.lowerBound)
                    < ($1.time.upperBound, $1.index, $1.time.lowerBound)
            }?
            .time
    }

    /// - Parameters:
    ///   - record: an act.
    ///   - own: what somebody wrote themselves.
    /// - Returns: whether the first had reached them by then, by their own logs: within one by its order, which no clock
    ///   can change, and between them by their word.
    package func reached(_ record: Record, theAuthorOf own: Record) -> Bool {
        deliveries[own.author]?[record.log]?.contains { log, all in
            let length = soundLength(of: log)
            return all.contains {
                $0.length > record.index && $0.index < length
                    && (log == own.log ? $0.index < own.index : $0.said < own.said)
            }
        } ?? false
    }

    /// - Parameters:
    ///   - log: a log.
    ///   - party: one of the people.
    /// - Returns: how many of its records have reached them, by what they say.
    package func delivered(_ log: LogID, to party: PartyID) -> UInt64 {
        deliveries[party]?[log]?.values.joined().map(\.length).max() ?? 0
    }

    /// - Parameters:
    ///   - id: a version.
    ///   - reader: one of the people.
    /// - Returns: when the last of everybody's signatures and `held` had reached the reader, at the latest; nil while one
    ///   has not, or stands in a log behind a gap or a fork.
    package func completed(_ id: VersionID, for reader: PartyID) -> Instant? {
        completion(of: id, for: reader)?.upperBound
    }

    /// The same as closely as the reader's logs know: a clock that was set back cannot make it earlier.
    ///
    /// - Parameters:
    ///   - id: a version.
    ///   - reader: one of the people.
    /// - Returns: the time that the reader's records claim, and the newest that they had claimed by then; nil while
    ///   something has not reached them, or stands in a log behind a gap or a fork.
    package func completion(of id: VersionID, for reader: PartyID) -> ClosedRange<Instant>? {
        guard let version = versions[id] else { return nil }
        var (earliest, latest) = (Instant(seconds: 0), Instant(seconds: 0))
        for acts in [signatures[id] ?? [:], helds[id] ?? [:]] {
            for party in version.partyIDs {
                let times = (acts[party] ?? []).filter(isSound).compactMap { arrival(of: $0, to: reader) }
                guard
                    let first = times.min(by: {
                        ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound)
                    })
                else { return nil }
                earliest = max(earliest, first.lowerBound)
                latest = max(latest, first.upperBound)
            }
        }
        return earliest...latest
    }

    /// The newest time that one of a person's own records claims.
    ///
    /// - Parameter party: the person.
    package func newestTime(by party: PartyID) -> Instant? {
        records.values.lazy.filter { $0.author == party }.map(\.said).max()
    }
}

extension Array {
    /// Puts something in its place among others that are in order; what comes in order goes to the end.
    fileprivate mutating func insertInOrder<Key: Comparable>(_ new: Element, by key: (Element) -> Key) {
        let last = lastIndex { key($0) <= key(new) }
        insert(new, at: last.map { $0 + 1 } ?? 0)
    }
}
