import Canonical

/// Which versions count for a reader at a moment, and what they take the place of.
struct Effect {
    /// Held by all, and the reader is one of them: these narrow from their `from` on, whatever becomes of them.
    let heldByAll: Set<VersionID>
    /// Of those, the ones that give, replace and settle.
    let effective: Set<VersionID>
    /// What an effective version replaces.
    let replaced: Set<VersionID>
    private let settledBy: [VersionID: Set<Bytes32>]

    init(_ ledger: Ledger, for reader: PartyID, at moment: Moment) {
        let heldByAll = ledger.versions.filter { id, version in
            version.partyIDs.contains(reader) && ledger.isHeldByAll(id)
        }
        let scenes = heldByAll.filter { $0.value.kind == .scene }

        let effective = heldByAll.filter { id, version in
            guard version.term.from <= moment.clock, ledger.refusers(of: id).isEmpty,
                let completed = ledger.completed(id, for: reader), completed < version.term.signBy
            else { return false }
            // Once a scene has begun, only tighter: what comes complete inside it waits for its end.
            return !scenes.contains { sceneID, scene in
                sceneID != id && scene.partyIDs.intersection(version.partyIDs).count > 1
                    && scene.term.from <= completed && completed < scene.term.until
                    && moment.clock < scene.term.until
            }
        }
        self.heldByAll = Set(heldByAll.keys)
        self.effective = Set(effective.keys)
        replaced = effective.values.reduce(into: []) { $0.formUnion($1.replaces) }
        settledBy = Self.settled(by: heldByAll, through: effective)
    }

    /// - Parameter id: a version.
    /// - Returns: what it settles, itself or through effective versions that it replaces.
    func settled(by id: VersionID) -> Set<Bytes32> { settledBy[id] ?? [] }

    private static func settled(
        by versions: [VersionID: Version], through effective: [VersionID: Version]
    ) -> [VersionID: Set<Bytes32>] {
        var known: [VersionID: Set<Bytes32>] = [:]
        for (id, version) in versions {
            // A walk with a list of its own: a chain of replaced versions may be long, and ids cannot be trusted
            // to form no circle before their texts are hashed.
            var settled = version.settles
            var seen: Set<VersionID> = [id]
            var waiting = Array(version.replaces)
            while let next = waiting.popLast() {
                guard seen.insert(next).inserted, let ancestor = effective[next] else { continue }
                settled.formUnion(ancestor.settles)
                waiting.append(contentsOf: ancestor.replaces)
            }
            known[id] = settled
        }
        return known
    }
}
