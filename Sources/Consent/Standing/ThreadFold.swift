import Canonical

/// Works out what stands in one thread.
struct ThreadFold {
    /// A version that counts, with each row of the thread as it has it, narrowed.
    struct Counted {
        let id: VersionID
        let version: Version
        let outcomes: [RowKey: Boundary]
        /// The rows that it has itself; for the others its outcome is what absence means.
        let rows: [RowKey: Row]
        let settled: Set<Bytes32>
    }

    let id: AgreementID
    let counted: [Counted]
    /// By the row that they limit.
    let narrowings: [RowKey: [Ledger.Narrowing]]
    let standing: ThreadStanding

    init(_ ledger: Ledger, _ id: AgreementID, _ effect: Effect, _ moment: Moment) {
        let acts = ledger.threads[id] ?? .none
        let people = acts.parties
        /// A stranger's act moves nothing; while the people are not known, nothing gives anyway.
        func isByParty(_ record: Record) -> Bool { people?.contains(record.author) ?? true }

        let versions = acts.versions.sorted().filter { version in
            effect.heldByAll.contains(version) && !effect.replaced.contains(version)
                && ledger.versions[version].map { $0.term.from <= moment.latest } ?? false
        }
        let narrowings = acts.narrowings.filter { isByParty($0.record) }
        let cannotProvides = acts.cannotProvides.filter(isByParty)

        let rowTables = versions.compactMap { ledger.versions[$0]?.rowTable }
        let keys = Set(rowTables.flatMap(\.keys)).union(narrowings.map(\.row))
        var unprovided: [Unprovided: Set<PartyID>] = [:]
        var counted: [Counted] = []
        for (version, rows) in zip(versions, rowTables) {
            guard let text = ledger.versions[version] else { continue }
            var narrowed = NarrowedVersion(text, rows: rows, keys: keys)
            let settled = effect.settled(by: text)
            narrowed.narrow(by: narrowings.filter { !settled.contains($0.record.id.bytes) })
            for record in cannotProvides where !settled.contains(record.id.bytes) {
                if let missing = narrowed.close(for: record) {
                    unprovided[missing, default: []].insert(record.author)
                }
            }
            narrowed.end(at: moment.latest)
            narrowed.closeMustHaves()
            counted.append(
                Counted(id: version, version: text, outcomes: narrowed.outcomes, rows: rows, settled: settled)
            )
        }

        func isSettledByAll(_ record: Record) -> Bool {
            counted.allSatisfy { $0.settled.contains(record.id.bytes) }
        }
        var stopped: Set<Stop> = []
        let effective = Set(versions.filter { effect.effective[$0] != nil })
        if effective.isEmpty { stopped.insert(.nothingEffective) }
        for pause in acts.pauses where isByParty(pause) && (counted.isEmpty || !isSettledByAll(pause)) {
            stopped.insert(.paused(pause.id))
        }
        for leave in acts.leaves where isByParty(leave) { stopped.insert(.left(leave.id)) }
        for act in acts.unknowns where isByParty(act) { stopped.insert(.unknownAct(act.id)) }
        for one in counted {
            if moment.clock < one.version.term.from { stopped.insert(.notBegun(one.id)) }
            if one.version.term.until <= moment.latest { stopped.insert(.lapsed(one.id)) }
        }

        // Where no version counts, what people limited for themselves still says what is a hard limit.
        var rows = Self.meet(counted.isEmpty ? narrowings.map { [$0.row: $0.to] } : counted.map(\.outcomes))
        if !stopped.isEmpty { rows = rows.mapValues { $0.met(.notAgreed) } }

        self.id = id
        self.counted = counted
        self.narrowings = Dictionary(grouping: narrowings, by: \.row)
        standing = ThreadStanding(
            rows: rows,
            protections: Self.protections(
                of: counted, unprovided,
                signals: acts.signals.filter { isByParty($0) && (counted.isEmpty || !isSettledByAll($0)) },
                moment),
            counted: Set(versions), effective: effective, stopped: stopped)
    }

    private static func meet(_ tables: [[RowKey: Boundary]]) -> [RowKey: Boundary] {
        tables.reduce(into: [:]) { all, table in all.merge(table) { $0.met($1) } }
    }

    private static func protections(
        of counted: [Counted], _ unprovided: [Unprovided: Set<PartyID>], signals: [Record], _ moment: Moment
    ) -> [StandingProtection] {
        var seen: Set<StandingProtection> = []
        let items = counted.flatMap { one in
            one.version.protections
                .filter { $0.kind != .aftercare || moment.latest < one.version.term.careUntil }
                .map {
                    StandingProtection(
                        origin: .item($0.id, providers: $0.providers, kind: $0.kind),
                        unprovidedBy: unprovided[Unprovided(id: $0.id, providers: $0.providers), default: []])
                }
        }
        let added = signals.map(\.id).sorted().map {
            StandingProtection(origin: .added($0), unprovidedBy: [])
        }
        return (items + added).filter { seen.insert($0).inserted }
    }
}

/// A protection that one of its providers cannot provide.
struct Unprovided: Hashable {
    let id: Slug
    let providers: Set<PartyID>
}

extension Version {
    /// The rows by their key.
    package var rowTable: [RowKey: Row] {
        Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
