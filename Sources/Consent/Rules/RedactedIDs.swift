import Canonical

extension OrderedHistory {
    /// For everything that is named by 32 bytes, others that keep their order and say nothing.
    ///
    /// The number stands in front, so that also the beginnings tell them apart.
    var madeUpIDs: [Bytes32: Bytes32] {
        var all = IDs()
        for record in records { all.add(record) }
        for limit in ledger.keptLimits {
            all.bytes.insert(limit.source)
            all.add(limit.row)
        }
        for one in ledger.keptNotAgains {
            all.add(one.record)
            for party in one.people { all.add(party) }
            for thread in one.openThreads { all.add(thread) }
        }
        let pairs = all.bytes.sorted().enumerated().compactMap { place, bytes in
            Bytes32(Self.bytes(of: UInt32(place + 1))).map { (bytes, $0) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private static func bytes(of number: UInt32) -> [UInt8] {
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
            + [UInt8](repeating: 0, count: Bytes32.count - 4)
    }
}

/// Gathers the ids that a history names anywhere.
private struct IDs {
    var bytes: Set<Bytes32> = []

    mutating func add(_ id: Identifier<some Any>) { bytes.insert(id.bytes) }

    mutating func add(_ row: RowKey) {
        for party in row.taking.values { add(party) }
    }

    mutating func add(_ record: Record) {
        add(record.id)
        add(record.log)
        add(record.author)
        add(record.agreement)
        switch record.act {
        case .proposal(let id, let version):
            add(id)
            add(version)
        case .answer(let version): add(version)
        case .signature(let id), .held(let id), .no(let id): add(id)
        case .delivered(let log, _): add(log)
        case .invitation(let invitation): for party in invitation.parties { add(party.id) }
        case .asksAgain(let id, _): add(id)
        case .narrowing(let row, _): add(row)
        case .notAgain, .entry, .signal, .cannotProvide, .pause, .leave, .unknown: break
        }
    }

    mutating func add(_ version: Version) {
        add(version.agreement)
        for id in version.replaces { add(id) }
        bytes.formUnion(version.settles)
        for party in version.parties { add(party.id) }
        for item in version.items {
            for need in item.neededBy { add(need.party) }
            switch item {
            case .row(let row): add(row.key)
            case .protection(let one): for party in one.protects.union(one.providers) { add(party) }
            case .promise(let one): for party in one.to.union([one.maker]) { add(party) }
            case .fact: break
            }
        }
    }
}
