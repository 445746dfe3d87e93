import Canonical

/// Whether there was time to sleep on something long.
struct FirstReading: ConcernRule {
    let ids = [ConcernID.firstReadToday]

    private static let aNight = Seconds.hours(24)

    func concerns(in subject: ConcernSubject) -> [Concern] {
        guard subject.version.kind == .dynamic, let seen = subject.firstSeen, let id = subject.id,
            subject.moment.latest < seen + Self.aNight, !subject.ledger.isHeldByAll(id), !subject.isChange
        else { return [] }
        return [
            Concern(
                .firstReadToday,
                "it is for an ongoing relationship and came here less than a day ago",
                suggestion: "Sleep on it, and talk to a friend. It can wait until its “sign by”.")
        ]
    }
}
