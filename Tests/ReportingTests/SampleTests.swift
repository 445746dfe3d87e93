import Canonical
import Consent
import Reporting
import Stories
import Terminal
import Testing

/// What people see, word for word.
@Suite struct SampleTests {
    @Test func boundariesInWords() throws {
        func phrase(_ boundary: Boundary) -> String { BoundaryView(boundary, unit: "minutes").phrase }
        #expect(phrase(.hardLimit) == "hard limit")
        #expect(phrase(.notAgreed) == "not agreed")
        #expect(phrase(.agreed) == "agreed")
        #expect(phrase(try Story.onlyAfterDark) == "ask first, at most 60 minutes, if: only after dark")
        let ends = Instant.endOfLocal(try #require(CalendarDate(year: 2027, month: 1, day: 15)))
        #expect(phrase(.granted(Grant(.askBeforehand, ends: ends))) == "ask beforehand, until 15 Jan 2027")
        #expect(
            phrase(.granted(Grant(.askFirst, ends: ends - Seconds(59))))
                == "ask first, until 15 Jan 2027 23:59")
        #expect(BoundaryView(.agreed, unit: "minutes").limitPhrase == "no further limit")
        #expect(
            BoundaryView(.granted(Grant(.agreed, atMost: 1)), unit: "minutes").limitPhrase
                == "at most 1 minutes")
    }

    @Test func aVersionThatWaits() throws {
        var story = try Story()
        let first: VersionID = id(1)
        story.write(
            .proposal(
                first,
                try story.text(lines: [
                    "leash": (.agreed, try Story.onlyAfterDark), "gag": (.notAgreed, .hardLimit),
                ])), by: story.cooper, 0)
        story.write(.signature(first), by: story.cooper, 0)
        let shownText = plain(try story.version(first, for: story.rex, 2).text(width: 80))
        let terms = StandingTerms.lines
        #expect(
            shownText.hasPrefix(
                """
                Autumn
                  version 1 of a dynamic
                  0000000000000000000000000000000000000000000000000000000000000001
                  between          Cooper, handler; Rex (you), pup
                  from             \(shown(0))
                  until            \(shown(24 * 90))
                  look again       \(shown(24 * 21))
                  aftercare until  \(shown(24 * 97))
                  answers back by  \(shown(24 * 14))
                  template         handler-pup-dynamic

                The terms that stand in every agreement
                """))
        for term in terms {
            #expect(shownText.split(whereSeparator: \.isWhitespace).contains(term.split(separator: " ")))
        }
        #expect(
            shownText.hasSuffix(
                """
                Stopping
                  Spoken stop signal: for Cooper and you, by Cooper and you
                    | “Red” stops everything.
                  Aftercare: for you, by Cooper
                    | A blanket.
                    | A call next day.
                    a must-have of yours, for: Leash

                Gear
                  Leash: Cooper holds, Rex wears
                    Cooper: agreed
                    Rex (you): ask first, at most 60 minutes
                      if: only after dark
                    outcome: ask first, at most 60 minutes
                      if: only after dark
                  Gag: Cooper puts on, Rex wears
                    Cooper: not agreed
                    Rex (you): hard limit
                    outcome: hard limit
                  not agreed by anyone: Hood (Cooper puts on, Rex wears); Mitts (Cooper puts on,
                    Rex wears)

                In our own words
                  A call: Cooper to you
                    | I call on Sundays.
                  Where
                    | At home.

                Answers so far
                  proposed by      Cooper
                  signed by        Cooper
                  not signed by    you
                  answers back by  \(shown(24 * 14))
                  it waits; you may leave it
                """))
    }

    @Test func aStatusInForceAndThenPaused() throws {
        var story = try Story()
        _ = try story.begin()
        #expect(
            plain(story.status(for: story.rex, 3).text(width: 80)) == """
                Autumn
                  between Cooper and Rex (you)
                  in force until \(shown(24 * 90)): version 1
                  look at it together again: \(shown(24 * 21))
                  hard limits
                    Gag: Cooper puts on, Rex wears
                  may be offered; never owed, and wanted at the time or not at all
                    Leash: Cooper holds, Rex wears: ask first, at most 60 minutes, if: only
                      after dark
                  not agreed: 2 rows
                  what protects everyone
                    Spoken stop signal
                      | “Red” stops everything.
                    and 1 more protection (troth show)

                an agreement is in force; ask now anyway
                """)
        story.write(.cannotProvide(slug("rest")), by: story.cooper, 4)
        story.write(.signal(StopSignal(try Prose(lenient: "Two taps.\nAnd a nod."))), by: story.rex, 5)
        story.write(.pause, by: story.cooper, 6)
        let paused = story.status(for: story.rex, 7)
        #expect(!paused.isInForce)
        #expect(
            plain(paused.text(width: 80)) == """
                Autumn
                  between Cooper and Rex (you)
                  Cooper paused, \(shown(6))
                  aftercare is owed until \(shown(24 * 97))
                  hard limits
                    Gag: Cooper puts on, Rex wears
                  not agreed: 3 rows
                  what protects everyone, also now
                    Spoken stop signal
                      | “Red” stops everything.
                    A stop signal of your own
                      | Two taps.
                      | And a nod.
                    Aftercare: cannot be provided by Cooper now; what depends on it is not
                      agreed
                """)
    }

    @Test func aProposalMayBeLeft() throws {
        var story = try Story()
        let first = try story.begin()
        story.write(.proposal(id(2), try story.text(2, replaces: [first])), by: story.rex, 5)
        let status = plain(story.status(for: story.cooper, 6).text(width: 100))
        #expect(
            status.contains(
                "a proposal waits; you may leave it: version 2, proposed by Rex; nobody has signed it yet"))
        story.write(.signature(id(2)), by: story.cooper, 6)
        let signed = plain(story.status(for: story.cooper, 6).text(width: 200))
        #expect(signed.contains("proposed by Rex; you have signed it; answers"))
        story.deliver(6)
        story.write(.signature(id(2)), by: story.rex, 6)
        story.deliver(6)
        let homes = plain(story.status(for: story.cooper, 6).text(width: 300))
        #expect(
            homes.contains(
                "; your home and Rex’s home have not yet said that they have everyone’s signatures; answers"))
        story.write(.held(id(2)), by: story.cooper, 6)
        let home = plain(story.status(for: story.cooper, 6).text(width: 300))
        #expect(home.contains("; Rex’s home has not yet said that it has everyone’s signatures; answers"))
        story.write(.leave, by: story.rex, 7)
        let left = plain(story.status(for: story.cooper, 8).text(width: 100))
        #expect(left.contains("Rex left, \(shown(7)); this agreement is over"))
        #expect(!left.contains("waits"))
        #expect(left.contains("“Red” stops everything."))
    }

    @Test func whatALaterVersionAnsweredWaitsForNobody() throws {
        var story = try Story()
        story.write(.proposal(id(1), try story.text()), by: story.cooper, 0)
        story.write(.proposal(id(2), try story.text(2)), by: story.rex, 1)
        func waiting(_ hours: Int64) -> [UInt64?] {
            story.status(for: story.rex, hours).agreements.flatMap(\.proposals).map(\.version.number)
        }
        #expect(waiting(2) == [1, 2])
        story.sign(id(2), 2)
        #expect(waiting(3) == [])
        story.write(.proposal(id(3), try story.text(3, replaces: [id(2)])), by: story.rex, 4)
        #expect(waiting(5) == [3])
    }

    @Test func onlyWhoSaidSoCannotProvide() throws {
        var story = try Story()
        _ = try story.begin()
        story.write(.cannotProvide(slug("safeword")), by: story.cooper, 2)
        story.deliver(2)
        let lines = { (reader: Party) in plain(story.status(for: reader, 3).text(width: 200)) }
        #expect(lines(story.rex).contains("Spoken stop signal: cannot be provided by Cooper now;"))
        #expect(lines(story.cooper).contains("Spoken stop signal: cannot be provided by you now;"))
    }

    @Test func anOutcomeThatFollowsOneLineIsOneEntry() throws {
        let story = try Story()
        let old = try story.text(lines: ["mitts": (.agreed, .notAgreed)])
        let new = try story.text(2, lines: ["mitts": (.agreed, .agreed)])
        let diff = story.diff((id(1), old), (id(2), new), for: story.rex)
        #expect(
            plain(diff.text(width: 90)) == """
                From version 1 to version 2
                  ▲ wider for you: “Mitts”, and so the outcome, from not agreed to agreed
                """)
        var later = old
        later.term.signBy = later.term.signBy + Seconds(1)
        let seconds = story.diff((id(1), old), (id(3), later), for: story.rex)
        #expect(
            plain(seconds.text(width: 90))
                == "From version 1 to version 1\n  the words and lines read the same")
    }

    @Test func aLog() throws {
        var story = try Story()
        let first = try story.begin()
        let leash = RowKey(
            slug("leash"), taking: [slug("holds"): story.cooper.id, slug("wears"): story.rex.id])
        story.write(.narrowing(leash, .granted(Grant(.agreed, atMost: 20))), by: story.rex, 4)
        story.deliver(5)
        story.write(.no(first), by: story.rex, 6)
        let log = LogView(story.ledger, names: story.names(for: story.cooper))
        #expect(
            plain(log.text(width: 200)) == """
                \(shown(6))  Rex said no to version 1
                \(shown(4))  Rex tightened “Leash”: at most 20 minutes · reached your machine \(shown(5))
                \(shown(1))  your home has everyone’s signatures of version 1
                \(shown(1))  Rex’s home has everyone’s signatures of version 1
                \(shown(1))  you signed version 1
                \(shown(1))  Rex signed version 1
                \(shown(0))  you proposed version 1
                reached: it came to that machine; that does not mean read
                """)
    }

    @Test func aDiffAndWhatBecomesWider() throws {
        var story = try Story()
        let first = try story.begin()
        let leash = RowKey(
            slug("leash"), taking: [slug("holds"): story.cooper.id, slug("wears"): story.rex.id])
        let limit = story.write(
            .narrowing(leash, .granted(Grant(.askBeforehand))), by: story.rex, 2)
        let second = try story.text(
            2,
            lines: [
                "leash": (.granted(Grant(.agreed, atMost: 30)), .agreed), "mitts": (.agreed, .agreed),
                "gag": (.hardLimit, .hardLimit),
            ], replaces: [first], settles: [limit.bytes], from: 4)
        story.write(.proposal(id(2), second), by: story.cooper, 3)
        let names = story.names(for: story.rex)
        let old = try #require(story.ledger.versions[first])
        #expect(
            plain(story.diff((first, old), (id(2), second), for: story.rex).text(width: 90))
                == """
                From version 1 to version 2
                  ▼ tighter for Cooper: “Leash”, from agreed to agreed, at most 30 minutes
                  ▲ wider for you: “Leash”
                      from ask first, at most 60 minutes, if: only after dark
                      to agreed
                  ◆ the outcome is tighter in one way and wider in another: “Leash”
                      from ask first, at most 60 minutes, if: only after dark
                      to agreed, at most 30 minutes
                  ▲ wider for Cooper: “Mitts”, and so the outcome, from not agreed to agreed
                  ▲ wider for you: “Mitts”, from not agreed to agreed
                  ▼ tighter for Cooper: “Gag”, from not agreed to hard limit
                  = beginning: from \(shown(0)) to \(shown(4))
                  = looking again: from \(shown(24 * 21)) to \(shown(24 * 21 + 4))
                  = answers back by: from \(shown(24 * 14)) to \(shown(24 * 14 + 4))
                  + takes up and ends: you tightened “Leash”: ask beforehand
                """)
        let wider = try #require(story.ledger.wider(bySigning: id(2), for: story.rex.id, at: at(3)))
        #expect(
            plain(WiderView(wider, bySigning: id(2), second, names: names).text(width: 200)) == """
                What becomes wider with version 2, once everyone has signed
                  ▲ wider, beginning \(shown(4)): “Leash”, Cooper holds, Rex wears
                      from ask beforehand, at most 60 minutes, if: only after dark
                      to agreed, at most 30 minutes
                  ▲ wider, beginning \(shown(4)): “Mitts”, Cooper puts on, Rex wears, from not agreed to agreed
                  ▲ ends: you tightened “Leash”: ask beforehand; now agreed
                """)
    }

    /// A version that leaves out somebody's must-have, and nothing else, says so to whoever is to sign.
    @Test func aMustHaveThatGoesIsShownBeforeSigning() throws {
        var story = try Story()
        let first = try story.begin()
        var second = try #require(story.ledger.versions[first])
        second.number = 2
        second.replaces = [first]
        second.sections = second.sections.map { section in
            let items = section.items.map { item -> Item in
                guard case .protection(let one) = item, !one.neededBy.isEmpty else { return item }
                return .protection(
                    Protection(
                        one.id, label: one.label, kind: one.kind, protects: one.protects,
                        providers: one.providers, words: one.words))
            }
            return Section(section.id, title: section.title, items: items)
        }
        story.write(.proposal(id(2), second), by: story.cooper, 3)
        let wider = try #require(story.ledger.wider(bySigning: id(2), for: story.rex.id, at: at(3)))
        let view = WiderView(wider, bySigning: id(2), second, names: story.names(for: story.rex))
        #expect(!view.isEmpty && view.mustHaves.count == 1)
        let text = plain(view.text(width: 200))
        #expect(text.contains("Aftercare") && text.contains("Leash"), "\(text)")
        #expect(try json(view).contains("mustHaves"))
    }

    @Test func peopleOfOneNameAreToldApart() throws {
        let story = try Story(cooper: "Rex", rex: "Rex")
        let people = People([story.cooper, story.rex], addressing: story.cooper.id)
        #expect(people.everyone.map(\.name) == ["Rex (handler)", "Rex (pup)"])
        #expect(people.everyone.inWords == "you and Rex (pup)")
        let you = try Story(rex: "You")
        #expect(People([you.rex], addressing: you.cooper.id).everyone.map(\.subject) == ["You (pup)"])
        #expect(people[id(5)].subject == "somebody unknown (00000000)")
    }

    @Test func theJSONOfALog() throws {
        var story = try Story()
        story.write(.pause, by: story.rex, 2)
        let (agreement, pause) = ("\(Story.agreement)", "\(id(1001) as RecordID)")
        let log = LogView(story.ledger, names: story.names(for: story.rex))
        #expect(
            try json(log) == """
                {"entries":[{"act":{"paused":{}},\
                "agreement":{"id":"\(agreement)","title":"an agreement that is not here (00000000)"},\
                "by":{"isYou":true,"key":"\(story.rex.id)","name":"somebody unknown (0e0e0e0e)"},\
                "isPrivate":false,"kind":"pause","notReached":[],\
                "reached":[],"record":"\(pause)","said":{"local":"\(shown(2))","utc":"2026-11-19T11:30:00Z"}}],\
                "hasSeveralAgreements":false,"isWhole":true,"schema":"troth/log/v0"}
                """)
    }

    @Test func aProposalRenamesNobody() throws {
        var story = try Story()
        let first = try story.begin()
        let swapped = try Story(cooper: "Rex", rex: "Cooper")
        var text = try swapped.text(99, replaces: [first])
        text.title = try Line("Something else")
        story.write(.proposal(id(2), text), by: story.rex, 5)
        let status = story.status(for: story.cooper, 6)
        #expect(status.agreements.map(\.agreement.title) == ["Autumn"])
        #expect(status.agreements.first?.people.map(\.inList) == ["Cooper (you)", "Rex"])
        // The proposal itself is shown as it would be signed, and its difference is told.
        let view = try story.version(id(2), for: story.cooper, 6)
        #expect(view.parties.map(\.person.inList) == ["Rex (you)", "Cooper"])
        let old = try #require(story.ledger.versions[first])
        let diff = story.diff((first, old), (id(2), text), for: story.cooper)
        #expect(plain(diff.text(width: 80)).contains("= who takes part: from “Rex, pup” to “Cooper, pup”"))
    }

    @Test func anotherKeySpellingIsTold() throws {
        let story = try Story()
        let old = try story.text()
        var new = old
        new.parties[1] = try Party(
            seat: story.rex.seat, role: story.rex.role, name: story.rex.name,
            verifierKey: story.rex.verifierKey,
            recipient: Line("age1qqq"))
        let diff = story.diff((id(1), old), (id(2), new), for: story.cooper)
        #expect(
            plain(diff.text(width: 80)) == """
                From version 1 to version 1
                  = who takes part: “Rex, pup” has another key or address
                """)
    }
}
