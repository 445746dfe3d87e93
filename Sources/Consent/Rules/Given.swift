/// What each person gives for each row of a thread, apart from what anybody else gives.
package struct Given {
    private let ledger: Ledger
    private let acts: Ledger.ThreadActs
    private let effect: Effect
    private let counted: [Version]
    private let moment: Moment
    private let newest: [PartyID: Version]

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - agreement: the thread.
    ///   - reader: whose home this is.
    ///   - moment: the present.
    package init(_ ledger: Ledger, in agreement: AgreementID, for reader: PartyID, at moment: Moment) {
        self.ledger = ledger
        self.moment = moment
        acts = ledger.threads[agreement] ?? .none
        effect = Effect(ledger, for: reader, at: moment)
        counted = ThreadFold(ledger, agreement, effect, moment).counted.map(\.version)
        newest = Self.newest(ledger, in: agreement)
    }

    /// What somebody last gave for a row: the line in the newest version that they proposed or signed, met with what
    /// they have limited since. Nothing else may stand in their line, unless it is tighter.
    ///
    /// - Parameters:
    ///   - party: whose line.
    ///   - key: the row.
    /// - Returns: the boundary; `notAgreed` where they never gave any.
    package func last(by party: PartyID, for key: RowKey) -> Boundary {
        guard let version = newest[party] else { return .notAgreed }
        let settled = effect.settled(by: version)
        return narrowings(of: party, for: key)
            .filter { !settled.contains($0.record.id.bytes) }
            .reduce(version.row(key)?.lines[party] ?? .notAgreed) { $0.met($1.to) }
    }

    /// - Parameters:
    ///   - party: whose line.
    ///   - key: the row.
    /// - Returns: their own line in what stands: the meet of their lines in every version that stands, narrowed by
    ///   what they limited since; nil where no version that stands has the row.
    package func standing(by party: PartyID, for key: RowKey) -> Boundary? {
        let narrowed = counted.compactMap { version -> Boundary? in
            guard let line = version.row(key)?.lines[party] else { return nil }
            let settled = effect.settled(by: version)
            return narrowings(of: party, for: key)
                .filter { !settled.contains($0.record.id.bytes) }
                .reduce(line) { $0.met($1.to) }
        }
        guard let first = narrowed.first else { return nil }
        return narrowed.dropFirst().reduce(first) { $0.met($1) }.at(moment.latest)
    }

    /// - Parameter party: somebody.
    /// - Returns: the newest version that they proposed or signed in this thread, by their own records.
    package func newestVersion(by party: PartyID) -> Version? { newest[party] }

    private func narrowings(of party: PartyID, for key: RowKey) -> [Ledger.Narrowing] {
        acts.narrowings.filter { $0.row == key && $0.record.author == party }
    }

    private static func newest(_ ledger: Ledger, in agreement: AgreementID) -> [PartyID: Version] {
        var newest: [PartyID: (record: Record, version: Version)] = [:]
        for record in ledger.records.values where record.agreement == agreement {
            let id: VersionID
            switch record.act {
            case .proposal(let version, _), .signature(let version): id = version
            default: continue
            }
            guard let version = ledger.versions[id] else { continue }
            let known = newest[record.author]
            if known.map({ isNewer(record, than: $0.record) }) ?? true {
                newest[record.author] = (record, version)
            }
        }
        return newest.mapValues(\.version)
    }

    /// By the author's own word, since it is only ever held against what the author gives; a tie is broken the same
    /// way everywhere.
    private static func isNewer(_ record: Record, than other: Record) -> Bool {
        (record.said, record.index, record.id) > (other.said, other.index, other.id)
    }
}
