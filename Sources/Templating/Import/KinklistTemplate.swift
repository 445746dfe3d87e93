package import Canonical

extension Kinklist {
    /// Writes a template of it, to be looked through and changed by hand: a section for each category, rows for each
    /// item, and before them what no agreement should be without.
    ///
    /// - Parameters:
    ///   - id: what the template is to be called in files.
    ///   - title: what people are to call it.
    /// - Returns: the template's YAML, which `Template.parse` reads.
    /// - Throws: `FormatError`, where there is more in the list than a template can hold.
    package func template(called id: Slug, title: Line) throws -> String {
        var sections = Names(taken: [Self.firstSection])
        let rows = try rows(taken: Self.firstItems)
        guard rows.count + Self.firstItems.count <= Template.mostItems else {
            throw FormatError(
                "the list becomes \(rows.count) rows, and a template has at most \(Template.mostItems) items; divide the list into two files"
            )
        }
        guard categories.count < Template.mostSections else {
            throw FormatError(
                "\(categories.count) categories; at most \(Template.mostSections - 1)")
        }

        var yaml = CommentedYAML()
        yaml.comment(
            "A template that was made from a list. Look through it before you use it: take out what you do not need, say with “risk: true” which rows can go wrong, and with “unit: minutes” which have a maximum."
        )
        yaml.comment(
            "Where the list had two columns, each item became two rows, so that either of you can take either side."
        )
        yaml.line("template: \(id)")
        yaml.line("title: \(Self.quoted(title))")
        yaml.line("summary: For adults who found each other by a list of what they like and what not.")
        yaml.line("kind: dynamic")
        yaml.line("roles:")
        for role in KinklistRow.roles { yaml.line("  - { id: \(role), title: \(role) }") }
        yaml.line()
        yaml.line("sections:")
        for line in Self.first { yaml.line(line) }
        for (index, category) in categories.enumerated() {
            yaml.line()
            yaml.line("  - id: \(sections.name(for: "\(category.title)"))")
            yaml.line("    title: \(Self.quoted(category.title))")
            if !category.help.isEmpty { yaml.block("help", try Prose(category.help), indent: 4) }
            yaml.line("    items:")
            for row in rows where row.category == index {
                yaml.line("      - row: \(row.id)")
                yaml.line("        label: \(Self.quoted(row.label))")
                let description = category.items[row.item].description
                if !description.isEmpty { yaml.block("help", try Prose(description), indent: 8) }
                let sides = row.sides.map { "\($0.id): \($0.role)" }.joined(separator: ", ")
                yaml.line("        sides: { \(sides) }")
            }
        }
        return yaml.text
    }

    /// A text that YAML reads as itself, whatever stands in it.
    private static func quoted(_ line: Line) -> String {
        var text = "\""
        for scalar in line.description.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }

    private static let firstSection = Slug("stopping-and-care")!
    static let firstItems = Set(["safeword", "silent-stop", "aftercare-wants"].compactMap { Slug($0) })
    private static let first = """
          - id: stopping-and-care
            title: Stopping, and care afterwards
            items:
              - protection: safeword
                label: Spoken stop signal
                for: everyone
                by: everyone
                signal: spoken
                required: true
                ask: Which word stops everything at once, and what happens then?
              - protection: silent-stop
                label: Stop signal without speech
                for: everyone
                by: everyone
                signal: silent
                required: true
                ask: Which sign stops everything when somebody can’t speak?
              - protection: aftercare-wants
                label: What helps afterwards
                for: each
                by: everyone
                aftercare: true
                required: true
                ask: What helps you afterwards, and on the next day?
        """.split(separator: "\n").map(String.init)
}
