package import Canonical

/// What stands for one reader at one moment, in every thread and across them.
package struct Standing: Equatable, Sendable {
    /// Each thread by itself, before other threads narrow it.
    package let threads: [AgreementID: ThreadStanding]
    /// Each row with every thread heard: the boundary to go by.
    package let overall: [RowKey: Boundary]

    /// - Parameter row: a row.
    /// - Returns: the boundary to go by; a row that nobody knows is not agreed.
    package subscript(_ row: RowKey) -> Boundary { overall[row] ?? .notAgreed }
}

/// What stands in one thread.
package struct ThreadStanding: Equatable, Sendable {
    /// Each row of the thread, as this thread alone has it.
    package let rows: [RowKey: Boundary]
    /// What protects people here. Pausing, leaving and lapsing remove none of these.
    package let protections: [StandingProtection]
    /// The versions whose meet stands, newest rules of replacing applied.
    package let counted: Set<VersionID>
    /// Of those, the ones that give.
    package let effective: Set<VersionID>
    /// Why nothing is given, if so.
    package let stopped: Set<Stop>

    /// Whether permissions are given here now.
    package var isInForce: Bool { stopped.isEmpty }
}

/// Why a thread gives nothing.
package enum Stop: Hashable, Sendable {
    /// No version is effective.
    case nothingEffective
    /// A version that stands does not settle this pause.
    case paused(RecordID)
    /// Somebody has left, which ends the thread for good and for all.
    case left(RecordID)
    /// Somebody wrote an act that only a newer troth knows.
    case unknownAct(RecordID)
    /// A version that stands has not begun by the system clock.
    case notBegun(VersionID)
    /// A version that stands has run out.
    case lapsed(VersionID)
}

/// A protection that holds, or a stop signal that somebody added.
package struct StandingProtection: Hashable, Sendable {
    /// Where it comes from.
    package enum Origin: Hashable, Sendable {
        /// An item of one or several versions.
        case item(Slug, providers: Set<PartyID>, kind: Protection.Kind)
        /// A signal added alone.
        case added(RecordID)
    }
    package let origin: Origin
    /// Who of its providers said that they cannot.
    package let unprovidedBy: Set<PartyID>

    /// Whether somebody who provides it said that they cannot.
    package var isUnprovided: Bool { !unprovidedBy.isEmpty }
}

extension Ledger {
    /// What stands: a pure function of the set of acts, the reader and the time.
    ///
    /// - Parameters:
    ///   - moment: the present.
    ///   - reader: for whom; a version is effective once it was complete for this person.
    /// - Returns: every thread, and every row across threads.
    package func standing(at moment: Moment, for reader: PartyID) -> Standing {
        let effect = Effect(self, for: reader, at: moment)
        let folds = threads.keys.sorted().map { ThreadFold(self, $0, effect, moment) }
        return Standing(
            threads: Dictionary(uniqueKeysWithValues: folds.map { ($0.id, $0.standing) }),
            overall: AcrossThreads(folds, kept: keptLimits, moment).rows)
    }
}
