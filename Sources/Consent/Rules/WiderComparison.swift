import Canonical

/// What stands now, and what would stand at every later moment at which signing a version could open something.
struct WiderComparison {
    private let version: Version
    private let now: View
    /// For each moment what would stand without the version and with it.
    private let later: [(at: Instant, without: View, with: View)]

    /// What stands, with the words of what protects people.
    private struct View {
        let standing: Standing
        let items: Set<Item>
        let signals: Set<RecordID>

        struct Item: Hashable {
            let agreement: AgreementID
            let id: Slug
            let kind: Protection.Kind
            let protects: Set<PartyID>
            let providers: Set<PartyID>
            let words: Prose
        }

        /// - Parameter version: the one that is to be signed.
        init(_ ledger: Ledger, beside version: Version, for reader: PartyID, at moment: Moment) {
            standing = ledger.standing(at: moment, for: reader)
            var items: Set<Item> = []
            var signals: Set<RecordID> = []
            for (agreement, thread) in standing.threads {
                let texts = thread.counted.compactMap { ledger.versions[$0] }
                for protection in thread.protections {
                    switch protection.origin {
                    case .added(let id):
                        // One that the version words itself goes on as an item of it.
                        guard let record = ledger.records[id], case .signal(let signal) = record.act,
                            !(record.agreement == version.agreement
                                && version.takesUp(signal, of: record.author))
                        else { continue }
                        signals.insert(id)
                    case .item(let id, let providers, let kind):
                        // Versions may word one item in several ways; all of them hold.
                        for one in texts.flatMap(\.protections)
                        where one.id == id && one.providers == providers && one.kind == kind {
                            items.insert(
                                Item(
                                    agreement: agreement, id: id, kind: kind, protects: one.protects,
                                    providers: providers, words: one.words))
                        }
                    }
                }
            }
            self.items = items
            self.signals = signals
        }
    }

    init(_ ledger: Ledger, _ id: VersionID, _ version: Version, _ reader: PartyID, _ moment: Moment) {
        self.version = version
        now = View(ledger, beside: version, for: reader, at: moment)
        let signed = ledger.completing(id, version, for: reader, at: moment)
        later = Self.moments(ledger, version, moment).map { instant in
            let then = Moment(clock: instant, newestKnown: max(moment.latest, instant))
            return (
                instant, View(ledger, beside: version, for: reader, at: then),
                View(signed, beside: version, for: reader, at: then)
            )
        }
    }

    /// When the version begins, and from then on every turn of it and of each other version that all have held: the
    /// ends of scenes among them, since a version that comes complete inside a scene waits.
    private static func moments(_ ledger: Ledger, _ version: Version, _ moment: Moment) -> [Instant] {
        let first = max(moment.clock, version.term.from)
        let held = ledger.versions
            .filter { ledger.isHeldByAll($0.key) && !$0.value.partyIDs.isDisjoint(with: version.partyIDs) }
        let turns = ([version] + held.values).flatMap { [$0.term.from, $0.term.until, $0.term.careUntil] }
        return Set(turns.filter { first < $0 } + [first]).sorted()
    }

    /// Only what signing opens: wider than now, and wider than it would be at that moment anyway.
    var rows: [WiderRow] {
        var found: [RowKey: [WiderRow]] = [:]
        for (at, without, with) in later {
            for (key, after) in with.standing.overall {
                let before = now.standing[key]
                guard !after.isNarrowing(of: before), !after.isNarrowing(of: without.standing[key]),
                    !(found[key] ?? []).contains(where: { after.isNarrowing(of: $0.after) })
                else { continue }
                found[key, default: []].append(WiderRow(key: key, before: before, after: after, from: at))
            }
        }
        let inText = version.rows.map(\.key)
        let others = Set(found.keys).subtracting(inText).sorted { $0.sortKey < $1.sortKey }
        return (inText + others).flatMap { found[$0] ?? [] }
    }

    var protections: [LostProtection] {
        var items: Set<LostProtection> = []
        var signals: Set<RecordID> = []
        for (_, without, with) in later {
            for item in now.items.intersection(without.items).subtracting(with.items) {
                let isChanged = with.items.contains { $0.agreement == item.agreement && $0.id == item.id }
                // Gone says more than changed.
                if isChanged, items.contains(.item(item.id, in: item.agreement, isChanged: false)) {
                    continue
                }
                items.remove(.item(item.id, in: item.agreement, isChanged: true))
                items.insert(.item(item.id, in: item.agreement, isChanged: isChanged))
            }
            signals.formUnion(now.signals.intersection(without.signals).subtracting(with.signals))
        }
        return items.sorted { $0.sortKey < $1.sortKey } + signals.sorted().map { .signal($0) }
    }
}

extension Ledger {
    /// The ledger as it would be once all parties of a version have signed and held it, and the reader knows.
    ///
    /// The acts that are missing stand in logs of their own, under ids that nothing known has.
    fileprivate func completing(
        _ id: VersionID, _ version: Version, for reader: PartyID, at moment: Moment
    ) -> Ledger {
        var unused = UnusedIDs(Set(records.keys.map(\.bytes) + records.values.map(\.log.bytes)))
        var ledger = self
        var logs: [LogID] = []
        func write(_ acts: [Act], by author: PartyID) -> LogID {
            let log = LogID(unused.next())
            for (index, act) in acts.enumerated() {
                ledger.learn(
                    Record(
                        id: RecordID(unused.next()), log: log, index: UInt64(index), author: author,
                        agreement: version.agreement, said: moment.clock, act: act))
            }
            return log
        }
        for party in version.partyIDs.sorted() {
            logs.append(write([.signature(id), .held(id)], by: party))
        }
        _ = write(logs.map { .delivered($0, length: 2) }, by: reader)
        return ledger
    }
}

/// Hands out ids that nothing has.
private struct UnusedIDs {
    private let used: Set<Bytes32>
    private var count: UInt64 = 0

    init(_ used: Set<Bytes32>) { self.used = used }

    mutating func next() -> Bytes32 {
        while true {
            count += 1
            let digits = Decimal.padded(Int(count), Bytes32.count)
            if let bytes = Bytes32(Array(digits.utf8)), !used.contains(bytes) { return bytes }
        }
    }
}

extension RowKey {
    /// The same order everywhere.
    fileprivate var sortKey: String {
        let sides = taking.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return ([item.description] + sides).joined(separator: ",")
    }
}

extension LostProtection {
    fileprivate var sortKey: String {
        switch self {
        case .item(let id, let agreement, let isChanged): "\(agreement) \(id) \(isChanged)"
        case .signal(let id): "\(id)"
        }
    }
}
