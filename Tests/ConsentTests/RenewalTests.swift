import Canonical
import Consent
import TestSupport
import Testing

/// How an agreement that runs out may go on: the same with new dates, and nothing wider.
@Suite struct RenewalTests {
    private let cooper: PartyID
    private let rex: PartyID
    private let start = TextTestsPair.start

    init() throws {
        cooper = try TextTestsPair.cooper.get().id
        rex = try TextTestsPair.rex.get().id
    }

    private func home(_ items: [Item], kind: Kind = .dynamic) throws -> (
        home: RulesTestsHome, version: Version
    ) {
        var home = RulesTestsHome()
        let version = try TextTestsPair.version(items, kind: kind)
        try home.agree(version, by: cooper, at: start)
        return (home, version)
    }

    private func rule(_ body: () throws -> Void) -> Refusal.Rule? {
        do {
            try body()
            return nil
        } catch { return (error as? Refusal)?.rule }
    }

    @Test(arguments: 0..<60)
    func nothingBecomesWiderWhateverWasLimitedSince(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let items = try ["leash", "hood", "collar"].map {
            try TextTestsPair.row($0, cooper: random.givenLine(), rex: random.givenLine(), unit: "hours")
        }
        var (home, version) = try home(items)
        let now = Moment(clock: start + .days(Int64(random.number(1...120))))
        for _ in 0..<random.number(0...4) {
            let key = try TextTestsPair.key(random.pick(["leash", "hood", "collar"]))
            let limit = random.boundary()
            try home.act(
                .narrowing(key, limit), by: random.pick([cooper, rex]), in: version, at: start + .days(1))
        }
        let before = home.ledger.standing(at: Moment(clock: start + .days(1)), for: rex)
        let renewed = try home.ledger.renewal(of: version.agreement, for: rex, at: now).version
        for row in renewed.rows {
            #expect(row.outcome.isNarrowing(of: before[row.key]), "seed \(seed): \(row.label)")
        }
        try home.ledger.checkProposal(renewed, by: rex, at: now)
        #expect(try VersionText.parse(VersionText.render(renewed)) == renewed)
        // Once everyone has signed it, it gives from its beginning on, and the old one no longer narrows it.
        let id = try home.agree(renewed, by: rex, at: now.clock)
        let then = Moment(clock: renewed.term.from + .hours(1))
        let after = home.ledger.standing(at: then, for: rex)
        #expect(after.threads[version.agreement]?.counted == [id], "seed \(seed)")
        for row in renewed.rows { #expect(after[row.key] == row.outcome.at(then.latest), "seed \(seed)") }
    }

    @Test func itGoesOnWhereTheOldOneEnds() throws {
        let (home, version) = try home([try TextTestsPair.row("leash")])
        let length = version.term.until - version.term.from
        let early = try home.ledger.renewal(
            of: version.agreement, for: rex, at: Moment(clock: start + .days(80))
        ).version
        #expect(early.term.from == version.term.until)
        #expect(early.term.until - early.term.from == length)
        // Where it has run out already, it begins when it is proposed: nothing is given for the time between.
        let late = Moment(clock: version.term.until + .days(20))
        let other = try home.ledger.renewal(of: version.agreement, for: rex, at: late).version
        #expect(other.term.from == late.clock && other.term.until - other.term.from == length)
        #expect(other.term.careUntil - other.term.until == version.term.careUntil - version.term.until)
    }

    @Test func aSecondOneWaitsInsteadOfBeingProposedAgain() throws {
        var (home, version) = try home([try TextTestsPair.row("leash")])
        let now = Moment(clock: start + .days(80))
        let renewed = try home.ledger.renewal(of: version.agreement, for: rex, at: now).version
        let id = try home.propose(renewed, by: rex, at: now.clock)
        #expect(try home.ledger.renewal(of: version.agreement, for: cooper, at: now).waiting == id)
        try home.act(.no(id), by: cooper, in: version, at: now.clock)
        #expect(try home.ledger.renewal(of: version.agreement, for: rex, at: now).waiting == nil)
    }

    @Test func whatIsOverPausedOrNeverStoodIsNotRenewed() throws {
        let now = Moment(clock: start + .days(2))
        var (paused, version) = try home([try TextTestsPair.row("leash")])
        try paused.act(.pause, by: rex, in: version, at: start + .days(1))
        #expect(
            rule { _ = try paused.ledger.renewal(of: version.agreement, for: rex, at: now) } == .nothingStood)
        var (left, other) = try home([try TextTestsPair.row("leash")])
        try left.act(.leave, by: rex, in: other, at: start + .days(1))
        #expect(rule { _ = try left.ledger.renewal(of: other.agreement, for: rex, at: now) } == .ended)
        var proposed = RulesTestsHome()
        let only = try TextTestsPair.version([try TextTestsPair.row("leash")])
        try proposed.propose(only, by: cooper, at: start)
        #expect(
            rule { _ = try proposed.ledger.renewal(of: only.agreement, for: rex, at: now) } == .nothingStood)
    }
}
