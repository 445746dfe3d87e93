import Canonical
import Consent

extension Story {
    /// What people could be called, and could call things, so that nothing breaks by it.
    package static let hostileTexts = [
        "<script>alert(1)</script>", "\"quoted\" & 'single' <b>bold</b>", "רצועה במקום ציבורי",
        "🐶 collie 🏳️\u{200D}🌈 🪢",
        String(repeating: "long", count: 50), "ḽ̴̌̀e̸͉͝a̵̛̜s̵̖̈́h̷̨̛", "| a | b |",
        "# *not* _a_ [link](https://example.invalid) ~~x~~",
        "</style></svg>]]>", "{{ 7*7 }} ${HOME} `id`", "نمی\u{200C}خواهم", "さくらの首輪とリード",
        "BEGIN:VCALENDAR; a,b\\n", "me@example.invalid @name", "-- 1. + - = #",
    ]

    /// A long agreement with a long history: versions that move some rows, limits between them, pauses, and a row that two
    /// words name.
    ///
    /// - Parameters:
    ///   - rows: how many rows it has.
    ///   - changes: how many times something happens after the first version.
    ///   - texts: what labels, words and names are made of; plain ones, where there are none.
    /// - Returns: the story, and the last hour of it.
    /// - Throws: what is no line.
    package static func long(
        rows: Int, changes: Int, texts: [String] = []
    ) throws -> (story: Story, hours: Int64) {
        func text(_ number: Int, _ plain: String) -> String {
            texts.isEmpty ? plain : "\(texts[number % texts.count]) \(number)"
        }
        var story = try Story(cooper: text(1, "Cooper"), rex: text(2, "Rex"))
        let rungs: [Boundary] = [
            .notAgreed, .granted(Grant(.askBeforehand)), .granted(Grant(.askFirst, atMost: 30)), .agreed,
            .granted(Grant(.agreed, conditions: [try Line(text(3, "only after dark"))])), .hardLimit,
        ]
        typealias Given = (cooper: Boundary, rex: Boundary)
        var lines: [Given] = []
        for row in 0..<rows {
            lines.append((rungs[(row + 3) % 5], row % 11 == 0 ? Boundary.hardLimit : rungs[row % 5]))
        }
        func key(_ row: Int) -> RowKey {
            RowKey(
                slug("row-\(row)"), taking: [slug("holds"): story.cooper.id, slug("wears"): story.rex.id])
        }
        func version(_ number: Int, replaces: Set<VersionID>, settles: Set<Bytes32>, from: Int64) throws
            -> Version
        {
            var version = try story.text(
                UInt64(number), replaces: replaces, settles: settles, from: from, until: from + 24 * 300)
            version.title = try Line(text(0, "Autumn"))
            var items: [Item] = []
            for row in 0..<rows {
                let label = text(row, "\(Self.labels[row % Self.labels.count]) \(row)")
                let sides = [
                    Row.Side(slug("holds"), story.cooper.id), Row.Side(slug("wears"), story.rex.id),
                ]
                let given = [story.cooper.id: lines[row].cooper, story.rex.id: lines[row].rex]
                items.append(
                    .row(
                        Row(
                            slug("row-\(row)"), label: try Line(label), sides: sides,
                            unit: try Line("minutes"), lines: given)))
            }
            var sections: [Section] = []
            for first in stride(from: 0, to: rows, by: 9) {
                let title = try Line(text(first + 5, "Part \(first / 9 + 1)"))
                sections.append(
                    Section(
                        slug("part-\(first)"), title: title, items: Array(items[first..<min(first + 9, rows)])
                    ))
            }
            let words = Section(
                slug("own"), title: try Line("Words"),
                items: [
                    .fact(
                        Fact(
                            slug("place"), label: try Line(text(4, "Where")),
                            words: try Prose(
                                lenient: text(number, "At home, by evening \(number), or not at all."))))
                ])
            version.sections = [version.sections[0]] + sections + [words]
            return version
        }
        var hours: Int64 = 0
        var last: VersionID = id(1)
        story.write(.proposal(last, try version(1, replaces: [], settles: [], from: 0)), by: story.cooper, 0)
        story.sign(last, 1)
        hours = 1
        var number = 1
        var open: Set<Bytes32> = []
        for change in 0..<changes {
            hours += 5
            let row = change * 7 % rows
            switch change % 5 {
            case 1:
                let limit = rungs[change / 5 % 3]
                open.insert(story.write(.narrowing(key(row), limit), by: story.rex, hours).bytes)
                lines[row].rex = lines[row].rex.met(limit)
            case 3:
                open.insert(story.write(.pause, by: change % 2 == 0 ? story.cooper : story.rex, hours).bytes)
            default:
                for moved in [row, (row + 1) % rows, (row + 4) % rows] {
                    lines[moved].cooper = rungs[(change + moved) % rungs.count]
                    lines[moved].rex = rungs[(change / 2 + moved * 3) % rungs.count]
                }
                number += 1
                let next: VersionID = id(number)
                let text = try version(number, replaces: [last], settles: open, from: hours)
                story.write(.proposal(next, text), by: change % 2 == 0 ? story.cooper : story.rex, hours)
                story.sign(next, hours)
                (last, open) = (next, [])
            }
            story.deliver(hours)
        }
        return (story, hours + 1)
    }

    private static let labels = [
        "Leash", "Collar where other people are", "Hood",
        "Being picked up and carried from one room to another",
        "Mitts", "Eating from the hand or from a bowl", "Wrestling and rough play",
    ]
}
