import Canonical
import Consent

/// What stands in one thread, before others narrow it.
struct ReferenceThread {
    var rows: [RowKey: Limit] = [:]
    var protections: Set<Protector> = []
    var unprovided: Set<Protector> = []
    var counted: Set<VersionID> = []
    var effective: Set<VersionID> = []
    var isInForce = false
    /// What each version that stands comes to, and its rows: for the threads beside it.
    var parts: [(version: Version, id: VersionID, rows: [RowKey: Limit])] = []
    var narrowings: [(fact: Fact, row: RowKey, to: Limit)] = []
}

/// Something that protects somebody.
enum Protector: Hashable {
    case item(Slug, Protection.Kind, by: Set<PartyID>)
    case signal(RecordID)

    init(_ protection: Protection) {
        self = .item(protection.id, protection.kind, by: protection.providers)
    }
}

extension Reference {
    func thread(_ id: AgreementID) -> ReferenceThread {
        var thread = ReferenceThread()
        let acts = acts(in: id)
        let stand = standing(in: id)
        thread.counted = Set(stand)
        thread.effective = thread.counted.intersection(effective)
        for act in acts {
            if case .narrowing(let row, let limit) = act.what, row.participants.contains(act.author) {
                thread.narrowings.append((act, row, limit))
            }
        }
        var keys = Set(thread.narrowings.map(\.row))
        for version in stand { keys.formUnion(versions[version]?.rows.map(\.key) ?? []) }

        for version in stand {
            guard let text = versions[version] else { continue }
            let (rows, unprovided) = narrowed(text, version, keys, thread.narrowings, acts)
            thread.parts.append((text, version, rows))
            thread.unprovided.formUnion(unprovided)
            for (row, limit) in rows { thread.rows[row] = thread.rows[row]?.with(limit) ?? limit }
            for one in text.protections where one.kind != .aftercare || latest < text.term.careUntil {
                thread.protections.insert(Protector(one))
            }
        }
        if isByTheText { close(&thread.rows, thread.parts.map(\.version)) }
        thread.unprovided.formIntersection(thread.protections)
        if stand.isEmpty {
            for (_, row, limit) in thread.narrowings {
                thread.rows[row] = thread.rows[row]?.with(limit) ?? limit
            }
        }

        func isSettled(_ fact: Fact) -> Bool {
            !stand.isEmpty && stand.allSatisfy { settles($0, fact) }
        }
        thread.isInForce = !thread.effective.isEmpty
        for act in acts {
            switch act.what {
            case .pause: if !isSettled(act) { thread.isInForce = false }
            case .leave: thread.isInForce = false
            case .signal: if !isSettled(act) { thread.protections.insert(.signal(act.id)) }
            default: break
            }
        }
        for (text, _, _) in thread.parts where clock < text.term.from || text.term.until <= latest {
            thread.isInForce = false
        }
        if !thread.isInForce { thread.rows = thread.rows.mapValues { $0.with(.no) } }
        return thread
    }

    func settles(_ version: VersionID, _ fact: Fact) -> Bool {
        versions[version].map { settled($0, version).contains(fact.id.bytes) } ?? false
    }

    /// One version's rows, with everything that narrows them, and the protections that somebody cannot provide.
    private func narrowed(
        _ text: Version, _ id: VersionID, _ keys: Set<RowKey>,
        _ narrowings: [(fact: Fact, row: RowKey, to: Limit)],
        _ acts: [Fact]
    ) -> ([RowKey: Limit], Set<Protector>) {
        let settled = settled(text, id)
        var rows: [RowKey: Limit] = [:]
        for key in keys {
            rows[key] = .no
            for row in text.rows where row.key == key {
                // Nothing is given that one of its people does not give.
                rows[key] = key.participants.reduce(.agreed) { limit, person in
                    limit.with(row.lines[person].map(Limit.init) ?? .no)
                }
            }
        }
        for (fact, row, limit) in narrowings where !settled.contains(fact.id.bytes) {
            rows[row] = rows[row]?.with(limit)
        }
        var unprovided: Set<Protector> = []
        for act in acts where !settled.contains(act.id.bytes) {
            guard case .cannotProvide(let item) = act.what,
                let protection = text.protections.first(where: { $0.id == item }),
                protection.providers.contains(act.author)
            else { continue }
            unprovided.insert(Protector(protection))
            let named = keys.filter { key in protection.neededBy.contains { Self.needs($0, key) } }
            for key in named.isEmpty ? keys : named { rows[key] = rows[key]?.with(.no) }
        }
        rows = rows.mapValues { $0.at(latest) }
        close(&rows, [text])
        return (rows, unprovided)
    }

    /// Closes what somebody takes no part in without something that is not given.
    func close(_ rows: inout [RowKey: Limit], _ texts: [Version]) {
        while let closed = texts.compactMap({ firstClosed($0, rows) }).first { rows[closed] = .no }
    }

    /// A row that is given although what somebody needs for it is not.
    private func firstClosed(_ text: Version, _ rows: [RowKey: Limit]) -> RowKey? {
        for needed in text.rows where !(rows[needed.key]?.isGiven ?? false) {
            for (key, limit) in rows
            where limit.isGiven && needed.neededBy.contains(where: { Self.needs($0, key) }) {
                return key
            }
        }
        return nil
    }

    private static func needs(_ mustHave: MustHave, _ row: RowKey) -> Bool {
        mustHave.items.contains(row.item) && row.taking.values.contains(mustHave.party)
    }
}
