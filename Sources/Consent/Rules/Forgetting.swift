package import Canonical

/// Before a thread is forgotten: what it keeps others to goes on being kept, as somebody's own lines there. Forgetting
/// loosens nothing.
package struct Forgetting: Equatable, Sendable {
    /// What to write first, alone.
    package struct Limit: Equatable, Sendable {
        package let agreement: AgreementID
        package let row: RowKey
        package let boundary: Boundary
    }

    package let limits: [Limit]
    /// Versions of other threads that somebody refused in this one: a no counts wherever it stands, and goes on as one's
    /// own.
    package let refused: [VersionID]
    /// Rows of others alone, in other threads, which nobody here can keep as they are.
    package let wouldWiden: [RowKey]
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
        let versions = (ledger.threads[agreement]?.versions ?? []).compactMap { ledger.versions[$0] }
        // It may come to narrow more than now: where it begins, and where a line ends that others depend on.
        let lines = versions.flatMap { $0.rows.flatMap { $0.lines.values } }
        let narrowings = (ledger.threads[agreement]?.narrowings ?? []).map(\.to)
        let turns = Set(versions.map(\.term.from) + (lines + narrowings).compactMap { $0.grant?.ends })
        let moments =
            [moment]
            + turns.filter { moment.clock < $0 }.map { Moment(clock: $0, newestKnown: moment.latest) }
        let ceilings = moments.map { ledger.ceilings(by: agreement, for: party, at: $0) }
            .reduce([:]) { $0.merging($1) { $0.met($1) } }
        let others = ledger.threads.filter { $0.key != agreement && !ledger.hasEnded($0.key) }
        var (limits, wouldWiden): ([Limit], [RowKey]) = ([], [])
        for (id, acts) in others.sorted(by: { $0.key < $1.key }) {
            let known = Set(acts.versions.compactMap { ledger.versions[$0] }.flatMap { $0.rows.map(\.key) })
            for (row, ceiling) in ceilings.sorted(by: { "\($0.key)" < "\($1.key)" })
            where ceiling != .agreed && known.contains(row) {
                if row.participants.contains(party) {
                    limits.append(Limit(agreement: id, row: row, boundary: ceiling))
                } else {
                    wouldWiden.append(row)
                }
            }
        }
        (self.limits, self.wouldWiden) = (limits, wouldWiden)
        let refusals = Dictionary(
            ledger.records.values.compactMap { record -> (VersionID, Set<AgreementID>)? in
                guard case .no(let id) = record.act else { return nil }
                return (id, [record.agreement])
            }, uniquingKeysWith: { $0.union($1) })
        // A stranger’s no is none, and becomes none of one’s own.
        refused = refusals.filter { id, places in
            places == [agreement] && !ledger.refusers(of: id).isEmpty
                && ledger.versions[id].map { $0.agreement != agreement } ?? false
        }
        .keys.sorted()
        // What others only proposed keeps nobody from anything.
        let signed = (ledger.threads[agreement]?.versions ?? []).filter {
            ledger.signers(of: $0).contains(party)
        }
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
