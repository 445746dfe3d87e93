import Canonical
import Consent
import Testing

/// How a paused agreement may go on, and who may still say no.
@Suite struct RulesTestsResuming {
    private let cooper: PartyID
    private let rex: PartyID
    private let start = TextTestsPair.start
    private let later = TextTestsPair.start + .hours(2)
    private var now: Moment { Moment(clock: TextTestsPair.start + .hours(3)) }

    init() throws {
        cooper = try TextTestsPair.cooper.get().id
        rex = try TextTestsPair.rex.get().id
    }

    private func leash(
        _ cooper: Boundary = .agreed, _ rex: Boundary = .agreed, number: UInt64 = 1, kind: Kind = .dynamic,
        from: Instant = TextTestsPair.start
    ) throws -> Version {
        try TextTestsPair.version(
            [try TextTestsPair.row("leash", cooper: cooper, rex: rex, unit: "hours")], number: number,
            kind: kind, from: from)
    }

    /// A home in which one version is in force.
    private func home(_ version: Version) throws -> RulesTestsHome {
        var home = RulesTestsHome()
        let first = try TextTestsPair.version(
            [try TextTestsPair.row("leash", cooper: .agreed, rex: .notAgreed, unit: "hours")],
            kind: version.kind, from: version.term.from)
        try home.propose(first, by: cooper, at: start)
        try home.agree(version, by: rex, at: start + .hours(1))
        return home
    }

    private func rule(_ body: () throws -> Void) -> Refusal.Rule? {
        do {
            try body()
            return nil
        } catch { return (error as? Refusal)?.rule }
    }

    @Test func whatIsNotPausedIsNotResumed() throws {
        let home = try home(leash(number: 2))
        #expect(try home.ledger.resumption(of: leash().agreement, for: cooper, at: now) == nil)
    }

    @Test func whatStoodComesBackWithTheLimitsSetSince() throws {
        let version = try leash(number: 2)
        var home = try home(version)
        let key = try TextTestsPair.key("leash")
        let limit = Boundary.granted(Grant(.askFirst, atMost: 2))
        let narrowing = try home.act(.narrowing(key, limit), by: rex, in: version, at: later)
        let pauses = [
            try home.act(.pause, by: rex, in: version, at: later),
            try home.act(.pause, by: cooper, in: version, at: later),
        ]
        let resumption = try required(
            try home.ledger.resumption(of: version.agreement, for: cooper, at: now))
        let resumed = resumption.version
        #expect(resumption.waiting == nil)
        #expect(resumed.row(key)?.lines == [cooper: .agreed, rex: limit])
        #expect(resumed.settles == Set((pauses + [narrowing]).map(\.bytes)))
        #expect(resumed.replaces == [try RulesTestsHome.id(version)])
        #expect(resumed.number == 3)
        #expect(resumed.term.until == version.term.until)
        #expect(resumed.term.signBy == now.clock + Term.usualTimeToSign)
        try home.ledger.checkProposal(resumed, by: cooper, at: now)

        // Whoever else wants the same, earlier or later, finds it waiting.
        let id = try home.propose(resumed, by: cooper, at: now.clock)
        let tomorrow = Moment(clock: now.clock + .hours(24))
        #expect(
            try home.ledger.resumption(of: version.agreement, for: rex, at: tomorrow)?.waiting == id)
        try home.ledger.checkSignature(of: id, by: rex, at: tomorrow)
        var declined = home
        try declined.act(.no(id), by: rex, in: version, at: tomorrow.clock)
        #expect(
            try declined.ledger.resumption(of: version.agreement, for: rex, at: tomorrow)?.waiting == nil)

        try home.signAll(resumed, at: tomorrow.clock)
        let standing = home.ledger.standing(at: tomorrow, for: rex)
        #expect(standing.threads[version.agreement]?.isInForce == true)
        #expect(standing[key] == limit)
        #expect(try home.ledger.resumption(of: version.agreement, for: rex, at: tomorrow) == nil)
    }

    @Test func anotherPauseAsksForAnotherVersion() throws {
        let version = try leash(number: 2)
        var home = try home(version)
        try home.act(.pause, by: rex, in: version, at: later)
        let first = try required(try home.ledger.resumption(of: version.agreement, for: cooper, at: now))
        let id = try home.propose(first.version, by: cooper, at: now.clock)
        let pause = try home.act(.pause, by: rex, in: version, at: now.clock)
        let second = try required(try home.ledger.resumption(of: version.agreement, for: cooper, at: now))
        #expect(second.waiting != id)
        #expect(second.version.settles == first.version.settles.union([pause.bytes]))
    }

    @Test func nobodyIsGivenMoreThanTheyLastGave() throws {
        let version = try leash(number: 2)
        var home = try home(version)
        try home.act(.pause, by: rex, in: version, at: later)
        var tighter = try leash(.notAgreed, .agreed, number: 3)
        tighter.replaces = [try RulesTestsHome.id(version)]
        try home.propose(tighter, by: cooper, at: later)
        let resumed = try required(try home.ledger.resumption(of: version.agreement, for: rex, at: now))
        #expect(resumed.version.row(try TextTestsPair.key("leash"))?.lines[cooper] == .notAgreed)
        try home.ledger.checkProposal(resumed.version, by: rex, at: now)
    }

    @Test func anEndingALapseAndASceneThatHasBegunStay() throws {
        let version = try leash(number: 2)
        var left = try home(version)
        try left.act(.pause, by: rex, in: version, at: later)
        let lapsed = Moment(clock: version.term.until)
        #expect(
            rule { _ = try left.ledger.resumption(of: version.agreement, for: rex, at: lapsed) } == .outOfTime
        )
        try left.act(.leave, by: rex, in: version, at: later)
        #expect(rule { _ = try left.ledger.resumption(of: version.agreement, for: rex, at: now) } == .ended)

        let scene = try leash(number: 2, kind: .scene)
        var begun = try home(scene)
        try begun.act(.pause, by: rex, in: scene, at: later)
        #expect(
            rule { _ = try begun.ledger.resumption(of: scene.agreement, for: rex, at: now) }
                == .onlyTighterInAScene)

        let planned = try leash(number: 2, kind: .scene, from: start + .hours(20))
        var waiting = try home(planned)
        try waiting.act(.pause, by: rex, in: planned, at: later)
        let resumed = try required(
            try waiting.ledger.resumption(of: planned.agreement, for: rex, at: now))
        #expect(resumed.version.replaces == [try RulesTestsHome.id(planned)])

        var early = RulesTestsHome()
        try early.propose(version, by: cooper, at: start)
        try early.act(.pause, by: rex, in: version, at: later)
        #expect(
            rule { _ = try early.ledger.resumption(of: version.agreement, for: rex, at: now) }
                == .nothingStood)
    }

    @Test func aSignatureIsTakenBackUntilEveryHomeHasThemAll() throws {
        let version = try leash(.agreed, .notAgreed)
        var home = RulesTestsHome()
        let id = try home.propose(version, by: cooper, at: start)
        let nobody = PartyID(try TextTestsPair.bytes(9))
        #expect(rule { try home.ledger.checkNo(to: id, by: nobody) } == .onlyYourOwn)
        #expect(
            rule { try home.ledger.checkNo(to: VersionID(try TextTestsPair.bytes(8)), by: rex) }
                == .unknownReference)
        let acts: [(Act, PartyID)] = [
            (.signature(id), cooper), (.signature(id), rex), (.held(id), rex), (.held(id), cooper),
        ]
        for (act, author) in acts {
            #expect(rule { try home.ledger.checkNo(to: id, by: cooper) } == nil)
            #expect(rule { try home.ledger.checkNo(to: id, by: rex) } == nil)
            try home.act(act, by: author, in: version, at: later)
        }
        #expect(rule { try home.ledger.checkNo(to: id, by: cooper) } == .heldByAll)
        #expect(rule { try home.ledger.checkNo(to: id, by: rex) } == .heldByAll)
    }

    @Test func anActHoldsUntilEveryVersionThatStandsSettlesIt() throws {
        let version = try leash(number: 2)
        var home = try home(version)
        let pause = try home.act(.pause, by: rex, in: version, at: later)
        func unsettled() -> [RecordID] {
            home.ledger.unsettled(
                home.ledger.threads[version.agreement]?.pauses ?? [], in: version.agreement, for: cooper,
                at: now
            ).map(\.id)
        }
        #expect(unsettled() == [pause])
        var next = try leash(number: 3)
        next.settles = [pause.bytes]
        // It stands beside the first, which does not settle the pause.
        try home.agree(next, by: rex, at: later)
        #expect(unsettled() == [pause])
        var last = try leash(number: 4)
        last.replaces = [try RulesTestsHome.id(version), try RulesTestsHome.id(next)]
        try home.agree(last, by: rex, at: later)
        #expect(unsettled().isEmpty)
    }
}
