package import Canonical

/// Which versions count for a reader at a moment, and what they take the place of.
package struct Effect {
    /// Held by all, and the reader is one of them: these narrow from their `from` on, whatever becomes of them.
    let heldByAll: Set<VersionID>
    /// Of those, the ones that give, replace and settle.
    package let effective: [VersionID: Version]
    /// What an effective version replaces.
    let replaced: Set<VersionID>

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - reader: for whom.
    ///   - moment: the present.
    package init(_ ledger: Ledger, for reader: PartyID, at moment: Moment) {
        let heldByAll = ledger.versions.filter { id, version in
            version.partyIDs.contains(reader) && ledger.isHeldByAll(id)
        }
        let scenes = heldByAll.filter { $0.value.kind == .scene }

        effective = heldByAll.filter { id, version in
            guard version.term.from <= moment.clock, ledger.refusers(of: id).isEmpty,
                let completion = ledger.completion(of: id, for: reader),
                completion.upperBound < version.term.signBy
            else { return false }
            // Once a scene has begun, only tighter: what comes complete inside it, or may have by a clock that was set back,
            // waits for its end.
            return !scenes.contains { sceneID, scene in
                sceneID != id && scene.partyIDs.intersection(version.partyIDs).count > 1
                    && scene.term.from <= completion.upperBound && completion.lowerBound < scene.term.until
                    && moment.clock < scene.term.until
            }
        }
        self.heldByAll = Set(heldByAll.keys)
        replaced = effective.values.reduce(into: []) { $0.formUnion($1.replaces) }
    }

    /// - Parameter version: a version, in force or not.
    /// - Returns: what it settles, itself or through effective versions that it replaces.
    package func settled(by version: Version) -> Set<Bytes32> {
        version.settled { effective[$0] }
    }
}

extension Version {
    /// - Parameter earlier: a version by its id, where it passes on what it settled itself.
    /// - Returns: what this version settles, itself or through those that it replaces.
    package func settled(through earlier: (VersionID) -> Version?) -> Set<Bytes32> {
        // A walk with a list of its own, since a chain of versions may be long.
        var settled = settles
        var seen: Set<VersionID> = []
        var waiting = Array(replaces)
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted, let ancestor = earlier(next) else { continue }
            settled.formUnion(ancestor.settles)
            waiting.append(contentsOf: ancestor.replaces)
        }
        return settled
    }
}
