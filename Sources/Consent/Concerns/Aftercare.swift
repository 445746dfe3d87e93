import Canonical

/// Whether there is care afterwards, and for all.
struct Aftercare: ConcernRule {
    let ids = [ConcernID.noAftercare, .aftercareOneSided]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        let version = subject.version
        let care = version.protections.filter { $0.kind == .aftercare }
        guard !care.isEmpty else {
            return [
                Concern(
                    .noAftercare, "nothing is written down about aftercare",
                    suggestion:
                        "Say what each of you is likely to need afterwards, also whoever leads: warmth, water, quiet, a message on the next day."
                )
            ]
        }
        let cared = care.reduce(into: Set<PartyID>()) { $0.formUnion($1.protects) }
        let without = subject.ordered(version.partyIDs.subtracting(cared))
        guard !without.isEmpty else { return [] }
        return [
            Concern(
                .aftercareOneSided, "no aftercare is written down for \(subject.names(without))",
                suggestion:
                    "Drop comes on every side. Ask what \(subject.names(without)) would like afterwards.",
                items: care.map(\.id), people: without)
        ]
    }
}
