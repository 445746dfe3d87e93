package import Canonical

/// A limit that somebody wants to set on their own line. What is nil stays as it is.
package struct Tightening: Equatable, Sendable {
    /// Where the line goes.
    package enum Target: Equatable, Sendable {
        case hardLimit
        case notAgreed
        case rung(Grant.Rung)
    }
    package var to: Target?
    package var conditions: Set<Line>
    package var atMost: UInt64?
    package var ends: Instant?

    /// - Parameters:
    ///   - to: where the line goes.
    ///   - conditions: conditions to add.
    ///   - atMost: a smaller maximum.
    ///   - ends: an earlier end.
    package init(to: Target? = nil, conditions: Set<Line> = [], atMost: UInt64? = nil, ends: Instant? = nil) {
        self.to = to
        self.conditions = conditions
        self.atMost = atMost
        self.ends = ends
    }

    /// - Parameter line: the person's own line as it stands.
    /// - Returns: the constraint to write down. Met with the line, it is tighter.
    /// - Throws: `Refusal`, where a part of it would loosen the line, or it changes nothing.
    package func constraint(on line: Boundary) throws -> Boundary {
        let constraint: Boundary
        switch to {
        case .hardLimit: constraint = .hardLimit
        case .notAgreed: constraint = .notAgreed
        case .rung(let rung):
            constraint = .granted(Grant(rung, conditions: conditions, atMost: atMost, ends: ends))
        case nil: constraint = .granted(Grant(.agreed, conditions: conditions, atMost: atMost, ends: ends))
        }
        if case .rung(let rung) = to, line.grant.map({ $0.rung < rung }) ?? true {
            throw Self.loosens("“\(rung.words)” is wider than what you give now")
        }
        if case .notAgreed = to, line == .hardLimit {
            throw Self.loosens("“not agreed” is wider than your hard limit")
        }
        if atMost == 0 {
            throw Refusal(.onlyTighterAlone, "“at most” begins at 1; for none at all say “not agreed”")
        }
        if let atMost, let now = line.grant?.atMost, now < atMost {
            throw Self.loosens("at most \(atMost) is wider than the \(now) you give now")
        }
        if let ends, let now = line.grant?.ends, now < ends {
            throw Self.loosens("an end on \(ends) is later than the one on \(now) that you give now")
        }
        guard line.met(constraint) != line else {
            throw Refusal(.onlyTighterAlone, "your line is as tight as that already; nothing changes")
        }
        return constraint
    }

    private static func loosens(_ reason: String) -> Refusal {
        Refusal(.onlyTighterAlone, "\(reason); wider needs everyone; nothing was changed")
    }
}
