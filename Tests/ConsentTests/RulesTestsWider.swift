import TestSupport
import Canonical
import Consent
import Testing

/// What signing a version would make wider, held against what the fold says once it has been signed.
@Suite struct RulesTestsWider {
    private let cooper: PartyID
    private let rex: PartyID
    private let start = TextTestsPair.start
    private let leash: RowKey

    init() throws {
        cooper = try TextTestsPair.cooper.get().id
        rex = try TextTestsPair.rex.get().id
        leash = try TextTestsPair.key("leash")
    }

    private let askFirst = Boundary.granted(Grant(.askFirst))

    private func at(_ hours: Int64) -> Moment { Moment(clock: start + .hours(hours)) }

    private func wider(_ home: RulesTestsHome, _ version: Version, at hours: Int64) throws -> Wider {
        var home = home
        let id = try home.propose(version, by: cooper, at: start + .hours(hours))
        return try required(home.ledger.wider(bySigning: id, for: rex, at: at(hours)))
    }

    @Test func everythingOfAFirstVersionIsWider() throws {
        let version = try TextTestsPair.version([
            try TextTestsPair.row("hood", rex: .notAgreed), try TextTestsPair.row("leash", rex: askFirst),
        ])
        let found = try wider(RulesTestsHome(), version, at: 1)
        #expect(
            found.rows == [
                WiderRow(key: leash, before: .notAgreed, after: askFirst, from: start + .hours(1))
            ])
        #expect(found.protections.isEmpty && found.settled.isEmpty && found.liftedHardLimits.isEmpty)
        #expect(
            RulesTestsHome().ledger.wider(bySigning: try RulesTestsHome.id(version), for: rex, at: at(1))
                == nil)
    }

    @Test func whatBeginsLaterIsWiderThen() throws {
        let version = try TextTestsPair.version([try TextTestsPair.row("leash")], from: start + .days(2))
        #expect(try wider(RulesTestsHome(), version, at: 1).rows.map(\.from) == [start + .days(2)])
    }

    @Test func theSameAgainIsNotWider() throws {
        var home = RulesTestsHome()
        let items = [
            try TextTestsPair.row("leash"), try TextTestsPair.protection("word", "red", kind: .spokenSignal),
        ]
        let id = try home.agree(try TextTestsPair.version(items), by: cooper, at: start)
        let again = try TextTestsPair.version(items, number: 2, replaces: [id], from: start + .days(1))
        #expect(try wider(home, again, at: 1).isEmpty)
        let lasting = try TextTestsPair.version(items, number: 2, replaces: [id], until: start + .days(300))
        #expect(try wider(home, lasting, at: 1).isEmpty)
    }

    @Test func aSettledLimitIsListedWhereTheTextLoosensIt() throws {
        for (limit, line, isLoosened) in [
            (askFirst, Boundary.agreed, true), (askFirst, askFirst, false), (.hardLimit, .notAgreed, true),
            (.hardLimit, .hardLimit, false), (.notAgreed, .hardLimit, false),
        ] {
            var home = RulesTestsHome()
            let first = try TextTestsPair.version([try TextTestsPair.row("leash")])
            let id = try home.agree(first, by: cooper, at: start)
            let record = try home.act(.narrowing(leash, limit), by: rex, in: first, at: start + .hours(1))
            let next = try TextTestsPair.version(
                [try TextTestsPair.row("leash", rex: line)], number: 2, replaces: [id],
                settles: [record.bytes])
            let found = try wider(home, next, at: 2)
            #expect(found.rows.isEmpty == !isLoosened)
            #expect(found.rows.allSatisfy { $0.before == limit && $0.after == line })
            #expect(found.liftedHardLimits == (isLoosened && limit == .hardLimit ? [leash] : []))
            #expect(
                found.settled
                    == (isLoosened
                        ? [.narrowing(record, row: leash, by: rex, limit: limit, line: line)] : []))
            // What is not settled goes on narrowing.
            let unsettling = try TextTestsPair.version(
                [try TextTestsPair.row("leash", rex: line)], number: 2, replaces: [id])
            #expect(try wider(home, unsettling, at: 2).isEmpty)
        }
    }

    @Test func whatAPauseStoppedIsWiderWhenItIsSettled() throws {
        var home = RulesTestsHome()
        let first = try TextTestsPair.version([try TextTestsPair.row("leash")])
        let id = try home.agree(first, by: cooper, at: start)
        let pause = try home.act(.pause, by: rex, in: first, at: start + .hours(1))
        let resumed = try TextTestsPair.version(
            first.items, number: 2, replaces: [id], settles: [pause.bytes])
        let found = try wider(home, resumed, at: 2)
        #expect(found.rows.map(\.key) == [leash])
        #expect(found.settled == [.pause(pause, by: rex)])
        let still = try TextTestsPair.version(first.items, number: 2, replaces: [id])
        #expect(try wider(home, still, at: 2).isEmpty)
    }

    @Test func insideASceneItIsWiderOnlyAtItsEnd() throws {
        var home = RulesTestsHome()
        let id = try home.agree(
            try TextTestsPair.version([try TextTestsPair.row("leash", rex: askFirst)]), by: cooper,
            at: start - .hours(1))
        let scene = try TextTestsPair.version(
            [try TextTestsPair.row("hood")], agreement: 2, kind: .scene, signBy: start + .hours(24))
        try home.agree(scene, by: cooper, at: start - .hours(1))
        let next = try TextTestsPair.version([try TextTestsPair.row("leash")], number: 2, replaces: [id])
        let found = try wider(home, next, at: 1)
        #expect(
            found.rows == [
                WiderRow(key: leash, before: askFirst, after: .agreed, from: scene.term.until)
            ])
    }

    @Test func aVersionOfAnotherThreadNarrowsUntilItEndsOrIsSettled() throws {
        var home = RulesTestsHome()
        let event = try TextTestsPair.version(
            [try TextTestsPair.row("leash", rex: .notAgreed)], agreement: 2, kind: .event)
        let id = try home.agree(event, by: cooper, at: start)
        let row = try TextTestsPair.row("leash")
        let found = try wider(home, try TextTestsPair.version([row]), at: 1)
        #expect(found.rows.map(\.from) == [event.term.until])
        #expect(found.settled.isEmpty)
        let settling = try wider(home, try TextTestsPair.version([row], settles: [id.bytes]), at: 1)
        #expect(settling.rows.map(\.from) == [start + .hours(1)])
        #expect(settling.settled == [.version(id, of: event.agreement)])
    }

    @Test func whatProtectsNoLongerIsListed() throws {
        var home = RulesTestsHome()
        let word = try TextTestsPair.protection("word", "red", kind: .spokenSignal)
        let care = try TextTestsPair.protection("care", "a blanket", kind: .aftercare)
        let first = try TextTestsPair.version([word, care, try TextTestsPair.row("leash")])
        let id = try home.agree(first, by: cooper, at: start)
        let clicks = try Prose(lenient: "three clicks")
        let signal = try home.act(.signal(StopSignal(clicks)), by: rex, in: first, at: start + .hours(1))
        func found(_ items: [Item], settling: Bool) throws -> Wider {
            try wider(
                home,
                try TextTestsPair.version(
                    items, number: 2, replaces: [id], settles: settling ? [signal.bytes] : []), at: 2)
        }
        #expect(try found([word, care], settling: false).isEmpty)
        let gone = try found([word], settling: false)
        #expect(
            gone.protections == [
                .item(try TextTestsPair.slug("care"), in: first.agreement, isChanged: false)
            ])
        let amber = try TextTestsPair.protection("word", "amber", kind: .spokenSignal)
        #expect(
            try found([amber, care], settling: false).protections == [
                .item(try TextTestsPair.slug("word"), in: first.agreement, isChanged: true)
            ])
        let lost = try found([word, care], settling: true)
        #expect(lost.protections == [.signal(signal)])
        #expect(lost.settled == [.signal(signal, by: rex)])
        let taken = try TextTestsPair.protection("clicks", "three clicks", kind: .silentSignal)
        #expect(try found([word, care, taken], settling: true).isEmpty)
    }

    @Test func aMustHaveThatIsLeftOutIsListed() throws {
        var home = RulesTestsHome()
        let need = [MustHave(of: rex, for: [try TextTestsPair.slug("leash")])]
        func items(_ needs: [MustHave]) throws -> [Item] {
            [
                try TextTestsPair.row("leash"),
                try TextTestsPair.protection("word", "red", kind: .spokenSignal, neededBy: needs),
            ]
        }
        let id = try home.agree(try TextTestsPair.version(try items(need)), by: rex, at: start)
        let kept = try TextTestsPair.version(try items(need), number: 2, replaces: [id])
        #expect(try wider(home, kept, at: 2).isEmpty)
        let without = try TextTestsPair.version(try items([]), number: 2, replaces: [id])
        let found = try wider(home, without, at: 2)
        #expect(found.mustHaves.map(\.removed) == [[try TextTestsPair.slug("leash")]])
        #expect(found.mustHaves.map(\.subject.party) == [rex])
    }

    @Test func whatCannotBeProvidedIsListedUnlessOthersProvideIt() throws {
        var home = RulesTestsHome()
        let ride = try TextTestsPair.protection("ride", "a ride home", by: [cooper])
        let first = try TextTestsPair.version([ride, try TextTestsPair.row("leash")])
        let id = try home.agree(first, by: cooper, at: start)
        let record = try home.act(
            .cannotProvide(try TextTestsPair.slug("ride")), by: cooper, in: first, at: start + .hours(1))
        for (providers, isListed): (Set<PartyID>, Bool) in [
            ([cooper], true), ([cooper, rex], true), ([rex], false),
        ] {
            let next = try TextTestsPair.version(
                [
                    try TextTestsPair.protection("ride", "a ride home", by: providers),
                    try TextTestsPair.row("leash"),
                ], number: 2, replaces: [id], settles: [record.bytes])
            let found = try wider(home, next, at: 2)
            #expect(found.rows.map(\.key) == [leash], "what it had closed opens again")
            #expect(found.settled.isEmpty == !isListed)
        }
    }

    /// Ids that the comparison makes up must not be taken for ones that are known.
    @Test func madeUpIdsNeverMeetKnownOnes() throws {
        var home = RulesTestsHome()
        let version = try TextTestsPair.version([try TextTestsPair.row("leash")])
        let id = try home.propose(version, by: cooper, at: start)
        let expected = try required(home.ledger.wider(bySigning: id, for: rex, at: at(1)))
        var ledger = home.ledger
        for number in 1...40 {
            let bytes = try required(Bytes32(Array(Decimal.padded(number, 32).utf8)))
            ledger.learn(
                Record(
                    id: RecordID(bytes), log: LogID(bytes), index: UInt64(number % 3), author: cooper,
                    agreement: version.agreement, said: start, act: .held(VersionID(bytes))))
        }
        #expect(ledger.wider(bySigning: id, for: rex, at: at(1)) == expected)
        #expect(!expected.isEmpty)
    }

    /// The comparison lists a row exactly where really signing makes it wider.
    @Test(arguments: 0..<150) func itAgreesWithReallySigning(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let names = ["a", "b", "c", "d"]
        func items() throws -> [Item] {
            try names.filter { _ in random.chance(80) }.map {
                try TextTestsPair.row(
                    $0, cooper: random.chance(60) ? .agreed : try line(), rex: try line())
            }
        }
        func line() throws -> Boundary {
            let boundary = try TextTestsVersions.boundary(&random, counted: false)
            guard let grant = boundary.grant else { return boundary }
            return .granted(Grant(grant.rung, conditions: grant.conditions))
        }
        var home = RulesTestsHome()
        let first = try TextTestsPair.version(try items())
        let id = try home.agree(first, by: cooper, at: start)
        var settles: Set<Bytes32> = []
        for name in names where random.chance(40) {
            let record = try home.act(
                .narrowing(try TextTestsPair.key(name), try line()), by: rex, in: first, at: start + .hours(1)
            )
            if random.chance(60) { settles.insert(record.bytes) }
        }
        if random.chance(30) {
            let pause = try home.act(.pause, by: cooper, in: first, at: start + .hours(1))
            if random.chance(60) { settles.insert(pause.bytes) }
        }
        let next = try TextTestsPair.version(
            try items(), number: 2, replaces: random.chance(70) ? [id] : [], settles: settles)
        let listed = try wider(home, next, at: 2).rows
        let before = home.ledger.standing(at: at(2), for: rex)
        try home.agree(next, by: cooper, at: start + .hours(2))
        let after = home.ledger.standing(at: at(2), for: rex)
        let opened = after.overall.filter { !$0.value.isNarrowing(of: before[$0.key]) }
        #expect(Set(listed.map(\.key)) == Set(opened.keys), "seed \(seed)")
        for row in listed {
            #expect(row.before == before[row.key] && row.after == after[row.key], "seed \(seed)")
        }
    }
}
