import Canonical

/// What stands around the answers.
extension BlankWorksheet {
    mutating func head() {
        yaml.comment("\(template.title): a worksheet, filled in as \(role.title)")
        yaml.line("#")
        yaml.comment(template.summary)
        yaml.line("#")
        for paragraph in Self.guide {
            yaml.comment(paragraph)
            yaml.line("#")
        }
        for (stance, meaning) in Self.meanings {
            let padding = String(repeating: " ", count: 16 - stance.rawValue.utf8.count)
            yaml.line("#   \(stance.rawValue)\(padding)\(meaning)")
        }
        if template.isFirstTime {
            yaml.line("#")
            yaml.comment("This form is for a first time: every yes in it is written down as “ask first”.")
        }
        example()
        yaml.line()
        yaml.line("worksheet: \(template.id)")
        yaml.line("as: \(role.id)")
    }

    private static let guide = [
        "Fill it in alone, at your own pace, with any editor. Lines that begin with # are for you to read; the program "
            + "skips them. A proposal made from it holds boundaries, maxima, "
            + "conditions, protections, promises, must-haves and facts, never a note and never how much you like "
            + "something.",
        "This file is not encrypted: keep it where only you can read it, and delete it once you have proposed from it.",
        "There are no right answers, and none that must be given. What stays unset or empty counts as not agreed; "
            + "nobody takes it for a yes. You can change your mind about every one of them.",
        "To answer a row, replace “unset” by one of these:",
    ]

    private static let meanings: [(Stance, String)] = [
        (.unset, "not answered, or not yet"),
        (.hardLimit, "never"),
        (.softLimit, "no; with conditions: only if you are asked beforehand"),
        (.noThanks, "not for you"),
        (.curious, "not now, but you would like to talk about it"),
        (.willing, "yes"),
        (.like, "yes, and you enjoy it"),
        (.favourite, "yes, gladly"),
        (.notApplicable, "it does not concern you; there will be no such row"),
    ]

    /// How to say more about a row, shown on one that has as much to say as possible.
    private mutating func example() {
        let rows = template.items.compactMap { item in
            if case .row(let row) = item.nature, let side = row.sides(usuallyOf: role.id).first {
                (id: item.id, row: row, side: side)
            } else {
                nil
            }
        }
        // One that is not asked about experience already.
        let plain = rows.filter { !$0.row.isDone(by: role.id) }
        guard let shown = plain.first(where: { $0.row.unit != nil }) ?? plain.first ?? rows.first else {
            return
        }
        let others = rows.map(\.id).filter { $0 != shown.id }.prefix(2).map(\.description)
        var lines = [
            ("stance: willing", ""),
            ("conditions: [only at home]", "yes only then, and you are asked first"),
            ("ends: \(day(after: template.lasts))", "a yes ends with this day"),
            ("side: \(shown.side.id)", "where you take another than usual"),
            ("must-have: true", "else no row of its section is agreed"),
            ("experience: some", Experience.allCases.map(\.rawValue).joined(separator: ", ")),
            ("note: for your eyes alone", "never leaves the worksheet"),
        ]
        if let unit = shown.row.unit { lines.insert(("at most: 20", "\(unit)"), at: 2) }
        yaml.line("#")
        yaml.comment("To say more about a row, write it like this. Leave out the lines that you don’t need.")
        yaml.line("#")
        yaml.line("#   \(shown.id):")
        for (key, meaning) in lines {
            let padding = String(repeating: " ", count: max(2, 28 - key.utf8.count))
            yaml.line("#     \(key)" + (meaning.isEmpty ? "" : "\(padding)# \(meaning)"))
        }
        yaml.line("#")
        if !others.isEmpty {
            yaml.comment(
                "A must-have can also name the rows that depend on it: “must-have: [\(others.joined(separator: ", "))]”."
            )
        }
        if let other = shown.row.sides.first(where: { $0.id != shown.side.id }) {
            yaml.comment(
                "Would you take either side of a row? Then answer the other one below it: “other sides: { \(other.id): curious }”."
            )
        }
        yaml.comment(
            "A hard limit that nobody need know to be one gets a line “show as: not agreed”; then that is what others "
                + "read.")
        yaml.comment(
            "Protections can be must-haves too, and say “cannot: true” where you can’t provide one; their words then "
                + "stand behind “text:”.")
    }

    mutating func agreement() {
        yaml.line()
        yaml.comment("About the agreement itself. Take away the “# ” before what you want to fill in.")
        yaml.line("agreement:")
        yaml.line("  # title: what you call it")
        yaml.line(
            "  # from: \(Self.exampleStart)          # or a time in UTC: \(Self.exampleStart)T20:00:00Z")
        yaml.line("  # until: \(day(after: template.lasts))")
        let review = template.review ?? Seconds(template.lasts.count / 2)
        yaml.line("  # review: \(day(after: review))        # when you look at it together")
        yaml.line("  # sign-by: \(Self.exampleStart)       # by when all answers are back")
        let careUntil = Seconds(template.lasts.count + Seconds.days(7).count)
        yaml.line("  # care-until: \(day(after: careUntil))    # care is owed until then")
    }

    /// A day far enough off to be taken for an example.
    private static let exampleStart = CalendarDate(daysSince1970: 21_915)

    private func day(after length: Seconds) -> CalendarDate {
        let days = (length.count + Seconds.days(1).count - 1) / Seconds.days(1).count
        return CalendarDate(daysSince1970: Self.exampleStart.daysSince1970 + days)
    }

    mutating func extra() {
        let others = template.roles.first { $0.id != role.id } ?? role
        yaml.line()
        yaml.line("# " + String(repeating: "=", count: CommentedYAML.width - 2))
        yaml.comment(
            "Something of your own: take away the “# ” before these lines, and change what stands in them. The names "
                + "begin with “\(Template.addedPrefix)”.")
        yaml.line("#")
        yaml.line("# extra:")
        yaml.line("#   rows:")
        yaml.line("#     x-singing:")
        yaml.line("#       label: singing in the kitchen")
        yaml.line("#       sides: { sings: \(role.id), listens: \(others.id) }")
        yaml.line("#       stance: unset")
        yaml.line("#   protections:")
        yaml.line("#     x-warm-feet:")
        yaml.line("#       label: a blanket within reach")
        yaml.line("#       for: everyone")
        yaml.line("#       by: \(role.id)")
        yaml.line("#       text: the grey one, on the chair")
        yaml.line("#   promises:")
        yaml.line("#     x-postcards:")
        yaml.line("#       label: postcards")
        yaml.line("#       to: everyone")
        yaml.line("#       text: I write one from every journey")
    }
}
