import TestSupport
import Canonical
import Consent
import Testing

/// What `propose` and `sign` refuse, each beside what is nearly the same and may pass.
@Suite struct RulesTests {
    private let cooper: PartyID
    private let rex: PartyID
    private let start = TextTestsPair.start
    private let now = Moment(clock: TextTestsPair.start)

    init() throws {
        cooper = try TextTestsPair.cooper.get().id
        rex = try TextTestsPair.rex.get().id
    }

    private func rule(_ body: () throws -> Void) -> Refusal.Rule? {
        do {
            try body()
            return nil
        } catch { return (error as? Refusal)?.rule }
    }

    private func grant(_ rung: Grant.Rung, atMost: UInt64? = nil) -> Boundary {
        .granted(Grant(rung, atMost: atMost))
    }

    private func leash(
        _ cooper: Boundary, _ rex: Boundary, signBy: Instant? = nil, settles: Set<Bytes32> = [],
        number: UInt64 = 1
    ) throws -> Version {
        try TextTestsPair.version(
            [try TextTestsPair.row("leash", cooper: cooper, rex: rex, unit: "hours")], number: number,
            settles: settles, signBy: signBy)
    }

    @Test func aFirstProposalSaysNothingForOthers() throws {
        let home = RulesTestsHome()
        let one = try leash(.agreed, .notAgreed)
        #expect(rule { try home.ledger.checkProposal(one, by: cooper, at: now) } == nil)
        let hard = try leash(.agreed, .hardLimit)
        #expect(rule { try home.ledger.checkProposal(hard, by: cooper, at: now) } == nil)
        let forRex = try leash(.agreed, grant(.askBeforehand))
        #expect(
            rule { try home.ledger.checkProposal(forRex, by: cooper, at: now) } == .nobodyWritesAnothersYes)
        #expect(rule { try home.ledger.checkProposal(forRex, by: rex, at: now) } == .nobodyWritesAnothersYes)
    }

    @Test func aStrangerProposesNothing() throws {
        let home = RulesTestsHome()
        let nobody = PartyID(try TextTestsPair.bytes(9))
        let one = try leash(.notAgreed, .notAgreed)
        #expect(rule { try home.ledger.checkProposal(one, by: nobody, at: now) } == .onlyYourOwn)
        #expect(rule { try home.ledger.checkProposal(one, by: rex, at: now) } == nil)
    }

    @Test func aCounterProposalKeepsToWhatTheOtherGave() throws {
        var home = RulesTestsHome()
        try home.propose(try leash(grant(.askFirst, atMost: 3), .notAgreed), by: cooper, at: start)
        for (line, expected): (Boundary, Refusal.Rule?) in [
            (grant(.askFirst, atMost: 3), nil), (grant(.askFirst, atMost: 2), nil),
            (grant(.askBeforehand, atMost: 3), nil),
            (.notAgreed, nil), (.hardLimit, nil), (grant(.agreed, atMost: 3), .nobodyWritesAnothersYes),
            (grant(.askFirst, atMost: 4), .nobodyWritesAnothersYes),
            (grant(.askFirst), .nobodyWritesAnothersYes),
        ] {
            let counter = try leash(line, .agreed, number: 2)
            #expect(rule { try home.ledger.checkProposal(counter, by: rex, at: now) } == expected, "\(line)")
            var other = home
            let id = try other.propose(counter, by: rex, at: start + .hours(1))
            #expect(
                rule { try other.ledger.checkSignature(of: id, by: cooper, at: now) } == expected, "\(line)")
        }
    }

    @Test func aLimitSetAfterACounterProposalStopsItsSigning() throws {
        for author in [cooper, rex] {
            var home = RulesTestsHome()
            try home.propose(try leash(.agreed, .notAgreed), by: cooper, at: start)
            let id = try home.propose(try leash(.agreed, .agreed, number: 2), by: rex, at: start + .hours(1))
            #expect(rule { try home.ledger.checkSignature(of: id, by: cooper, at: now) } == nil)
            let record = try home.act(
                .narrowing(try TextTestsPair.key("leash"), grant(.askFirst)), by: author,
                in: try leash(.agreed, .agreed), at: start + .hours(2))
            for signer in [cooper, rex] {
                #expect(
                    rule { try home.ledger.checkSignature(of: id, by: signer, at: now) }
                        == .nobodyWritesAnothersYes)
            }
            // A version of its author that takes the limit up can be signed again.
            let next = try leash(.agreed, .agreed, settles: [record.bytes], number: 3)
            let other = author == cooper ? rex : cooper
            #expect(
                rule { try home.ledger.checkProposal(next, by: other, at: now) } == .nobodyWritesAnothersYes)
            #expect(rule { try home.ledger.checkProposal(next, by: author, at: now) } == nil)
        }
    }

    @Test func whoeverWantsSomethingWiderForThemselvesProposesIt() throws {
        var home = RulesTestsHome()
        try home.propose(try leash(.agreed, .notAgreed), by: cooper, at: start)
        let wide = try leash(.agreed, .agreed, number: 2)
        let id = try home.propose(wide, by: cooper, at: start + .hours(1))
        #expect(rule { try home.ledger.checkSignature(of: id, by: rex, at: now) } == .nobodyWritesAnothersYes)
        try home.propose(try leash(.agreed, .agreed, number: 3), by: rex, at: start + .hours(2))
        #expect(rule { try home.ledger.checkSignature(of: id, by: rex, at: now) } == nil)
    }

    @Test func onlyPartiesSignWhatIsKnown() throws {
        var home = RulesTestsHome()
        let version = try leash(.agreed, .notAgreed)
        let id = try RulesTestsHome.id(version)
        #expect(rule { try home.ledger.checkSignature(of: id, by: rex, at: now) } == .unknownReference)
        try home.propose(version, by: cooper, at: start)
        #expect(rule { try home.ledger.checkSignature(of: id, by: rex, at: now) } == nil)
        let nobody = PartyID(try TextTestsPair.bytes(9))
        #expect(rule { try home.ledger.checkSignature(of: id, by: nobody, at: now) } == .onlyYourOwn)
    }

    @Test func whatAVersionNamesMustBeKnown() throws {
        var home = RulesTestsHome()
        let first = try leash(.agreed, .notAgreed)
        let id = try home.propose(first, by: cooper, at: start)
        let pause = try home.act(.pause, by: rex, in: first, at: start)
        func check(_ replaces: Set<VersionID>, _ settles: Set<Bytes32>, agreement: UInt8 = 1) throws
            -> Refusal.Rule?
        {
            let version = try TextTestsPair.version(
                [], agreement: agreement, number: 2, replaces: replaces, settles: settles)
            return rule { try home.ledger.checkProposal(version, by: cooper, at: now) }
        }
        #expect(try check([id], [pause.bytes]) == nil)
        #expect(try check([], [id.bytes]) == nil)
        #expect(try check([VersionID(try TextTestsPair.bytes(5))], []) == .unknownReference)
        #expect(try check([VersionID(pause.bytes)], []) == .unknownReference)
        #expect(try check([], [try TextTestsPair.bytes(5)]) == .unknownReference)
        #expect(try check([id], [], agreement: 2) == .unknownReference, "it is a version of another thread")
        #expect(try check([], [id.bytes], agreement: 2) == nil)
    }

    @Test func thereIsATimeToSign() throws {
        func check(_ from: Instant, _ signBy: Instant, _ moment: Moment) throws -> Refusal.Rule? {
            let version = try TextTestsPair.version([], from: from, signBy: signBy)
            return rule { try RulesTestsHome().ledger.checkProposal(version, by: cooper, at: moment) }
        }
        let second = Seconds(1)
        #expect(try check(start, start + second, now) == nil)
        #expect(try check(start, start, now) == .outOfTime)
        #expect(try check(start, start + .days(30), now) == nil)
        #expect(try check(start, start + .days(30) + second, now) == .outOfTime)
        let late = Moment(clock: start, newestKnown: start + .days(2))
        #expect(try check(start, start + .days(2), late) == .outOfTime, "the clock was set back")
        #expect(try check(start, start + .days(2) + second, late) == nil)
    }

    @Test func anEndingAndANoAreFinal() throws {
        var home = RulesTestsHome()
        let version = try leash(.agreed, .notAgreed)
        let id = try home.propose(version, by: cooper, at: start)
        var refused = home
        try refused.act(.no(id), by: rex, in: version, at: start)
        for signer in [cooper, rex] {
            #expect(rule { try refused.ledger.checkSignature(of: id, by: signer, at: now) } == .saidNo)
        }
        #expect(rule { try refused.ledger.checkProposal(version, by: cooper, at: now) } == nil)
        try home.act(.leave, by: rex, in: version, at: start)
        #expect(rule { try home.ledger.checkSignature(of: id, by: cooper, at: now) } == .ended)
        #expect(rule { try home.ledger.checkProposal(version, by: cooper, at: now) } == .ended)
    }

    /// Ten hours are not ten strokes: what a maximum counts is part of what it says.
    @Test func aUnitKeepsItsMeaning() throws {
        var home = RulesTestsHome()
        func row(in unit: String?) throws -> Version {
            let line = Boundary.granted(Grant(.agreed, atMost: unit == nil ? nil : 10))
            return try TextTestsPair.version([
                .row(
                    Row(
                        try TextTestsPair.slug("leash"), label: try Line("Leash"),
                        sides: [
                            .init(try TextTestsPair.slug("holds"), cooper),
                            .init(try TextTestsPair.slug("wears"), rex),
                        ], unit: try unit.map { try Line($0) }, lines: [cooper: line, rex: line]))
            ])
        }
        try home.propose(try row(in: "minutes"), by: cooper, at: start)
        try home.propose(try row(in: "minutes"), by: rex, at: start)
        // Before anybody has signed, no line goes over into another unit.
        #expect(
            rule { try home.ledger.checkProposal(try row(in: "hours"), by: rex, at: now) }
                == .nobodyWritesAnothersYes)
        try home.signAll(try row(in: "minutes"), at: start)
        #expect(rule { try home.ledger.checkProposal(try row(in: "minutes"), by: rex, at: now) } == nil)
        for unit in ["hours", nil] {
            #expect(
                rule { try home.ledger.checkProposal(try row(in: unit), by: rex, at: now) }
                    == .sameWordsSameThing)
        }
    }

    @Test func aNameKeepsItsMeaning() throws {
        var home = RulesTestsHome()
        func fact(_ label: String, kind: Kind = .dynamic) throws -> Version {
            try TextTestsPair.version(
                [
                    .fact(
                        Fact(
                            try TextTestsPair.slug("place"), label: try Line(label),
                            words: try Prose(lenient: label)))
                ], kind: kind)
        }
        try home.propose(try fact("Where"), by: cooper, at: start)
        // A mere proposal binds nobody's words: otherwise one of them could block the thread.
        #expect(rule { try home.ledger.checkProposal(try fact("Who"), by: rex, at: now) } == nil)
        try home.signAll(try fact("Where"), at: start)
        #expect(rule { try home.ledger.checkProposal(try fact("Where"), by: rex, at: now) } == nil)
        #expect(
            rule { try home.ledger.checkProposal(try fact("Who"), by: rex, at: now) } == .sameWordsSameThing)
        #expect(
            rule { try home.ledger.checkProposal(try fact("Where", kind: .recurring), by: rex, at: now) }
                == .sameWordsSameThing)
    }

    @Test func nobodyPromisesForAnother() throws {
        var home = RulesTestsHome()
        func promise(_ words: String, number: UInt64 = 1) throws -> Version {
            try TextTestsPair.version(
                [
                    .promise(
                        Promise(
                            try TextTestsPair.slug("home"), label: try Line("Home"), maker: cooper, to: [rex],
                            words: try Prose(lenient: words)))
                ], number: number)
        }
        let one = try promise("I see you home.")
        #expect(rule { try home.ledger.checkProposal(one, by: rex, at: now) } == .nobodyWritesAnothersYes)
        #expect(rule { try home.ledger.checkProposal(one, by: cooper, at: now) } == nil)
        try home.propose(one, by: cooper, at: start)
        let more = try promise("I see you home, always.", number: 2)
        #expect(rule { try home.ledger.checkProposal(more, by: rex, at: now) } == .nobodyWritesAnothersYes)
        let same = try promise("I see you home.", number: 2)
        #expect(rule { try home.ledger.checkProposal(same, by: rex, at: now) } == nil)
    }

    /// Whatever two people's last versions are, nobody gets more written for another than the other last gave.
    @Test(arguments: 0..<150) func noYesOfAnotherIsEverWritten(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let parties = try TextTestsVersions.parties(&random, count: 2)
        let source = try TextTestsVersions.version(&random, parties: parties)
        /// The same rows with other lines.
        func other() throws -> Version {
            var version = source
            version.kind = .dynamic
            version.replaces = []
            version.settles = []
            version.term = try TextTestsPair.version([]).term
            for (part, section) in version.sections.enumerated() {
                version.sections[part].items = try section.items.compactMap { item in
                    guard case .row(let row) = item else { return nil }
                    return .row(
                        row.with(
                            lines: try row.lines.mapValues { line in
                                random.chance(60)
                                    ? line
                                    : try TextTestsVersions.boundary(&random, counted: row.unit != nil)
                            }))
                }
            }
            return version
        }
        let (first, second) = (parties[0].id, parties[1].id)
        var home = RulesTestsHome()
        let given = try other()
        try home.propose(given, by: first, at: start)
        var limits: [RowKey: Boundary] = [:]
        for row in given.rows where row.key.participants.contains(first) && random.chance(30) {
            let limit = try TextTestsVersions.boundary(&random, counted: row.unit != nil)
            limits[row.key] = limit
            try home.act(.narrowing(row.key, limit), by: first, in: given, at: start)
        }
        for _ in 0..<6 {
            let counter = try other()
            let writesMore = counter.rows.contains { row in
                guard let line = row.lines[first] else { return false }
                let last = (given.row(row.key)?.lines[first] ?? .notAgreed).met(limits[row.key] ?? .agreed)
                return !line.isNarrowing(of: last)
            }
            let refusal = rule { try home.ledger.checkProposal(counter, by: second, at: now) }
            #expect(refusal == (writesMore ? .nobodyWritesAnothersYes : nil), "seed \(seed)")
            var signed = home
            let id = try signed.propose(counter, by: second, at: start + .hours(1))
            let signing = rule { try signed.ledger.checkSignature(of: id, by: first, at: now) }
            #expect(signing == (writesMore ? .nobodyWritesAnothersYes : nil), "seed \(seed)")
        }
    }

    @Test func tighteningNeverLoosens() throws {
        let line = grant(.askFirst, atMost: 3)
        #expect(rule { _ = try Tightening(to: .rung(.agreed)).constraint(on: line) } == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(to: .rung(.askFirst)).constraint(on: line) } == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(to: .rung(.askBeforehand)).constraint(on: line) } == nil)
        #expect(
            rule { _ = try Tightening(to: .rung(.askBeforehand)).constraint(on: .notAgreed) }
                == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(to: .notAgreed).constraint(on: .hardLimit) } == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(to: .notAgreed).constraint(on: line) } == nil)
        #expect(rule { _ = try Tightening(to: .hardLimit).constraint(on: .notAgreed) } == nil)
        #expect(rule { _ = try Tightening(to: .hardLimit).constraint(on: .hardLimit) } == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(atMost: 4).constraint(on: line) } == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(atMost: 3).constraint(on: line) } == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(atMost: 2).constraint(on: line) } == nil)
        #expect(rule { _ = try Tightening(atMost: 0).constraint(on: line) } == .onlyTighterAlone)
        let ending = Boundary.granted(Grant(.agreed, ends: start))
        #expect(
            rule { _ = try Tightening(ends: start + .hours(1)).constraint(on: ending) } == .onlyTighterAlone)
        #expect(rule { _ = try Tightening(ends: start - .hours(1)).constraint(on: ending) } == nil)
        #expect(rule { _ = try Tightening(ends: start).constraint(on: .agreed) } == nil)
    }

    @Test(arguments: 0..<300) func whatATighteningGivesIsTighter(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let line = try TextTestsVersions.boundary(&random, counted: true)
        let targets: [Tightening.Target?] =
            [nil, .hardLimit, .notAgreed] + Grant.Rung.allCases.map { .rung($0) }
        let tightening = Tightening(
            to: random.pick(targets),
            conditions: random.chance(40) ? [try TextTestsVersions.line(&random)] : [],
            atMost: random.chance(40) ? UInt64(random.below(100)) : nil,
            ends: random.chance(40) ? TextTestsVersions.instant(&random) : nil)
        guard let constraint = try? tightening.constraint(on: line) else { return }
        let after = line.met(constraint)
        #expect(after != line && after.isNarrowing(of: line), "seed \(seed)")
        // It says what was asked for, and nothing tighter is needed to say it.
        if let atMost = tightening.atMost, let grant = after.grant {
            #expect(grant.atMost == atMost, "seed \(seed)")
        }
        if let ends = tightening.ends, let grant = after.grant { #expect(grant.ends == ends, "seed \(seed)") }
    }
}
