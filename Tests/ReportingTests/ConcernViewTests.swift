import Canonical
import Consent
import Reporting
import Stories
import Terminal
import Testing

/// How concerns are shown.
@Suite struct ConcernViewTests {
    private func view(_ concerns: [Concern], _ story: Story) throws -> ConcernsView {
        let version = try Version(
            agreement: Story.agreement, nonce: bytes(1), number: 3, kind: .scene,
            source: Source(template: slug("sample"), hash: bytes(2)), title: Line("An evening"),
            term: Term(from: hour(0), until: hour(5), review: nil, signBy: hour(4), careUntil: hour(9)),
            parties: [story.cooper, story.rex],
            sections: [
                Section(
                    slug("all"), title: Line("All"),
                    items: [
                        .fact(Fact(slug("rule"), label: Line("House rule"), words: Prose([Line("none")])))
                    ])
            ])
        return ConcernsView(concerns, in: id(3), version, names: story.names(for: story.rex))
    }

    private func concerns(_ story: Story) -> [Concern] {
        [
            Concern(
                .deniesLeaving, "“House rule” says “may not leave”: nobody can be kept from leaving",
                suggestion: "Leave it out.", items: [slug("rule")]),
            Concern(.noAftercare, "nothing", suggestion: "Say something.", people: [story.rex.id]),
        ]
    }

    @Test func whatIsFoundStandsWithItsNameAndWhatCouldBeDone() throws {
        let story = try Story()
        let view = try view(concerns(story), story)
        #expect(
            plain(view.text(width: 80)) == """
                An evening, version 3
                  error: “House rule” says “may not leave”: nobody can be kept from leaving
                    Leave it out.
                    denies-leaving
                  note: nothing
                    Say something.
                    no-aftercare

                there may be more than what is listed here; you know best
                """)
        #expect(
            plain(view.brief(width: 80)) == """
                Concerns (more: troth concerns --of 3)
                  error: “House rule” says “may not leave”: nobody can be kept from leaving
                  note: nothing
                """)
        for lines in [view.text(width: 30), view.brief(width: 30)] {
            #expect(lines.allSatisfy { $0.width <= 30 })
        }
    }

    @Test func machinesGetItemsAndPeople() throws {
        let story = try Story()
        let text = try json(view(concerns(story), story))
        #expect(text.contains(#""schema":"troth/concerns/v0""#))
        #expect(text.contains(#""items":[{"item":"rule","label":"House rule"}]"#))
        #expect(text.contains(#""hasError":true"#))
        #expect(text.contains(#""isYou":true"#))
    }

    @Test func nothingIsOneSentence() throws {
        let story = try Story()
        let view = try view([], story)
        let sentence = "no listed concern found; this does not mean that it is safe"
        #expect(plain(view.brief(width: 80)) == sentence)
        #expect(plain(view.text(width: 80)) == "An evening, version 3\n\n\(sentence)")
        #expect(try json(view).contains(#""concerns":[]"#))
    }
}
