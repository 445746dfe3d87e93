package import Canonical

/// What others asked although a reader had asked not to be asked, or whom the reader has blocked: it is kept, and
/// nothing shows it as waiting.
///
/// More records never bring out again what is set aside: only the reader does, by lifting what they asked or by signing.
package struct SetAside: Equatable, Sendable {
    /// Why.
    package enum Reason: Hashable, Sendable {
        /// The reader asked to be asked nothing before then.
        case notBefore(Instant)
        /// The reader has blocked who asks.
        case blocked
    }

    /// Nothing at all.
    package static let nothing = SetAside()

    /// Proposals and invitations, by their records.
    package private(set) var asks: [RecordID: Reason] = [:]
    /// The versions that nobody else proposed, and that the reader has not signed.
    package private(set) var versions: [VersionID: Reason] = [:]
    /// The threads in which there is nothing else, and those without a text yet whose other people are all blocked.
    package private(set) var threads: Set<AgreementID> = []

    private init() {}

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - reader: whose home this is.
    ///   - blocked: whom they have blocked.
    ///   - moment: the present.
    package init(_ ledger: Ledger, for reader: PartyID, blocked: Set<PartyID> = [], at moment: Moment) {
        let own = ledger.notAgains(at: moment).filter { $0.author == reader }
        guard !own.isEmpty || !blocked.isEmpty else { return }
        let arrivals = Arrivals(ledger, reader)
        var versions: [VersionID: [Reason?]] = [:]
        var threads: [AgreementID: [Reason?]] = [:]
        for record in ledger.records.values {
            guard record.act.asks else { continue }
            var reason: Reason?
            if blocked.contains(record.author) {
                reason = .blocked
            } else if record.author != reader {
                let people = ledger.threads[record.agreement]?.parties
                let until = own.filter { one in
                    one.people == people && !one.openThreads.contains(record.agreement)
                        && arrivals.came(record, after: one)
                }.map(\.until).max()
                reason = until.map { .notBefore($0) }
            }
            asks[record.id] = reason
            if case .proposal(let id, _) = record.act {
                let isSigned = ledger.signers(of: id).contains(reader)
                versions[id, default: []].append(isSigned ? nil : reason)
                threads[record.agreement, default: []].append(isSigned ? nil : reason)
            } else {
                threads[record.agreement, default: []].append(reason)
            }
        }
        self.versions = versions.compactMapValues { reasons in
            reasons.contains(nil) ? nil : reasons.compactMap(\.self).max()
        }
        let prepared = ledger.threads.filter { _, thread in
            thread.versions.isEmpty
                && thread.parties.map { $0.subtracting([reader]).isSubset(of: blocked) } ?? false
        }
        self.threads = Set(threads.filter { !$0.value.contains(nil) }.keys).union(prepared.keys)
    }

    /// - Parameter record: an act.
    /// - Returns: why nothing is told of it; nil where it is told. What takes permission away always is.
    package func reason(for record: Record) -> Reason? {
        switch record.act {
        case .proposal(let id, _): versions[id]
        case .signature(let id), .held(let id): versions[id]
        default: asks[record.id]
        }
    }
}

extension SetAside.Reason: Comparable {
    /// Who is blocked is not spoken of at all, which outweighs a line that something came.
    package static func < (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.notBefore(let first), .notBefore(let second)): first < second
        case (.notBefore, .blocked): true
        case (.blocked, _): false
        }
    }
}

extension Act {
    /// Whether it puts something before the others that wants their answer.
    fileprivate var asks: Bool {
        switch self {
        case .proposal, .invitation: true
        default: false
        }
    }
}

/// Which acts came before which of the reader's own.
private struct Arrivals {
    private struct Delivery {
        let record: Record
        let log: LogID
        let length: UInt64
    }

    private let ledger: Ledger
    private let reader: PartyID
    /// What each person's logs say had come, whatever state these are in.
    private let deliveries: [PartyID: [Delivery]]

    init(_ ledger: Ledger, _ reader: PartyID) {
        self.ledger = ledger
        self.reader = reader
        deliveries = ledger.records.values.reduce(into: [:]) { all, record in
            guard case .delivered(let log, let length) = record.act else { return }
            all[record.author, default: []].append(Delivery(record: record, log: log, length: length))
        }
    }

    /// Whether it was said once what the reader asked was said, or had reached its author by their own record: the
    /// earlier of the two, so that no record of theirs makes it count as said before. What the reader had before, by
    /// their own record, is what they said no to and no new question.
    func came(_ ask: Record, after one: NotAgain) -> Bool {
        let wasHere = deliveries(of: ask, to: reader).contains {
            $0.log == one.record.log && $0.index < one.record.index
        }
        if wasHere { return false }
        if let here = ledger.reached(ask, reader), here < one.record.said { return false }
        let known = deliveries(of: one.record, to: ask.author).map(\.said)
        return (known + [one.record.said]).contains { $0 <= ask.said }
    }

    /// The records in which somebody says that another one had come.
    private func deliveries(of record: Record, to party: PartyID) -> [Record] {
        (deliveries[party] ?? []).filter { $0.log == record.log && $0.length > record.index }.map(\.record)
    }
}
