import Canonical

/// Whether those who do a risky thing have said how well they know it.
///
/// The first side of a row is whoever does it; the text can't say what is risky, so the template does.
struct DoersExperience: ConcernRule {
    let ids = [ConcernID.experienceUnknown, .experienceNone]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        guard let experience = subject.experience else { return [] }
        let risky = subject.version.rows.filter {
            subject.risky.contains($0.key.item) && $0.outcome.isGranted
        }
        return subject.version.parties.flatMap { party -> [Concern] in
            let items = risky.filter { $0.sides.first?.party == party.id }.map(\.key.item).distinct
            let unknown = items.filter { experience[party.id]?[$0] == nil }
            let none = items.filter { experience[party.id]?[$0] == ConcernSubject.Experience.none }
            return [
                unknown.isEmpty
                    ? nil
                    : Concern(
                        .experienceUnknown,
                        "how well \(party.name) knows \(subject.labels(unknown)) is not said here",
                        suggestion:
                            "These can go wrong. Ask how often \(party.name) has done them and who taught them, and what to do when they go wrong.",
                        items: unknown, people: [party.id]),
                none.isEmpty
                    ? nil
                    : Concern(
                        .experienceNone, "\(party.name) has no experience with \(subject.labels(none)) yet",
                        suggestion:
                            "Learn it first, with somebody who knows it, or begin with far less than seems possible.",
                        items: none, people: [party.id]),
            ].compactMap(\.self)
        }
    }
}
