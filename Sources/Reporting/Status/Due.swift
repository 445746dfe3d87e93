import Canonical
import Consent

/// Something that has its time.
package struct Due: Hashable, Encodable, Sendable {
    package enum What: String, Encodable, Sendable {
        /// To look at it together again.
        case review
        /// Aftercare, owed until then.
        case aftercare
    }

    package let what: What
    package let at: ShownTime
    /// Whether its time has come.
    package let hasCome: Bool

    /// - Parameters:
    ///   - versions: the versions that stand.
    ///   - isInForce: whether permissions are given.
    ///   - moment: the present.
    /// - Returns: what is due, in the order of time.
    static func all(of versions: [Version], isInForce: Bool, at moment: Moment) -> [Self] {
        var due: [Self] = []
        if isInForce {
            for review in Set(versions.compactMap(\.term.review)) {
                due.append(Self(what: .review, at: ShownTime(review), hasCome: review <= moment.latest))
            }
        } else {
            // It is owed after every kind of stop.
            for version in versions
            where moment.latest < version.term.careUntil
                && version.protections.contains(where: { $0.kind == .aftercare })
            {
                due.append(Self(what: .aftercare, at: ShownTime(version.term.careUntil), hasCome: true))
            }
        }
        return Set(due).sorted { ($0.at, $0.what.rawValue) < ($1.at, $1.what.rawValue) }
    }

    /// Without a full stop.
    package var sentence: String {
        switch what {
        case .review where hasCome: "it is time to look at it together again (since \(at))"
        case .review: "look at it together again: \(at)"
        case .aftercare: "aftercare is owed until \(at)"
        }
    }
}
