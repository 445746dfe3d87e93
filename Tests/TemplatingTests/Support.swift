import Canonical
import Testing

@testable import Templating

/// What a parser says of a text that it refuses; nil where it takes it.
func refusal(_ parse: () throws -> some Any) -> String? {
    do {
        _ = try parse()
        return nil
    } catch { return "\(error)" }
}

func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }

/// A template with one item of everything.
let everything = """
    template: small
    title: A small one
    summary: For tests.
    kind: dynamic
    roles:
      - id: handler
        title: handler
      - id: pup
        title: pup
    sections:
      - id: gear
        title: Gear
        help: What is worn.
        items:
          - row: leash
            label: Leash
            sides: { holds: handler, wears: pup }
            unit: minutes
          - row: hood
            label: Hood
            sides: { puts-on: handler, wears: pup }
            risk: true
          - protection: stop
            label: Stop signal
            for: everyone
            by: everyone
            signal: silent
            required: true
            ask: What is the sign?
            text: |
              Three taps.
              Everything ends.
      - id: after
        title: Afterwards
        items:
          - protection: blanket
            label: A blanket
            for: pup
            by: handler
            aftercare: true
            ask: Which one?
          - protection: wants
            label: What helps
            for: each
            by: everyone
            ask: What helps you?
          - promise: word
            label: My word
            by: each
            to: everyone
            ask: What do you promise?
          - promise: care
            label: Care
            by: handler
            to: pup
            ask: What do you promise?
          - fact: place
            label: Place
            ask: Where?
            text: At home.

    """

func smallTemplate() throws -> Template { try Template.parse(Array(everything.utf8), file: "small.yaml") }
