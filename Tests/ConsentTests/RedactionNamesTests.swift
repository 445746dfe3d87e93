import Canonical
import Consent
import Testing

/// What names and words become.
@Suite struct RedactionNamesTests {
    private typealias Pair = TextTestsPair

    /// Cooper's and Rex's agreement, and what came after it: everything that can hold a name or a word.
    private func ledger() throws -> (ledger: Ledger, version: Version) {
        let (cooper, rex) = (try Pair.cooper.get(), try Pair.rex.get())
        let conditions: Set = [try Line("after work"), try Line("at home")]
        var version = try Pair.version([
            Pair.row(
                "leash", cooper: .granted(Grant(.agreed, conditions: conditions, atMost: 2)), unit: "hours"),
            Pair.row("x-river-walk", rex: .granted(Grant(.askFirst, conditions: [Line("at home")]))),
            Pair.protection("spoken-stop", "pineapple means stop"),
            .protection(
                Protection(
                    slug("off-limits-pup"), label: line("Off limits (Rex)"), protects: [rex.id],
                    providers: [cooper.id], words: words("the left knee"))),
            .fact(Fact(slug("place"), label: line("Where at all"), words: words("Elm Street"))),
            .promise(
                Promise(
                    slug("x-letters"), label: line("Letters"), maker: cooper.id, to: [rex.id],
                    words: words("every week"))),
        ])
        version.sections.append(
            Section(
                slug("x-attic"), title: line("In the attic"),
                items: [.fact(Fact(slug("x-key"), label: line("The key"), words: words("under the stone")))]))
        let invitation = Invitation(
            nonce: version.nonce, kind: version.kind, source: version.source,
            title: line("Weekends, perhaps"),
            parties: version.parties)
        let first = VersionID(bytes32(named: "first"))
        let narrowed = RecordID(bytes32(named: "3"))
        let acts: [Act] = [
            .invitation(invitation), .answer(version), .proposal(first, version),
            .narrowing(
                try Pair.key("x-other"), .granted(Grant(.askFirst, conditions: [line("not on Mondays")]))),
            .signal(StopSignal(words("cucumber"))), .cannotProvide(slug("x-torch")),
            .entry(kind: "check-in"), .entry(kind: "a kind that somebody made up"),
            .asksAgain(narrowed, hereOnly: true),
        ]
        var ledger = Ledger(
            acts.enumerated().map { place, act in
                Record(
                    id: RecordID(bytes32(named: "\(place)")), log: LogID(bytes32(named: "Rex’s log")),
                    index: UInt64(place), author: rex.id, agreement: version.agreement,
                    said: Pair.start + .hours(Int64(place)), act: act)
            })
        let forgotten = RowKey(slug("x-forgotten"), taking: [slug("does"): PartyID(bytes32(named: "Third"))])
        ledger.keptLimits = [
            KeptLimit(
                from: bytes32(named: "forgotten"), forgotten,
                .granted(Grant(.askFirst, conditions: [line("if awake")])), until: nil)
        ]
        ledger.keptNotAgains = [
            NotAgain(
                record: Record(
                    id: RecordID(bytes32(named: "apart")), log: LogID(bytes32(named: "a far log")), index: 0,
                    author: cooper.id, agreement: AgreementID(bytes32(named: "apart")), said: Pair.start,
                    act: .notAgain(until: Pair.start + .days(9))),
                people: [cooper.id, rex.id], until: Pair.start + .days(9),
                openThreads: [AgreementID(bytes32(named: "open"))])
        ]
        return (ledger, version)
    }

    private var known: KnownWords {
        var known = KnownWords()
        known.items = [
            slug("leash"): [line("Leash")], slug("off-limits"): [line("Off limits")],
            slug("place"): [line("Place")], slug("row-1"): [line("Rowing")],
        ]
        known.sections = [slug("play"): [line("Play")]]
        known.roles = [slug("handler")]
        known.sides = [slug("holds")]
        known.units = [line("hours")]
        known.entryKinds = ["check-in"]
        return known
    }

    private func redacted() throws -> (Version, Redaction) {
        let redaction = try Redaction(ledger().ledger, keeping: known)
        return (try #require(redaction.ledger.versions.values.first), redaction)
    }

    @Test func peopleHaveLetters() throws {
        let (version, _) = try redacted()
        #expect(version.parties.map { "\($0.name)" } == ["person A", "person B"])
        #expect(version.parties.map { "\($0.role)" } == ["handler", "role-a"])
        #expect(version.parties.map { "\($0.seat)" } == ["handler", "role-a"])
        #expect("\(version.title)" == "agreement, title 2")
    }

    @Test func knownItemsStayAndOthersAreNumbered() throws {
        let (version, redaction) = try redacted()
        #expect(
            version.items.map { "\($0.id): \($0.label)" } == [
                "leash: Leash", "row-2: row 2", "protection-1: protection 1",
                "off-limits-person-b: Off limits (person B)", "fact-1: fact 1", "promise-1: promise 1",
                "fact-2: fact 2",
            ])
        #expect(
            version.sections.map { "\($0.id): \($0.title)" } == ["play: Play", "section-1: section 1"])
        #expect(version.rows[0].unit.map { "\($0)" } == "hours")
        #expect(version.rows[0].sides.map { "\($0.id)" } == ["holds", "side-1"])
        #expect(version.source.template == slug("a-template"))
        #expect(redaction.item(slug("x-river-walk")) == slug("row-2"))
        #expect(redaction.item(slug("x-nowhere")) == nil)
    }

    @Test func whatWasTypedIsLeftOut() throws {
        let (version, redaction) = try redacted()
        #expect(version.facts.allSatisfy { "\($0.words)" == "(left out)" })
        #expect(version.promises.allSatisfy { "\($0.words)" == "(left out)" })
        #expect(version.protections.allSatisfy { "\($0.words)" == "(left out)" })
        let kinds = redaction.ledger.records.values.compactMap { record in
            if case .entry(let kind) = record.act { kind } else { nil }
        }
        #expect(kinds.sorted() == ["check-in", "entry"])
        let (ledger, _) = try ledger()
        let typed = spoken(in: ledger).subtracting(spoken(in: known))
        #expect(typed.intersection(spoken(in: redaction.ledger)) == [])
        #expect(typed.isSuperset(of: ["pineapple means stop", "if awake", "Weekends, perhaps", "x-torch"]))
    }

    @Test func conditionsAreStillCounted() throws {
        let (version, _) = try redacted()
        let lines = version.rows.flatMap(\.lines.values)
        #expect(
            Set(lines.map { Set($0.conditions.map { "\($0)" }) }) == [
                ["condition 1", "condition 2"], ["condition 1"], [],
            ])
        #expect(version.rows[0].outcome.grant?.rung == .askFirst)
        #expect(version.rows[0].outcome.grant?.atMost == 2)
    }

    /// It is an agreement like any other: it can be written down and read.
    @Test func aRedactedVersionIsAVersion() throws {
        let (version, _) = try redacted()
        let text = try VersionText.render(version)
        #expect(try VersionText.parse(text) == version)
    }

    @Test func whatWasForgottenIsHeardAsBefore() throws {
        let (_, redaction) = try redacted()
        let (old, _) = try ledger()
        let moment = Moment(clock: Pair.start + .days(1))
        let (before, after) = (old.notAgains(at: moment), redaction.ledger.notAgains(at: moment))
        #expect(after.map(\.until) == before.map(\.until))
        #expect(after.map(\.people) == before.map { Set($0.people.compactMap { redaction.id($0) }) })
        let limit = try #require(redaction.ledger.keptLimits.first)
        #expect(limit.boundary.conditions.map { "\($0)" } == ["condition 1"])
        #expect(limit.row == redaction.row(old.keptLimits[0].row))
    }

    @Test func whatIsRewordedIsToldApart() throws {
        let (ledger, version) = try ledger()
        var next = version
        next.title = line("Our years")
        next.number = 2
        next.sections[1].items = [
            .fact(Fact(slug("x-key"), label: line("The key"), words: words("with the neighbour")))
        ]
        var longer = ledger
        let rex = try Pair.rex.get().id
        longer.learn(
            Record(
                id: RecordID(bytes32(named: "later")), log: LogID(bytes32(named: "Rex’s log")), index: 20,
                author: rex, agreement: version.agreement, said: Pair.start + .days(2),
                act: .proposal(VersionID(bytes32(named: "second")), next)))
        let redaction = try Redaction(longer, keeping: known)
        let second = try #require(redaction.ledger.versions.values.first { $0.number == 2 })
        #expect("\(second.title)" == "agreement, title 3")
        #expect(second.facts.map { "\($0.words)" } == ["(left out)", "(left out), wording 2"])
    }
}
