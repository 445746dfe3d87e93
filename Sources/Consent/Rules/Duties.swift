import Canonical

/// What a home writes by itself, because the rules ask it of the log that signed.
package enum Duty: Equatable, Sendable {
    /// All signatures are here, in time.
    case held(VersionID)
    /// The time to sign has passed without everyone's `held`.
    case no(VersionID)
}

extension Ledger {
    /// - Parameters:
    ///   - party: whose home it is.
    ///   - logs: the logs that this home writes into: only the log that signed answers for a version.
    ///   - moment: the present.
    /// - Returns: what is to be written now, in a fixed order.
    package func duties(of party: PartyID, writing logs: Set<LogID>, at moment: Moment) -> [Duty] {
        versions.keys.sorted().compactMap { id in
            guard let version = versions[id], refusers(of: id).isEmpty,
                !self.logs(signing: id, by: party).isDisjoint(with: logs)
            else { return nil }
            if moment.latest >= version.term.signBy {
                let wasInTime = completed(id, for: party).map { $0 < version.term.signBy } ?? false
                return wasInTime ? nil : .no(id)
            }
            guard !holders(of: id).contains(party), hasSoundSignatures(id) else { return nil }
            return .held(id)
        }
    }

    private func hasSoundSignatures(_ id: VersionID) -> Bool {
        guard let everyone = versions[id]?.partyIDs else { return false }
        return everyone.allSatisfy { hasSoundSignature(of: id, by: $0) }
    }
}
