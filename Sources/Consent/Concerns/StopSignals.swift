import Canonical

/// Whether everybody can stop what happens, also where words do not come.
struct StopSignals: ConcernRule {
    let ids = [ConcernID.noStopSignal, .noSilentStopSignal]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        let version = subject.version
        // What somebody added alone belongs to the thread, and holds whatever a version says.
        let added = Set((subject.ledger.threads[version.agreement]?.signals ?? []).map(\.author))
        let silent = protected(by: [.silentSignal], in: version)
        let any = protected(by: [.spokenSignal, .silentSignal], in: version).union(added)

        let without = subject.ordered(version.partyIDs.subtracting(any))
        let onlySpoken = subject.ordered(version.partyIDs.intersection(any).subtracting(silent))
        func whom(_ people: [PartyID]) -> String {
            people.count == version.parties.count ? "" : " for \(subject.names(people))"
        }
        var found: [Concern] = []
        if !without.isEmpty {
            found.append(
                Concern(
                    .noStopSignal, "there is no stop signal\(whom(without))",
                    suggestion:
                        "Agree on one word that stops everything at once. Anyone can add a signal of their own, alone: troth signal.",
                    people: without))
        }
        if !onlySpoken.isEmpty {
            found.append(
                Concern(
                    .noSilentStopSignal,
                    "no stop signal works without speech\(whom(onlySpoken))",
                    suggestion:
                        "Words may not come in headspace, under a hood or in tears. Agree on a sign as well: three slaps, or something that is dropped.",
                    people: onlySpoken))
        }
        return found
    }

    private func protected(by kinds: Set<Protection.Kind>, in version: Version) -> Set<PartyID> {
        version.protections.filter { kinds.contains($0.kind) }.reduce(into: []) { $0.formUnion($1.protects) }
    }
}
