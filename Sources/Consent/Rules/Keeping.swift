import Canonical

/// Keeps a text to what its people still give.
struct Keeping {
    private let narrowings: [Ledger.Narrowing]
    private let stood: [(rows: [RowKey: Row], settled: Set<Bytes32>)]
    private let given: Given
    private let moment: Moment

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - agreement: the thread.
    ///   - stood: the versions that stand together.
    ///   - effect: which versions count.
    ///   - reader: whose home this is.
    ///   - moment: the present.
    init(
        _ ledger: Ledger, _ agreement: AgreementID, _ stood: [Version], _ effect: Effect,
        _ reader: PartyID, _ moment: Moment
    ) {
        narrowings = ledger.threads[agreement]?.narrowings ?? []
        self.stood = stood.map { ($0.rowTable, effect.settled(by: $0)) }
        given = Given(ledger, in: agreement, for: reader, at: moment)
        self.moment = moment
    }

    /// - Parameter version: one of the versions that stand.
    /// - Returns: its sections, with what stands in every line.
    func sections(of version: Version) -> [Section] {
        version.sections
            .map { Section($0.id, title: $0.title, items: $0.items.compactMap(kept)) }
            .filter { !$0.items.isEmpty }
    }

    private func kept(_ item: Item) -> Item? {
        switch item {
        case .row(let row):
            let lines = row.key.participants.map { ($0, line(of: $0, in: row.key)) }
            return .row(row.with(lines: Dictionary(uniqueKeysWithValues: lines)))
        case .promise(let promise):
            let isMade = given.newestVersion(by: promise.maker)?.promises.contains(promise) ?? false
            return isMade ? item : nil
        case .protection, .fact: return item
        }
    }

    /// A row that is absent from one of the versions that stand together is not agreed.
    private func line(of party: PartyID, in key: RowKey) -> Boundary {
        stood.reduce(given.last(by: party, for: key)) { line, one in
            narrowings
                .filter {
                    $0.row == key && $0.record.author == party && !one.settled.contains($0.record.id.bytes)
                }
                .reduce(line.met(one.rows[key]?.lines[party] ?? .notAgreed)) { $0.met($1.to) }
        }
        .at(moment.latest)
    }
}
