package import Canonical

/// What has to stay when a thread is forgotten, so that nothing anywhere becomes wider by it, now or later.
package struct Forgetting: Equatable, Sendable {
    /// What it keeps every other thread to.
    package let kept: [KeptLimit]
    /// Versions of other threads that somebody refused in this one: a no counts wherever it stands, and goes on as one's
    /// own.
    package let refused: [VersionID]
    /// A scene in it goes on until then, left or not, and until then only tighter elsewhere.
    package let notBefore: Instant?
    /// Whether something in it gives, or can come to give at anybody's home, without another word of whoever forgets it:
    /// then it is not over. It may have begun at another home, have its beginning before it, or be paused.
    package let canGive: Bool

    /// - Parameters:
    ///   - agreement: the thread.
    ///   - ledger: every act that is known.
    ///   - party: who wants to forget it.
    ///   - moment: the present.
    package init(_ agreement: AgreementID, in ledger: Ledger, by party: PartyID, at moment: Moment) {
        let acts = ledger.threads[agreement] ?? .none
        let versions = acts.versions.compactMap { ledger.versions[$0] }
        // It may come to narrow more than now: where it begins, and where a line ends that others depend on.
        let lines = versions.flatMap { $0.rows.flatMap { $0.lines.values } } + acts.narrowings.map(\.to)
        let turns = Set(versions.map(\.term.from) + lines.compactMap { $0.grant?.ends })
        let moments =
            [moment]
            + turns.filter { moment.clock < $0 }.map { Moment(clock: $0, newestKnown: moment.latest) }
        kept = moments.flatMap { ledger.keptLimits(of: agreement, for: party, at: $0) }.joined
        let refusals = Dictionary(
            ledger.records.values.compactMap { record -> (VersionID, Set<AgreementID>)? in
                guard case .no(let id) = record.act else { return nil }
                return (id, [record.agreement])
            }, uniquingKeysWith: { $0.union($1) })
        // A stranger's no is none, and becomes none of one's own.
        refused = refusals.filter { id, places in
            places == [agreement] && !ledger.refusers(of: id).isEmpty
                && ledger.versions[id].map { $0.agreement != agreement } ?? false
        }
        .keys.sorted()
        // What others only proposed keeps nobody from anything.
        let signed = acts.versions.filter { ledger.signers(of: $0).contains(party) }
        notBefore = signed.compactMap { ledger.versions[$0] }
            .filter { $0.kind == .scene && moment.clock < $0.term.until }.map(\.term.until).max()
        canGive =
            !ledger.hasEnded(agreement)
            && signed.contains { id in
                ledger.refusers(of: id).isEmpty
                    && ledger.versions[id].map { moment.latest < $0.term.until } ?? false
            }
    }
}

extension [KeptLimit] {
    /// One for each source and row: the tightest of what they say, for as long as one of them holds.
    fileprivate var joined: Self {
        var all: [RowKey: [Bytes32: KeptLimit]] = [:]
        for one in self {
            let old = all[one.row]?[one.source]
            let boundary = old.map { $0.boundary.met(one.boundary) } ?? one.boundary
            let until =
                old.map { $0.until.flatMap { end in one.until.map { Swift.max(end, $0) } } } ?? one.until
            all[one.row, default: [:]][one.source] = KeptLimit(
                from: one.source, one.row, boundary, until: until)
        }
        return all.values.flatMap(\.values).filter { $0.boundary != .agreed }
            .sorted { ($0.row.item, $0.source, "\($0.row)") < ($1.row.item, $1.source, "\($1.row)") }
    }
}
