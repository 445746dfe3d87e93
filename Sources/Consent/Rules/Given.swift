import Canonical

/// What each person gives for each row of a thread, apart from what anybody else gives.
package struct Given {
    /// A version with what is asked of it again and again.
    private struct Known {
        let version: Version
        let rows: [RowKey: Row]
        let settled: Set<Bytes32>

        init(_ version: Version, _ effect: Effect) {
            self.version = version
            rows = version.rowTable
            settled = effect.settled(by: version)
        }
    }

    private let narrowings: [RowKey: [Ledger.Narrowing]]
    private let counted: [Known]
    private let newest: [PartyID: Known]
    private let moment: Moment

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - agreement: the thread.
    ///   - reader: whose home this is.
    ///   - moment: the present.
    package init(_ ledger: Ledger, in agreement: AgreementID, for reader: PartyID, at moment: Moment) {
        self.moment = moment
        narrowings = Dictionary(grouping: (ledger.threads[agreement] ?? .none).narrowings, by: \.row)
        let effect = Effect(ledger, for: reader, at: moment)
        counted = ThreadFold(ledger, agreement, effect, moment).counted.map { Known($0.version, effect) }
        newest = Self.newest(ledger, in: agreement).mapValues { Known($0, effect) }
    }

    /// What somebody last gave for a row: the line in the newest version that they proposed or signed, or in their newest
    /// answer, met with what they have limited since. Nothing else may stand in their line, unless it is tighter.
    ///
    /// - Parameters:
    ///   - party: whose line.
    ///   - key: the row.
    /// - Returns: the boundary; `notAgreed` where they never gave any.
    package func last(by party: PartyID, for key: RowKey) -> Boundary {
        guard let known = newest[party] else { return .notAgreed }
        return narrowed(known.rows[key]?.lines[party] ?? .notAgreed, of: party, for: key, in: known)
    }

    /// - Parameters:
    ///   - party: whose line.
    ///   - key: the row.
    /// - Returns: their own line in what stands: the meet of their lines in every version that stands, narrowed by
    ///   what they limited since; nil where no version that stands has the row.
    package func standing(by party: PartyID, for key: RowKey) -> Boundary? {
        let lines = counted.compactMap { known in
            known.rows[key]?.lines[party].map { narrowed($0, of: party, for: key, in: known) }
        }
        guard let first = lines.first else { return nil }
        return lines.dropFirst().reduce(first) { $0.met($1) }.at(moment.latest)
    }

    /// - Parameter party: somebody.
    /// - Returns: the newest version that they proposed or signed in this thread, or what they answered, by their own
    ///   records.
    package func newestVersion(by party: PartyID) -> Version? { newest[party]?.version }

    /// A line with what its owner limited since, as far as the version does not settle it.
    private func narrowed(_ line: Boundary, of party: PartyID, for key: RowKey, in known: Known) -> Boundary {
        (narrowings[key] ?? [])
            .filter { $0.record.author == party && !known.settled.contains($0.record.id.bytes) }
            .reduce(line) { $0.met($1.to) }
    }

    /// Within a log by its order, which no clock can change; between logs by their author's own word, since it is only
    /// ever held against what the author gives.
    private static func newest(_ ledger: Ledger, in agreement: AgreementID) -> [PartyID: Version] {
        var last: [LogID: (record: Record, version: Version)] = [:]
        func learn(_ record: Record, _ version: Version) {
            let known = last[record.log]?.record
            if known.map({ ($0.index, $0.id) < (record.index, record.id) }) ?? true {
                last[record.log] = (record, version)
            }
        }
        for record in ledger.records.values where record.agreement == agreement {
            switch record.act {
            case .proposal(_, let version): learn(record, version)
            case .signature(let id): if let version = ledger.versions[id] { learn(record, version) }
            default: continue
            }
        }
        // Answers are what people gave before there was a text: none comes back behind one, and none to another template.
        let acts = ledger.threads[agreement] ?? .none
        let texts = last.mapValues(\.record.author)
        for answered in acts.answers where !texts.values.contains(answered.record.author) {
            let isInvited = acts.invitations.contains { invited in
                invited.invitation.source == answered.version.source
                    && invited.invitation.parties == answered.version.parties
            }
            if isInvited { learn(answered.record, answered.version) }
        }
        let byAuthor = Dictionary(grouping: last.values, by: \.record.author)
        return byAuthor.compactMapValues { given in
            given.max { ($0.record.said, $0.record.id) < ($1.record.said, $1.record.id) }?.version
        }
    }
}
