package import Canonical

/// Which one-key acts of a thread still hold, and which of them a version may take up.
extension Ledger {
    /// - Parameters:
    ///   - records: acts of a thread that hold until a version settles them.
    ///   - agreement: the thread.
    ///   - reader: whose home this is.
    ///   - moment: the present.
    /// - Returns: those of them, by the thread's own people, that some version that stands does not settle; all of
    ///   them where none stands.
    package func unsettled(
        _ records: [Record], in agreement: AgreementID, for reader: PartyID, at moment: Moment
    ) -> [Record] {
        let people = threads[agreement]?.parties
        let effect = Effect(self, for: reader, at: moment)
        let settled = stood(in: agreement, effect, moment).map { effect.settled(by: $0.version) }
        return records.filter { record in
            (people?.contains(record.author) ?? true)
                && (settled.isEmpty || settled.contains { !$0.contains(record.id.bytes) })
        }
    }

    /// - Parameters:
    ///   - version: a version that is about to be proposed.
    ///   - provided: the protections that its author says they provide, again or still.
    ///   - author: who proposes it.
    ///   - moment: the present.
    /// - Returns: what the version takes up of the acts that hold in its thread: others' limits that its text keeps to,
    ///   all of the author's own, and the author's own `cannot provide` of what they provide.
    package func takenUp(
        by version: Version, provided: Set<Slug>, author: PartyID, at moment: Moment
    ) -> Set<Bytes32> {
        let acts = threads[version.agreement] ?? .none
        let settled = Effect(self, for: author, at: moment).settled(by: version)
        let rows = version.rowTable
        let narrowings = acts.narrowings.filter { narrowing in
            guard let line = rows[narrowing.row]?.lines[narrowing.record.author] else { return false }
            return narrowing.record.author == author || line.isNarrowing(of: narrowing.to)
        }.map(\.record)
        let cannotProvides = acts.cannotProvides.filter { record in
            guard record.author == author, case .cannotProvide(let id) = record.act else { return false }
            return provided.contains(id)
        }
        return Set((narrowings + cannotProvides).map(\.id.bytes)).subtracting(settled)
    }

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - effect: which versions count.
    ///   - moment: the present.
    /// - Returns: the versions that stand; where none does yet, those that all have held and that are still to begin.
    func stood(
        in agreement: AgreementID, _ effect: Effect, _ moment: Moment
    ) -> [(id: VersionID, version: Version)] {
        let held = (threads[agreement]?.versions ?? []).sorted().compactMap { id in
            versions[id].map { (id: id, version: $0) }
        }.filter { effect.heldByAll.contains($0.id) && !effect.replaced.contains($0.id) }
        let begun = held.filter { $0.version.term.from <= moment.latest }
        return begun.isEmpty ? held.filter { refusers(of: $0.id).isEmpty } : begun
    }
}
