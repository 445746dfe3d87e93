import Canonical
import Consent
import Testing

@testable import Templating

/// Whoever would take either side of a row answers each.
@Suite struct SidesTests {
    private func parse(_ answers: String) throws -> Worksheet {
        let text = "worksheet: small\nas: pup\n\(answers)"
        return try Worksheet.parse(Array(text.utf8), file: "w.yaml", template: smallTemplate())
    }

    private let both = """
        rows:
          leash:
            stance: like
            at most: 30
            other sides:
              holds: { stance: soft limit, conditions: [only indoors], at most: 5, note: mine, must-have: [hood] }
        extra:
          rows:
            x-rope:
              label: Rope
              sides: { ties: handler, is-tied: pup }
              stance: curious
              other sides: { ties: hard limit }

        """

    @Test func eachSideHasItsAnswer() throws {
        let sheet = try parse(both)
        let (leash, holds, rope) = (try slug("leash"), try slug("holds"), try slug("x-rope"))
        #expect(sheet.answers(to: leash).map(\.stance) == [.like, .softLimit])
        #expect(try sheet.answer(to: leash, for: slug("wears"))?.atMost == 30)
        #expect(sheet.answer(to: leash, for: holds)?.note?.description == "mine")
        #expect(try sheet.answer(to: rope, for: slug("ties"))?.stance == .hardLimit)
        #expect(sheet.answer(to: leash, for: nil)?.stance == .like)
        #expect(try sheet.answers(to: slug("hood")).isEmpty)
        // What is written is read as the same.
        let again = try Worksheet.parse(Array(sheet.yaml.utf8), file: "w.yaml", template: smallTemplate())
        #expect(again.yaml == sheet.yaml)
        #expect(again.answers(to: leash).map(\.stance) == [.like, .softLimit])
        #expect(again.answer(to: leash, for: holds)?.conditions.count == 1)
        #expect(try again.answer(to: rope, for: slug("ties"))?.stance == .hardLimit)
    }

    @Test func changingOneSideLeavesTheOther() throws {
        var sheet = try parse("rows: {leash: like}\n")
        let (leash, holds, wears) = (try slug("leash"), try slug("holds"), try slug("wears"))
        sheet.change(leash, for: holds) { $0.stance = .curious }
        #expect(sheet.answer(to: leash, for: wears)?.stance == .like)
        sheet.change(leash, for: wears) { $0.stance = .hardLimit }
        sheet.change(leash, for: nil) { $0.atMost = 3 }
        #expect(sheet.answers(to: leash).map(\.stance) == [.hardLimit, .curious])
        #expect(sheet.answers(to: leash).map(\.atMost) == [3, nil])
        // What says nothing any more is gone.
        sheet.change(leash, for: holds) { $0.stance = .unset }
        #expect(sheet.answers(to: leash).count == 1)
        // Where only another side is answered, that one stands first.
        var other = try parse("")
        other.change(leash, for: holds) { $0.stance = .like }
        #expect(other.rows[leash]?.side == holds)
        other.change(leash, for: wears) { $0.stance = .noThanks }
        #expect(other.answers(to: leash).map(\.stance) == [.like, .noThanks])
    }

    @Test(arguments: [
        ("rows: {leash: {other sides: {holds: like, wears: like}}}\n", "3:43: “wears” is answered already"),
        (
            "rows: {leash: {other sides: {hold: like}}}\n",
            "3:30: “hold” is not a side of this row; did you mean “holds”?"
        ),
        ("rows: {leash: {other sides: {holds: {side: wears}}}}\n", "3:44: “side” stands further up"),
        (
            "rows: {leash: {other sides: {holds: {other sides: {wears: like}}}}}\n",
            "3:51: “other sides” stands further up"
        ),
        ("rows: {leash: {other sides: {holds: lik}}}\n", "3:37: “lik” is not a stance"),
        (
            "rows: {leash: {other sides: {holds: {label: x}}}}\n",
            "3:45: “leash” has its “label” from the template"
        ),
    ]) func whatIsWrongIsNamedWithItsPlace(answers: String, message: String) {
        let said = refusal { try parse(answers) }
        #expect(said?.hasPrefix("w.yaml:\(message)") == true, "\(said ?? "read")")
    }

    @Test func bothAreProposedEachAsItsOwnRow() throws {
        var table = try Negotiation(
            smallTemplate(), people([("Cooper", "handler"), ("Rex", "pup")]))
        try table.propose(both.replacing("must-have: [hood]", with: "must-have: [x-rope]"), by: "pup")
        let (cooper, rex) = (try table.id("handler"), try table.id("pup"))
        let usual = try table.row("leash", "holds", "handler")
        let swapped = try table.row("leash", "holds", "pup")
        #expect(usual.lines[rex] == .granted(Grant(.agreed, atMost: 30)))
        #expect(
            try swapped.lines[rex]
                == .granted(Grant(.askBeforehand, conditions: [Line("only indoors")], atMost: 5)))
        #expect(usual.lines[cooper] == .notAgreed && swapped.lines[cooper] == .notAgreed)
        #expect(usual.neededBy.isEmpty)
        #expect(swapped.neededBy == [MustHave(of: rex, for: try slugs("x-rope"))])
        #expect(try table.row("x-rope", "ties", "pup").lines[rex] == .hardLimit)
        #expect(try table.row("x-rope", "ties", "handler").lines[rex] == .notAgreed)
    }

    @Test func notApplicableOnOneSideLeavesOnlyThatOut() throws {
        var table = try Negotiation(
            smallTemplate(), people([("Cooper", "handler"), ("Rex", "pup")]))
        let (_, version) = try table.propose(
            "rows: {leash: {stance: not applicable, other sides: {holds: like}}}\n", by: "pup")
        let leashes = version.rows.filter { $0.key.item.description == "leash" }
        #expect(leashes.count == 1)
        #expect(try leashes[0].key.taking[slug("holds")] == table.id("pup"))
    }
}
