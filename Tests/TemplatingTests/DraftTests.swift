import Canonical
import Consent
import Testing

@testable import Templating

private func two() throws -> Negotiation {
    try Negotiation(smallTemplate(), people([("Cooper", "handler"), ("Rex", "pup")]))
}

private func pack() throws -> Negotiation {
    var text = everything
    text.replace("    title: pup\n", with: "    title: pup\n    several: true\n")
    text.replace(
        "      - row: hood",
        with:
            "      - row: game\n        label: A game\n        sides: { chases: pup, runs: pup }\n      - row: hood"
    )
    return try Negotiation(
        try Template.parse(Array(text.utf8), file: "pack.yaml"),
        people([("Cooper", "handler"), ("Rex", "pup"), ("Ash", "pup")]))
}

private let agreed = Boundary.agreed

@Suite struct DraftTests {
    @Test func theSamplePeopleMeet() throws {
        let template = try builtIn("handler-pup-dynamic")
        var table = try Negotiation(template, people([("Cooper", "handler"), ("Rex", "pup")]))
        func sheet(_ name: String) throws -> Worksheet {
            let file = try #require(BuiltInTemplates.demo.first { $0.name == name })
            return try Worksheet.parse(file.bytes, file: "\(name).yaml", template: template)
        }
        let (first, one) = try table.propose(sheet("cooper"), by: "handler")
        #expect(one.rows.allSatisfy { !$0.outcome.isGranted })
        #expect(try table.line("leash", of: "handler") == agreed)
        #expect(try table.line("leash", of: "pup") == .notAgreed)
        // What Rex alone can answer is open, what Cooper answered is not.
        let open = first.openQuestions.map(\.item.description)
        #expect(open.contains("aftercare-wants-pup") && !open.contains("aftercare-wants-handler"))
        let pup = try table.id("pup")
        #expect(first.openQuestions.allSatisfy { $0.whose == pup })

        let (second, two) = try table.propose(sheet("rex"), by: "pup")
        #expect(second.openQuestions.isEmpty && second.cannotProvide.isEmpty)
        #expect(try table.line("leash", of: "handler") == agreed && table.line("leash", of: "pup") == agreed)
        #expect(try table.row("leash").outcome == agreed)
        let hood = try table.row("hood")
        #expect(try hood.lines[table.id("handler")] == .granted(Grant(.agreed, atMost: 45)))
        let eyes = try Line("eyes stay free")
        #expect(hood.outcome == .granted(Grant(.askFirst, conditions: [eyes], atMost: 30)))
        let outside = try table.row("collar-in-public").outcome
        #expect(
            try outside
                == .granted(
                    Grant(
                        .askBeforehand,
                        conditions: [
                            Line("only after dark"), Line("only where nobody knows us from work"),
                        ], atMost: 30)))
        #expect(try table.row("gag").outcome == .hardLimit)
        // Shown as not agreed: nothing in the text tells it from any other.
        #expect(try table.line("more-than-touch", of: "handler") == .notAgreed)
        #expect(try table.line("marks-on-pup", of: "pup") == .notAgreed)
        #expect(two.rows.allSatisfy { $0.key.item.description != "marks-on-handler" })
        #expect(one.rows.contains { $0.key.item.description == "marks-on-handler" })

        // Both people's words, promises and must-haves stand.
        #expect(try table.protection("health-handler").words.description.contains("shoulder"))
        #expect(try table.protection("health-pup").words.description.contains("Nuts"))
        #expect(try table.protection("health-pup").label.description == "Health (Rex)")
        #expect(try table.protection("health-pup").protects == [table.id("pup")])
        #expect(try table.protection("calling-back").words.description.contains("and I stay"))
        #expect(try table.protection("safeword").kind == .spokenSignal)
        #expect(try table.protection("contact-24-pup").kind == .aftercare)
        #expect(
            try table.protection("safeword").neededBy.first
                == MustHave(
                    of: table.id("handler"), for: slugs("leash", "hood", "mitts", "wrestling", "tied-paws")))
        // Where a section has no rows, everything depends on it.
        let everyRow = Set(two.rows.map(\.key.item))
        #expect(
            try table.protection("safeword").neededBy.last == MustHave(of: table.id("pup"), for: everyRow))
        #expect(
            try table.row("collar").neededBy == [MustHave(of: table.id("pup"), for: slugs("leash", "tricks"))]
        )
        #expect(try table.promise("honesty-handler").to == [table.id("pup")])
        #expect(try table.promise("honesty-pup").maker == table.id("pup"))
        #expect(try table.promise("handlers-care").words.lines.count == 2)
        #expect(two.facts.first?.words.description == "Rex in headspace, Robin outside it")
        // What Rex added by hand stands last.
        #expect(two.sections.last?.id.description == "x-added")
        #expect(
            try table.row("x-car-rides").lines == [
                table.id("handler"): .notAgreed, table.id("pup"): .notAgreed,
            ])
        #expect(two.sections.dropLast().map(\.id) == template.sections.map(\.id))

        // A third step speaks of one thing; all else stays.
        let (_, three) = try table.propose("rows: {mischief: hard limit}\n", by: "handler")
        #expect(try table.row("mischief").outcome == .hardLimit)
        func others(_ version: Version) -> [Item] { version.items.filter { $0.id.description != "mischief" } }
        #expect(others(three) == others(two))
    }

    @Test func whatNobodyAnsweredIsThereToAnswer() throws {
        var table = try two()
        let (draft, version) = try table.propose("", by: "handler")
        #expect(version.rows.map(\.key.item.description) == ["leash", "hood"])
        #expect(version.rows.allSatisfy { $0.outcome == .notAgreed })
        #expect(
            try table.protection("stop").words.lines.count == 2
                && table.protection("stop").kind == .silentSignal)
        #expect(version.promises.isEmpty && version.facts.map(\.words.description) == ["At home."])
        #expect(
            draft.openQuestions.map { "\($0.item) \($0.whose == nil)" } == [
                "blanket true", "wants-handler false", "wants-pup false",
            ])
        #expect(draft.openQuestions[1].label.description == "What helps (Cooper)")
    }

    @Test func oneChangeLeavesAllElseAsItWas() throws {
        var table = try two()
        try table.propose(
            "rows: {leash: {stance: like, at most: 30, must-have: true}, hood: like}\npromises: {word: I call}\n"
                + "protections: {stop: {text: a whistle, must-have: [hood]}}\n", by: "pup")
        let (_, version) = try table.propose("rows: {leash: {stance: like, at most: 60}}\n", by: "pup")
        #expect(try table.line("leash", of: "pup") == .granted(Grant(.agreed, atMost: 60)))
        #expect(try table.line("hood", of: "pup") == agreed)
        #expect(try table.row("leash").neededBy == [MustHave(of: table.id("pup"), for: slugs("hood"))])
        #expect(try table.protection("stop").words.description == "a whistle")
        #expect(try table.protection("stop").neededBy == [MustHave(of: table.id("pup"), for: slugs("hood"))])
        #expect(version.promises.map(\.words.description) == ["I call"])

        // Said aloud, a must-have is none any more.
        try table.propose(
            "rows: {leash: {must-have: false}}\nprotections: {stop: {must-have: false}}\n", by: "pup")
        #expect(try table.row("leash").neededBy.isEmpty && table.protection("stop").neededBy.isEmpty)
        #expect(try table.line("leash", of: "pup") == .granted(Grant(.agreed, atMost: 60)))
    }

    @Test func anAnswerWithoutAStanceOnlyLimits() throws {
        var table = try two()
        try table.propose("rows: {leash: {stance: like, at most: 30}}\n", by: "pup")
        try table.propose("rows: {leash: {at most: 60, conditions: [at home]}}\n", by: "pup")
        let home = try Line("at home")
        #expect(
            try table.line("leash", of: "pup") == .granted(Grant(.askFirst, conditions: [home], atMost: 30)))
        try table.propose("rows: {hood: {conditions: [at home]}}\n", by: "pup")
        #expect(try table.line("hood", of: "pup") == .notAgreed)
    }

    @Test func whatSomebodyTightenedSinceDoesNotComeBackByItself() throws {
        var table = try two()
        try table.propose("rows: {leash: like, hood: like}\n", by: "handler")
        try table.propose("rows: {leash: like, hood: like}\n", by: "pup")
        for seat in ["handler", "pup"] {
            let item = seat == "pup" ? "leash" : "hood"
            try table.record(.narrowing(table.row(item).key, .hardLimit), by: table.id(seat))
        }
        // Neither by the silence of the author nor by the other's pen.
        try table.propose("", by: "pup")
        #expect(
            try table.line("leash", of: "pup") == .hardLimit && table.line("leash", of: "handler") == agreed)
        #expect(
            try table.line("hood", of: "handler") == .hardLimit && table.line("hood", of: "pup") == agreed)
    }

    @Test func aBaseThatPutsWordsInSomebodysMouthIsNotContinued() throws {
        var table = try two()
        let (_, honest) = try table.propose("rows: {leash: like}\n", by: "handler")
        var forged = honest
        forged.sections[0].items = honest.sections[0].items.map { item in
            guard case .row(let row) = item else { return item }
            return .row(row.with(lines: row.lines.mapValues { _ in .agreed }))
        }
        let pup = try table.id("pup")
        forged.sections[1].items.append(
            .promise(
                Consent.Promise(
                    try slug("word-pup"), label: try Line("My word"), maker: pup,
                    to: [try table.id("handler")],
                    words: try Prose([Line("anything")]))))
        let draft = try Draft(
            template: table.template, templateHash: bytes(7), parties: table.parties, author: pup,
            worksheet: table.worksheet("", by: "pup"), base: forged, given: LastGiven(table.given),
            term: table.term, title: try Line("t"), endOfDay: { _ in table.term.until })
        let version = try table.version(draft)
        #expect(version.rows.allSatisfy { $0.lines[pup] == .notAgreed })
        #expect(version.promises.isEmpty)
    }

    @Test func theOtherSideIsARowOfItsOwn() throws {
        var table = try two()
        try table.propose("rows: {leash: like}\n", by: "handler")
        let (_, version) = try table.propose("rows: {leash: {stance: like, side: holds}}\n", by: "pup")
        #expect(version.rows.map(\.key.item.description) == ["leash", "leash", "hood"])
        let usual = try table.row("leash", "holds", "handler")
        let swapped = try table.row("leash", "holds", "pup")
        #expect(try usual.lines == [table.id("handler"): agreed, table.id("pup"): .notAgreed])
        #expect(try swapped.lines == [table.id("handler"): .notAgreed, table.id("pup"): agreed])
        // The other's answer to it names their side; both stay from then on.
        try table.propose("rows: {leash: {stance: willing, side: wears}}\n", by: "handler")
        #expect(try table.row("leash", "holds", "pup").outcome == agreed)
        try table.propose("rows: {leash: like}\n", by: "pup")
        #expect(try table.row("leash", "holds", "pup").outcome == agreed)
        #expect(try table.row("leash", "holds", "handler").outcome == agreed)
    }

    @Test func notApplicableLeavesTheRowOut() throws {
        var table = try two()
        try table.propose("rows: {leash: like, hood: hard limit}\n", by: "handler")
        let (_, version) = try table.propose(
            "rows: {leash: not applicable, hood: not applicable}\n", by: "pup")
        #expect(version.rows.isEmpty)
        // It does not come back by silence; asked for again, there it is, and nothing was given meanwhile.
        let (_, silent) = try table.propose("rows: {hood: unset}\n", by: "handler")
        #expect(silent.rows.isEmpty)
        try table.propose("rows: {leash: like}\n", by: "handler")
        #expect(try table.row("leash").outcome == .notAgreed)
    }

    @Test func aRowThatSomebodyElseNeedsIsNotLeftOut() throws {
        var table = try two()
        try table.propose("rows: {leash: {stance: like, must-have: [hood]}, hood: like}\n", by: "handler")
        try table.propose("rows: {leash: not applicable, hood: like}\n", by: "pup")
        #expect(try table.line("leash", of: "pup") == .notAgreed)
        #expect(try table.row("leash").neededBy == [MustHave(of: table.id("handler"), for: slugs("hood"))])
    }

    @Test func aRowThatComesBackHasItsMustHaveStill() throws {
        var table = try two()
        try table.propose(
            "rows: {leash: like}\nprotections: {stop: {text: a bell, must-have: [leash, hood]}}\n", by: "pup")
        try table.propose("rows: {leash: not applicable}\n", by: "handler")
        #expect(try table.protection("stop").neededBy == [MustHave(of: table.id("pup"), for: slugs("hood"))])
        try table.propose("rows: {leash: like}\n", by: "handler")
        #expect(try table.row("leash").outcome == agreed)
        #expect(
            try table.protection("stop").neededBy
                == [MustHave(of: table.id("pup"), for: slugs("leash", "hood"))])
    }

    @Test func aPackHasARowForEveryCombination() throws {
        var table = try pack()
        let (first, version) = try table.propose(
            "rows: {leash: {stance: like, must-have: [hood]}, game: {stance: like, side: chases}, hood: not applicable}\n"
                + "protections: {wants: {text: quiet, must-have: true}, blanket: a red one}\npromises: {word: I call}\n",
            by: "pup-2")
        #expect(version.rows.map(\.key.item.description) == ["leash", "leash", "game", "game", "hood"])
        let pup = try table.id("pup")
        let other = try table.id("pup-2")
        let own = try table.row("leash", "wears", "pup-2")
        #expect(own.lines[other] == agreed && own.neededBy.isEmpty)  // No hood of theirs depends on it.
        #expect(
            try table.row("leash", "wears", "pup").lines == [
                table.id("handler"): .notAgreed, pup: .notAgreed,
            ])
        // In the game each answers for the side they take.
        #expect(throws: YAMLError.self) {
            try table.worksheet("rows: {game: {stance: like, side: bites}}\n", by: "pup")
        }
        #expect(try table.protection("blanket").protects == [pup, other])
        #expect(
            first.openQuestions.map(\.item.description) == ["wants-handler", "wants-pup"])
        #expect(
            try table.protection("wants-pup-2").neededBy == [MustHave(of: other, for: slugs("leash", "game"))]
        )
        #expect(try table.protection("wants-pup-2").label.description == "What helps (Ash)")
        #expect(try table.promise("word-pup-2").to == [table.id("handler"), pup])

        let (_, next) = try table.propose(
            "rows: {leash: like, game: {stance: like, side: runs}}\npromises: {word: so do I}\n", by: "pup")
        #expect(try table.row("leash", "wears", "pup-2") == own)
        #expect(try table.row("game", "runs", "pup").lines[pup] == agreed)
        #expect(try table.row("game", "chases", "pup").lines[pup] == .notAgreed)
        #expect(next.promises.map(\.id.description) == ["word-pup", "word-pup-2"])
    }

    @Test func whatIsAddedByHandStays() throws {
        let rows =
            "extra:\n  rows:\n    x-singing: {label: singing, sides: {sings: handler, listens: pup}, unit: songs, "
        var table = try two()
        try table.propose(
            rows
                + "stance: like, at most: 3}\n  protections:\n    x-feet: {label: feet, for: pup, by: handler, "
                + "text: socks, must-have: true, cannot: true}\n"
                + "  promises:\n    x-cards: {label: cards, to: pup, text: one a week}\n", by: "handler")
        #expect(try table.row("x-singing").unit == Line("songs"))
        #expect(
            try table.protection("x-feet").neededBy == [
                MustHave(of: table.id("handler"), for: slugs("x-singing"))
            ])
        let (_, kept) = try table.propose("rows: {leash: like}\n", by: "pup")
        #expect(kept.sections.last?.items.map(\.id.description) == ["x-singing", "x-feet", "x-cards"])
        #expect(try table.line("x-singing", of: "handler") == .granted(Grant(.agreed, atMost: 3)))
        // Answered by adding the same; something else of that name is refused.
        try table.propose(rows + "stance: willing, at most: 2}\n", by: "pup")
        #expect(try table.row("x-singing").outcome == .granted(Grant(.agreed, atMost: 2)))
        let other = try table.worksheet(
            "extra:\n  rows:\n    x-singing: {label: rope, sides: {ties: handler, is-tied: pup}, stance: like}\n",
            by: "pup")
        #expect(
            refusal { try table.draft(other, by: "pup") }
                == "w.yaml:5:5: the agreement has something else called “x-singing” (“singing”); choose another id"
        )
    }

    @Test func theTemplatesWordsAreNoAnswerToSomebodysOwn() throws {
        var table = try two()
        try table.propose("protections: {stop: a whistle}\nfacts: {place: at yours}\n", by: "handler")
        let blank = try Worksheet.parse(
            Array(table.template.blankWorksheet(as: slug("pup")).utf8), file: "b", template: table.template)
        let (_, version) = try table.propose(blank, by: "pup")
        #expect(try table.protection("stop").words.description == "a whistle")
        #expect(version.facts.map(\.words.description) == ["at yours"])
        try table.propose("protections: {stop: a bell}\n", by: "pup")
        #expect(try table.protection("stop").words.description == "a bell")
    }

    @Test func whatSomebodyCannotProvideStaysAndIsListed() throws {
        var table = try two()
        let (draft, _) = try table.propose(
            "protections:\n  stop: {cannot: true}\n  blanket: {text: grey, cannot: true}\n", by: "handler")
        #expect(draft.cannotProvide.map(\.description) == ["stop", "blanket"])
        #expect(try table.protection("blanket").words.description == "grey")
        // What each has of their own: the others' are what one cannot give.
        try table.propose("protections: {wants: quiet}\n", by: "handler")
        let (later, _) = try table.propose("protections: {wants: {text: tea, cannot: true}}\n", by: "pup")
        #expect(later.cannotProvide.map(\.description) == ["wants-handler"])
    }

    @Test func aFirstTimeIsAskedFirst() throws {
        var text = everything
        text.replace("kind: dynamic\n", with: "kind: dynamic\nfirst time: true\n")
        let template = try Template.parse(Array(text.utf8), file: "t")
        var table = try Negotiation(template, people([("Cooper", "handler"), ("Rex", "pup")]))
        try table.propose("rows: {leash: favourite}\n", by: "pup")
        #expect(try table.line("leash", of: "pup") == .granted(Grant(.askFirst)))
    }

    @Test func aYesEndsWithItsDay() throws {
        var table = try two()
        let day = CalendarDate(daysSince1970: table.term.from.seconds / 86_400 + 3)
        try table.propose("rows: {leash: {stance: like, ends: \(day)}}\n", by: "pup")
        let ends = Instant(seconds: (day.daysSince1970 + 1) * 86_400 - 1)
        #expect(try table.line("leash", of: "pup") == .granted(Grant(.agreed, ends: ends)))
    }

    @Test(arguments: [
        (
            "rows: {leash: {stance: like, ends: 2020-01-01}}\n",
            "w.yaml:3:36: this ends (2020-01-01T23:59:59Z) before"
        ),
        (
            "rows: {leash: {stance: like, ends: 2040-01-01}}\n",
            "w.yaml:3:36: this ends (2040-01-01T23:59:59Z) after"
        ),
        (
            "rows: {leash: {stance: like, conditions: [\((1...17).map { "c\($0)" }.joined(separator: ", "))]}}\n",
            "w.yaml:3:8: more than 16 conditions"
        ),
        (
            "protections: {blanket: {must-have: true}}\n",
            "w.yaml:3:15: “blanket” is a must-have, but it will not stand in the agreement"
        ),
        (
            "rows: {leash: {stance: not applicable, must-have: true}}\n",
            "w.yaml:3:8: “leash” is a must-have, but it will not stand in the agreement"
        ),
    ])
    func everyFaultHasItsPlace(answers: String, start: String) throws {
        let table = try two()
        let sheet = try table.worksheet(answers, by: "pup")
        let reason = try #require(refusal { try table.draft(sheet, by: "pup") })
        #expect(reason.hasPrefix(start), "\(reason)")
    }

    @Test func aMaximumNeedsARowThatIsCountedInSomething() throws {
        let plain = everything.replacing("        unit: minutes\n", with: "")
        let people = try people([("Cooper", "handler"), ("Rex", "pup")])
        var old = try Negotiation(try Template.parse(Array(plain.utf8), file: "old"), people)
        let (_, base) = try old.propose("", by: "handler")
        let table = try two()
        let sheet = try table.worksheet("rows: {leash: {stance: like, at most: 3}}\n", by: "pup")
        let reason = refusal {
            try Draft(
                template: table.template, templateHash: bytes(7), parties: people, author: people[1].id,
                worksheet: sheet, base: base, given: LastGiven(old.given), term: table.term,
                title: Line("t"), endOfDay: { _ in table.term.until })
        }
        #expect(reason?.hasPrefix("w.yaml:3:8: this row is not counted in anything here") == true)
    }

    @Test func peopleAndTermMustFit() throws {
        var table = try two()
        let sheet = try table.worksheet("", by: "pup")
        #expect(
            refusal { try table.draft(sheet, by: "handler") }?.hasPrefix("the answers are for the pup")
                == true)
        let (_, base) = try table.propose(sheet, by: "pup")
        func draft(_ parties: [Party], _ author: PartyID, _ term: Term) throws -> Draft {
            try Draft(
                template: table.template, templateHash: bytes(7), parties: parties, author: author,
                worksheet: sheet, base: base, given: .nothing, term: term, title: Line("t"),
                endOfDay: { _ in term.until })
        }
        let pup = try table.id("pup")
        #expect(refusal { try draft(table.parties, pup, table.term) } == nil)
        #expect(
            refusal { try draft(table.parties.reversed(), pup, table.term) }?.contains("never change") == true
        )
        #expect(
            refusal { try draft(table.parties, PartyID(bytes(50)), table.term) }
                == "whoever drafts an agreement takes part in it")
        var long = table.term
        long.until = long.from + .days(400)
        #expect(refusal { try draft(table.parties, pup, long) }?.contains("lasts at most 366 days") == true)
    }

    @Test func tooManyPeopleForARowEndEarly() throws {
        let sides = ["a", "b", "c", "d", "e", "f", "g", "h"].map { "\($0): pup" }.joined(separator: ", ")
        let text = """
            template: t
            title: t
            summary: t
            kind: scene
            roles: [{ id: pup, title: pup, several: true }]
            sections: [{ id: s, title: s, items: [{ row: r, label: r, sides: { \(sides) } }] }]

            """
        let template = try Template.parse(Array(text.utf8), file: "t")
        for (count, rows) in [(7, 0), (16, nil)] {
            let pack = try Negotiation(template, people((1...count).map { ("P\($0)", "pup") }))
            let sheet = try pack.worksheet("", by: "pup")
            let draft = Result { try pack.draft(sheet, by: "pup") }
            if let rows {
                #expect(try draft.get().sections.count == rows)
            } else {
                #expect(refusal { try draft.get() }?.contains("more than 1024 times") == true)
            }
        }
    }
}
