import Canonical
import Consent
import Testing

@testable import Templating

private let head = "worksheet: small\nas: pup\n"

private func parse(_ text: String) throws -> Worksheet {
    try Worksheet.parse(Array((head + text).utf8), file: "w.yaml", template: smallTemplate())
}

/// A worksheet with an answer of every kind.
private let everyAnswer = """
    agreement:
      title: Autumn
      from: 2026-12-01
      until: 2027-02-28T20:00:00Z
      review: 2026-12-20
      sign-by: 2026-11-20
      care-until: 2027-03-07
    rows:
      leash: like
      hood:
        stance: soft limit
        conditions: [only after dark, "eyes: free"]
        ends: 2027-01-15
        side: puts-on
        must-have: [leash, x-singing]
        experience: some
        note: private
    protections:
      stop:
        text: red
        must-have: true
      blanket: |
        the grey one
        and tea
      wants: [quiet, a blanket]
    promises:
      word:
        - I say it early
        - I call
    facts:
      place: at yours
    extra:
      rows:
        x-singing:
          label: singing in the kitchen
          sides: { sings: handler, listens: pup }
          unit: songs
          at most: 3
          stance: hard limit
          show as: not agreed
      protections:
        x-feet:
          label: warm feet
          for: everyone
          by: pup
          text: socks
          cannot: true
          signal: silent
      promises:
        x-cards:
          label: postcards
          to: handler
          text: one from every journey
    """

@Suite struct WorksheetTests {
    /// What is written reads as the same worksheet: nothing that a person said is lost, or said otherwise.
    @Test func writtenAndReadAgainItIsTheSame() throws {
        let sheet = try parse(everyAnswer)
        let again = try Worksheet.parse(Array(sheet.yaml.utf8), file: "again.yaml", template: smallTemplate())
        #expect(again.yaml == sheet.yaml)
        func answers(_ sheet: Worksheet) -> [String] {
            sheet.rows.map { item, row in
                "\(item) \(row.stance) \(row.conditions) \(row.atMost ?? 0) \(row.ends.map { "\($0.value)" } ?? "") "
                    + "\(row.side.map { "\($0)" } ?? "") \(String(describing: row.mustHave)) "
                    + "\(String(describing: row.experience)) \(String(describing: row.note)) \(row.isShownAsNotAgreed)"
            }.sorted()
                + sheet.protections.map {
                    "\($0) \(String(describing: $1.text)) \(String(describing: $1.mustHave)) \($1.cannotProvide)"
                }
                .sorted()
                + (sheet.promises.mapValues(\.value).map { "\($0) \($1)" }
                + sheet.facts.map { "\($0) \($1.value)" }).sorted()
        }
        #expect(answers(again) == answers(sheet) && answers(sheet).count > 5)
        #expect(again.added == sheet.added && again.added.count > 1)
        #expect(again.agreement.title?.value == sheet.agreement.title?.value)
        #expect(again.agreement.until?.value == sheet.agreement.until?.value)
        #expect(try parse("").yaml == "worksheet: small\nas: pup\n")
    }

    @Test func readsEverything() throws {
        let sheet = try parse(
            everyAnswer)
        #expect(try sheet.template == slug("small") && sheet.role == slug("pup"))

        let agreement = sheet.agreement
        #expect(try agreement.title?.value == Line("Autumn"))
        #expect(agreement.from?.value == .day(try #require(CalendarDate("2026-12-01".utf8))))
        #expect(agreement.until?.value == .instant(try #require(Instant("2027-02-28T20:00:00Z".utf8))))
        #expect(agreement.until?.place == Place(file: "w.yaml", line: 6, column: 10))
        #expect(agreement.review?.value == .day(try #require(CalendarDate("2026-12-20".utf8))))
        #expect(agreement.signBy?.value == .day(try #require(CalendarDate("2026-11-20".utf8))))
        #expect(agreement.careUntil?.value == .day(try #require(CalendarDate("2027-03-07".utf8))))

        let leash = try #require(sheet.rows[try slug("leash")])
        #expect(try leash.stance == .like && leash.side == slug("wears") && leash.conditions.isEmpty)
        #expect(leash.atMost == nil && leash.ends == nil && leash.mustHave == nil && leash.note == nil)
        #expect(leash.place == Place(file: "w.yaml", line: 11, column: 3))
        #expect(leash.boundary(isFirstTime: false, ends: nil) == .agreed)
        #expect(leash.boundary(isFirstTime: true, ends: nil) == .granted(Grant(.askFirst)))

        let hood = try #require(sheet.rows[try slug("hood")])
        #expect(try hood.stance == .softLimit && hood.side == slug("puts-on"))
        #expect(hood.conditions == [try Line("only after dark"), try Line("eyes: free")])
        #expect(hood.ends?.value == .day(try #require(CalendarDate("2027-01-15".utf8))))
        #expect(hood.mustHave == .rows([try slug("leash"), try slug("x-singing")]))
        #expect(hood.experience == .some && hood.note?.description == "private")
        #expect(
            hood.boundary(isFirstTime: false, ends: nil)
                == .granted(Grant(.askBeforehand, conditions: Set(hood.conditions))))

        let stop = try #require(sheet.protections[try slug("stop")])
        #expect(stop.text?.description == "red" && stop.mustHave == .section && !stop.cannotProvide)
        #expect(sheet.protections[try slug("blanket")]?.text?.description == "the grey one\nand tea")
        #expect(sheet.protections[try slug("wants")]?.text?.description == "quiet\na blanket")
        #expect(sheet.promises[try slug("word")]?.value.description == "I say it early\nI call")
        #expect(sheet.facts[try slug("place")]?.value.description == "at yours")

        #expect(sheet.added.map(\.id.description) == ["x-singing", "x-feet", "x-cards"])
        #expect(sheet.added.map(\.label.description) == ["singing in the kitchen", "warm feet", "postcards"])
        let singing = try #require(sheet.rows[try slug("x-singing")])
        #expect(try singing.side == slug("listens") && singing.atMost == 3)
        #expect(singing.boundary(isFirstTime: false, ends: nil) == .notAgreed)
        guard case .row(let row) = sheet.added[0].nature else { throw Missing() }
        #expect(try row.unit == Line("songs") && row.sides.map(\.id.description) == ["sings", "listens"])
        guard case .protection(let feet) = sheet.added[1].nature else { throw Missing() }
        #expect(try feet.for == .everyone && feet.by == .role(slug("pup")) && feet.signal == .silent)
        #expect(sheet.protections[try slug("x-feet")]?.cannotProvide == true)
        guard case .promise(let cards) = sheet.added[2].nature else { throw Missing() }
        #expect(try cards.by == .role(slug("pup")) && cards.to == .role(slug("handler")))
        #expect(sheet.promises[try slug("x-cards")]?.value.description == "one from every journey")
    }

    private struct Missing: Error {}

    @Test func nothingWrittenIsNothingAnswered() throws {
        let sheet = try parse(
            "agreement:\nrows:\n  leash:\nprotections:\n  wants: |\n  blanket: ''\n  stop:\n    text:\npromises:\n"
                + "  word: |\nfacts:\n  place:\nextra:\n")
        #expect(sheet.rows.isEmpty && sheet.promises.isEmpty && sheet.facts.isEmpty && sheet.added.isEmpty)
        #expect(sheet.protections.keys.map(\.description) == ["stop"])
        #expect(sheet.protections[try slug("stop")]?.text == nil)
    }

    @Test(arguments: [
        // Of another template, for nobody in it.
        ("worksheet: smal\nas: pup\n", "1:12: this is a worksheet for “smal”; one for “small” is wanted"),
        (
            "worksheet: small\nas: cat\n",
            "2:5: “cat” is not a role of this template; use one of: handler, pup"
        ),
        ("worksheet: small\n", "1:1: “as” is missing here"),
        (head + "row:\n", "3:1: “row” is not a key that is known here; did you mean “rows”?"),
        (head + "rows: [leash]\n", "3:7: “key: value” lines must stand here, not a list"),
        // Items.
        (head + "rows:\n  laesh: like\n", "4:3: the template has no row “laesh”; did you mean “leash”?"),
        (head + "rows:\n  umbrella: like\n", "4:3: the template has no row “umbrella”"),
        (head + "rows:\n  stop: like\n", "4:3: “stop” is a protection; answer it under “protections”"),
        (head + "rows:\n  x-leash: like\n", "4:3: the template has no row “x-leash”"),
        (head + "promises:\n  care: yes\n", "4:3: only the handler makes this promise"),
        // Answers to rows.
        (
            head + "rows:\n  leash: liek\n",
            "4:10: “liek” is not a stance that is known here; did you mean “like”?"
        ),
        (
            head + "rows:\n  leash: yes\n",
            "4:10: “yes” is not a stance that is known here; use one of: unset, hard limit,"
        ),
        (
            head + "rows:\n  leash: hard-limit\n",
            "4:10: “hard-limit” is not a stance that is known here; did you mean “hard limit”?"
        ),
        (head + "rows:\n  leash: [like]\n", "4:10: a text must stand here, not a list"),
        (
            head + "rows:\n  leash:\n    stanse: like\n",
            "5:5: “stanse” is not a key that is known here; did you mean “stance”?"
        ),
        (
            head + "rows:\n  leash:\n    side: wear\n",
            "5:11: “wear” is not a side of this row; did you mean “wears”?"
        ),
        (head + "rows:\n  leash:\n    at most: 0\n", "5:14: a whole number from 1 to 1000000 is wanted here"),
        (
            head + "rows:\n  leash:\n    at most: 1.5\n",
            "5:14: a whole number from 1 to 1000000 is wanted here"
        ),
        (
            head + "rows:\n  leash:\n    at most: 1000001\n",
            "5:14: a whole number from 1 to 1000000 is wanted here"
        ),
        (head + "rows:\n  leash:\n    at most: 99999999999999999999\n", "5:14: a whole number from"),
        (head + "rows:\n  hood:\n    at most: 5\n", "5:14: this row is not counted in anything"),
        (head + "rows:\n  leash:\n    ends: 2027-02-29\n", "5:11: a day such as 2026-12-01"),
        (head + "rows:\n  leash:\n    ends: soon\n", "5:11: a day such as 2026-12-01"),
        (
            head + "rows:\n  leash:\n    experience: much\n",
            "5:17: “much” is not an experience that is known here"
        ),
        (head + "rows:\n  leash:\n    label: rope\n", "5:12: “leash” has its “label” from the template"),
        (head + "rows:\n  leash:\n    must-have: maybe\n", "5:16: true or false is wanted here"),
        (
            head + "rows:\n  leash:\n    must-have: [hod]\n",
            "5:17: “hod” is not a row; only rows depend on a must-have; did you mean “hood”?"
        ),
        (head + "rows:\n  leash:\n    must-have: [stop]\n", "5:17: “stop” is not a row"),
        (head + "rows:\n  leash:\n    must-have: [leash]\n", "5:17: “leash” can't depend on itself"),
        (head + "rows:\n  leash:\n    must-have: [hood, hood]\n", "5:23: “hood” is named twice"),
        (head + "rows:\n  leash:\n    must-have: []\n", "5:16: name the rows that depend on it"),
        (
            head + "rows:\n  leash:\n    stance: like\n    show as: not agreed\n",
            "6:14: “show as” is for a hard limit alone"
        ),
        (
            head + "rows:\n  leash:\n    stance: hard limit\n    show as: agreed\n",
            "6:14: “show as” is for a hard limit alone"
        ),
        (
            head + "rows:\n  leash:\n    conditions: [\"a\\u200Bb\"]\n",
            "5:18: the character U+200B may not stand here"
        ),
        // Other answers.
        (head + "protections:\n  blanket:\n    cannot: true\n", "5:13: the handler provides this"),
        (
            head + "protections:\n  blanket:\n    for: pup\n",
            "5:10: “blanket” has its “for” from the template"
        ),
        (head + "promises:\n  word:\n    to: pup\n", "5:9: “word” has its “to” from the template"),
        (head + "facts:\n  place: {text: x}\n", "4:10: a text, or a list of lines must stand here"),
        (head + "agreement:\n  from: tomorrow\n", "4:9: a day such as 2026-12-01, or a time in UTC such as"),
        (
            head + "agreement:\n  signby: 2026-12-01\n",
            "4:3: “signby” is not a key that is known here; did you mean “sign-by”?"
        ),
        // Added by hand.
        (
            head + "extra:\n  protections:\n    x-a: {label: a, for: each, by: pup, text: a}\n",
            "5:26: “each” is not a role of this template; use one of: handler, pup, everyone"
        ),
        (
            head + "extra:\n  protections:\n    x-a: {label: a, for: pup, by: pup}\n",
            "5:10: “text” is missing here"
        ),
        (head + "extra:\n  promises:\n    x-a: {label: a, to: pup}\n", "5:10: “text” is missing here"),
        (head + "extra:\n  facts:\n    x-a: b\n", "4:3: “facts” is not a key that is known here"),
        (
            head + "extra:\n  rows:\n    sing: {label: a, sides: {b: pup}}\n",
            "5:5: the id of something added by hand begins with “x-”: “x-sing”"
        ),
        (head + "extra:\n  rows:\n    x-a: {sides: {b: pup}}\n", "5:10: “label” is missing here"),
        (
            head + "extra:\n  rows:\n    x-a: {label: a, sides: {b: cat}}\n",
            "5:32: “cat” is not a role of this template"
        ),
        (head + "extra:\n  rows:\n    x-a: like\n", "5:10: “key: value” lines must stand here, not a text"),
        (
            head + "extra:\n  rows:\n    x-a: {label: a, sides: {b: handler}, stance: like}\n",
            "5:5: say which side you take, with “side:” and one of: b"
        ),
        (
            head
                + "extra:\n  rows:\n    x-a: {label: a, sides: {b: pup}}\n  promises:\n"
                + "    x-a: {label: a, to: pup, text: a}\n",
            "7:5: there is something added by hand that is called “x-a” already"
        ),
    ])
    func everyProblemHasItsPlace(text: String, start: String) throws {
        let template = try smallTemplate()
        let reason = try #require(
            refusal { try Worksheet.parse(Array(text.utf8), file: "w.yaml", template: template) })
        #expect(reason.hasPrefix("w.yaml:\(start)"), "\(reason)")
    }

    @Test func whoeverProvidesSomethingCanSayThatTheyCannot() throws {
        let template = try smallTemplate()
        for (role, item) in [("handler", "blanket"), ("pup", "wants"), ("handler", "stop")] {
            let text = "worksheet: small\nas: \(role)\nprotections:\n  \(item): {cannot: true}\n"
            let sheet = try Worksheet.parse(Array(text.utf8), file: "w", template: template)
            #expect(sheet.protections[try slug(item)]?.cannotProvide == true)
        }
    }
}
