import Canonical

/// Whether it ends soon enough to be talked about again.
struct Dates: ConcernRule {
    let ids = [ConcernID.endFar, .noReview]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        let (term, kind) = (subject.version.term, subject.version.kind)
        let length = term.until - term.from
        var found: [Concern] = []
        if length > kind.long {
            let days = length.count / Seconds.days(1).count
            found.append(
                Concern(
                    .endFar, "it lasts \(days) days, which is long for a \(kind.rawValue)",
                    suggestion:
                        "Needs change. A shorter time that is renewed gladly protects everybody better than a long one."
                ))
        }
        if term.review == nil, length > Self.withoutReview {
            found.append(
                Concern(
                    .noReview, "no day is set to look at it together again",
                    suggestion: "Choose a day, for example after some weeks, to ask what feels good now."))
        }
        return found
    }

    /// So long an agreement may do without a review.
    private static let withoutReview = Seconds.days(30)
}

extension Kind {
    /// What lasts longer than this is looked at twice.
    fileprivate var long: Seconds {
        switch self {
        case .scene: .hours(48)
        case .event: .days(4)
        case .recurring, .dynamic: .days(183)
        }
    }
}
