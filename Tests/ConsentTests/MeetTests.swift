import TestSupport
import Canonical
import Consent
import Testing

/// What is limited can only be limited: the laws of `met`.
@Suite struct MeetTests {
    @Test func theOrderAndTheNumberOfLimitsDoNotMatter() {
        holds(for: 2000) { random in
            let (a, b, c) = (random.boundary(), random.boundary(), random.boundary())
            try require(a.met(b) == b.met(a), "commutative: \(a.short), \(b.short)")
            try require(
                a.met(b).met(c) == a.met(b.met(c)), "associative: \(a.short), \(b.short), \(c.short)")
            try require(a.met(a) == a, "idempotent: \(a.short)")
        }
    }

    @Test func nothingIsLooserThanWhatItWasMadeOf() {
        holds(for: 2000) { random in
            let (a, b, c) = (random.boundary(), random.boundary(), random.boundary())
            let met = a.met(b)
            for side in [a, b] {
                try require(met.isNarrowing(of: side), "\(met.short) is looser than \(side.short)")
                try require(!met.isLooser(than: side), "\(met.short) is looser than \(side.short)")
            }
            try require(Self.steps(met) <= min(Self.steps(a), Self.steps(b)), "\(met.short) is a higher rung")
            // And it is the widest such.
            if c.isNarrowing(of: a), c.isNarrowing(of: b) {
                try require(
                    c.isNarrowing(of: met), "\(c.short) is narrower than both, but not than \(met.short)")
            }
            try require(met.met(c).isNarrowing(of: a.met(c)), "limiting both sides alike")
        }
    }

    @Test func theBoundsAreTheBounds() {
        holds(for: 300) { random in
            let a = random.boundary()
            try require(a.met(.agreed) == a, "agreed limits \(a.short)")
            try require(a.met(.hardLimit) == .hardLimit, "\(a.short) lifts a hard limit")
        }
    }

    @Test func whatIsMetIsInNormalForm() {
        holds(for: 2000) { random in
            let (a, b) = (random.boundary(), random.boundary())
            guard let grant = a.met(b).grant else { return }
            let again = Grant(
                grant.rung, conditions: grant.conditions, atMost: grant.atMost, ends: grant.ends)
            try require(again == grant, "\(a.short) met \(b.short) is not normal")
            try require(
                grant.conditions == a.conditions.union(b.conditions), "a condition is lost or made up")
        }
    }

    @Test func endingComesToTheSameBeforeAndAfter() {
        holds(for: 2000) { random in
            let (a, b) = (random.boundary(), random.boundary())
            let (now, later) = (random.number(0...600), random.number(0...600))
            let (instant, next) = (Instant(hour: now), Instant(hour: now + later))
            try require(
                a.met(b).at(instant) == a.at(instant).met(b.at(instant)), "\(a.short), \(b.short) at \(now)")
            try require(!a.at(next).isLooser(than: a.at(instant)), "\(a.short) grows with time")
        }
    }

    @Test func aRowIsTheMeetOfItsLines() {
        holds(for: 500) { random in
            let deed = Deed("photos", [.a, .b, .c])
            let lines = Dictionary(uniqueKeysWithValues: deed.people.map { ($0, random.boundary()) })
            let outcome = deed.row(lines).outcome
            for (person, line) in lines {
                try require(outcome.isNarrowing(of: line), "looser than \(person)'s \(line.short)")
                let silent = deed.row(lines.filter { $0.key != person }).outcome
                try require(!silent.isGranted, "granted without \(person)'s line")
            }
        }
    }

    private static func steps(_ boundary: Boundary) -> Int {
        switch boundary {
        case .hardLimit: 0
        case .notAgreed: 1
        case .granted(let grant): 2 + grant.rung.rawValue
        }
    }
}
