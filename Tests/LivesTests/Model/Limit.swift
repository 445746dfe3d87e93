import Canonical
import Consent

/// A boundary as the model has it, with a meet of its own: what it is compared with has another.
struct Limit: Equatable, CustomStringConvertible {
    /// 0 a hard limit, 1 not agreed, 2 ask beforehand, 3 ask first, 4 agreed.
    var rung: Int
    var conditions: Set<String> = []
    var atMost: UInt64?
    var ends: Instant?

    static let hard = Limit(rung: 0)
    static let no = Limit(rung: 1)
    static let agreed = Limit(rung: 4)

    init(rung: Int) { self.rung = rung }

    init(_ boundary: Boundary) {
        switch boundary {
        case .hardLimit: self = .hard
        case .notAgreed: self = .no
        case .granted(let grant):
            rung = 2 + (Grant.Rung.allCases.firstIndex(of: grant.rung) ?? 0)
            conditions = Set(grant.conditions.map(\.description))
            atMost = grant.atMost
            ends = grant.ends
        }
    }

    var isGiven: Bool { rung > 1 }

    /// Lowest rung, smallest maximum, earliest end, all conditions; with a condition nothing is wider than ask first; and
    /// where nothing is given, nothing else is kept.
    func with(_ other: Limit) -> Limit {
        var both = Limit(rung: min(rung, other.rung))
        guard both.isGiven else { return both }
        both.conditions = conditions.union(other.conditions)
        if !both.conditions.isEmpty { both.rung = min(both.rung, 3) }
        both.atMost = [atMost, other.atMost].compactMap(\.self).min()
        both.ends = [ends, other.ends].compactMap(\.self).min()
        return both
    }

    /// Whether it allows something that the other does not, or has lost a hard limit.
    func isLooser(than other: Limit) -> Bool {
        (isGiven && with(other) != self) || (other == .hard && self != .hard)
    }

    func at(_ now: Instant) -> Limit { ends.map { $0 <= now } ?? false ? .no : self }

    var description: String {
        guard isGiven else { return rung == 0 ? "hard" : "no" }
        return ["", "", "beforehand", "first", "agreed"][rung]
            + (conditions.isEmpty ? "" : " if \(conditions.sorted())")
            + (atMost.map { " at most \($0)" } ?? "") + (ends.map { " until \($0)" } ?? "")
    }
}
