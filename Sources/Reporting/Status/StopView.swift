import Canonical
import Consent

/// Why a thread gives nothing.
package struct StopView: Hashable, Encodable, Sendable {
    /// What stopped it, the weightiest first.
    package enum Cause: String, CaseIterable, Encodable, Sendable {
        case left, unknownAct, paused, lapsed, notBegun, nothingInForce
    }

    package let cause: Cause
    /// Whose act it was, where it was one.
    package let by: Person?
    /// When its author says it was, or when a version begins or ended.
    package let at: ShownTime?
    /// The version that lapsed or has not begun.
    package let version: VersionMention?

    /// - Parameters:
    ///   - stops: why nothing is given.
    ///   - ledger: every act that is known.
    ///   - names: how what belongs to the thread is called.
    /// - Returns: them for showing, the weightiest first.
    static func all(_ stops: Set<Stop>, in ledger: Ledger, names: ThreadNames) -> [Self] {
        func by(_ id: RecordID, _ cause: Cause) -> Self {
            let record = ledger.records[id]
            return Self(
                cause: cause, by: record.map { names.people[$0.author] },
                at: record.map { ShownTime($0.said) }, version: nil)
        }
        func of(_ id: VersionID, _ cause: Cause, _ time: (Term) -> Instant) -> Self {
            Self(
                cause: cause, by: nil, at: ledger.versions[id].map { ShownTime(time($0.term)) },
                version: names.mention(of: id))
        }
        let views = stops.map { stop in
            switch stop {
            case .left(let id): by(id, .left)
            case .unknownAct(let id): by(id, .unknownAct)
            case .paused(let id): by(id, .paused)
            case .lapsed(let id): of(id, .lapsed, \.until)
            case .notBegun(let id): of(id, .notBegun, \.from)
            case .nothingEffective: Self(cause: .nothingInForce, by: nil, at: nil, version: nil)
            }
        }
        return Cause.allCases.flatMap { cause in
            views.filter { $0.cause == cause }.sorted { $0.sentence < $1.sentence }
        }
    }

    /// As in `Rex paused, 2026-11-18 10:30 (UTC+1)`, without a full stop.
    package var sentence: String {
        let who = by?.subject ?? "somebody"
        let when = at.map { ", \($0)" } ?? ""
        let what = version?.name ?? "a version"
        return switch cause {
        case .left: "\(who) left\(when); this agreement is over"
        case .unknownAct:
            "\(who) wrote something that only a newer troth understands\(when); nothing is given until it does"
        case .paused: "\(who) paused\(when)"
        case .lapsed: "\(what) ran out\(when)"
        case .notBegun: "\(what) has not begun; it begins\(at.map { " \($0)" } ?? " later")"
        case .nothingInForce: "nothing is in force here"
        }
    }
}
