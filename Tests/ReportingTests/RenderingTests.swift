import Canonical
import Consent
import Foundation
import Reporting
import Stories
import Terminal
import TestSupport
import Testing

/// A view says the same in whichever form it is drawn: as text, as Markdown, as a page and as JSON.
@Suite struct RenderingTests {
    /// Reports and differences of random histories, and of one with every kind of text.
    private static func views() throws -> [(view: any DocumentView, seed: Comment)] {
        let replayed = ProcessInfo.processInfo.environment["TROTH_SEED"].flatMap { UInt64($0) }
        let seed = replayed ?? UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        var stories = [try Story.long(rows: 30, changes: 25, texts: Story.hostileTexts)]
        for _ in 0..<20 { stories.append(try FactsTests.randomStory(&random)) }
        return stories.flatMap { story, hours -> [(any DocumentView, Comment)] in
            let comment: Comment = "seed \(seed)"
            let names = story.names(for: story.rex)
            let report = ReportView(of: Story.agreement, in: story.ledger, names: names, at: at(hours))
            let chronicle = Chronicle(
                of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(hours))
            let points = [Int64(0), hours / 3, hours].map {
                DiffPoint(hour($0), chronicle, of: Story.agreement, in: story.ledger)
            }
            let diffs = zip(points, points.dropFirst()).map { old, new in
                DiffView(
                    from: old, to: new, names: names, in: story.ledger,
                    between: TimelineView.events(
                        between: old, and: new, chronicle, in: story.ledger, names: names))
            }
            return (report.map { [($0, comment)] } ?? []) + diffs.map { ($0, comment) }
        }
    }

    @Test func markdownAndThePageSayTheSameWords() throws {
        for (view, seed) in try Self.views() {
            let markdown = Self.words(ofMarkdown: String(decoding: view.document.markdown, as: UTF8.self))
            let page = Self.words(ofPage: String(decoding: view.document.page, as: UTF8.self))
            #expect(markdown == page, seed)
        }
    }

    @Test func everyFormHasEveryFact() throws {
        var count = 0
        for (view, seed) in try Self.views() {
            let forms = [
                Self.words(ofText: plain(view.text(width: 80))),
                Self.words(ofMarkdown: String(decoding: view.document.markdown, as: UTF8.self)),
                Self.words(ofPage: String(decoding: view.document.page, as: UTF8.self)),
            ].map { $0.joined() }
            let object = try JSONSerialization.jsonObject(with: Data(view.json()))
            for fact in Self.facts(object, in: view) {
                count += 1
                let words = Self.split(StyledText(fact).plain).joined()
                if !forms.allSatisfy({ $0.contains(words) }) { Issue.record("“\(fact)” is missing, \(seed)") }
            }
        }
        #expect(count > 500)
    }

    @Test func nothingIsWiderThanATerminalOrObeyedByIt() throws {
        for (view, seed) in try Self.views() {
            for width in [40, 80, 132] {
                for line in view.text(width: width) {
                    #expect(line.width <= width, seed)
                    #expect(sanitized(line.plain) == line.plain, seed)
                }
            }
        }
    }

    /// Every cell of a timeline's grid stands in the column of its event, whatever the rows are called.
    @Test func aTimelinesColumnsAreAligned() throws {
        let (story, hours) = try Story.long(rows: 20, changes: 9, texts: Story.hostileTexts)
        let view = TimelineView(
            Chronicle(of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(hours)),
            of: Story.agreement, in: story.ledger, names: story.names(for: story.rex))
        for width in [70, 120] {
            let lines = view.text(width: width).map(\.plain)
            let signs = Set("▼▲◆▽△◇·")
            let head = try #require(lines.first { $0.contains("V") })
            let places = Self.columns(of: Set(view.events.map { Character($0.sign) }), in: head)
            #expect(places.count == min(view.events.count, width == 70 ? 9 : .max))
            let cells = lines.filter { $0.contains("·") && !$0.contains("no change") }
            #expect(cells.count >= 15)
            for line in cells { #expect(Self.columns(of: signs, in: line) == places, "\(line)") }
        }
    }

    /// What the JSON says of a row is what stands in its line of the grid.
    @Test func aTimelinesGridSaysWhatItsJSONSays() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        var count = 0
        for _ in 0..<25 {
            let (story, hours) = try FactsTests.randomStory(&random)
            let view = TimelineView(
                Chronicle(of: Story.agreement, in: story.ledger, for: story.rex.id, at: at(hours)),
                of: Story.agreement, in: story.ledger, names: story.names(for: story.rex))
            let object = try JSONSerialization.jsonObject(with: Data(view.json())) as? [String: Any]
            let rows = try #require(object?["rows"] as? [[String: Any]])
            let events = try #require(object?["events"] as? [[String: Any]])
            guard rows.count > 1, !events.isEmpty else { continue }
            let lines = view.text(width: 400).map(\.plain)
            for row in rows {
                let name = try #require((row["row"] as? [String: Any])?["name"] as? String)
                let cells = try #require(row["cells"] as? [[String: Any]])
                let signs = events.map { event in
                    cells.first { $0["event"] as? Int == event["number"] as? Int }.map { cell in
                        let signs = cell["outcome"] == nil ? ["▽", "△", "◇"] : ["▼", "▲", "◆"]
                        let ways = ["tighter", "wider", "both"]
                        return ways.firstIndex(of: cell["way"] as? String ?? "").map { signs[$0] } ?? "?"
                    } ?? "·"
                }
                let line = try #require(lines.first { $0.hasPrefix("  \(name)  ") }, "seed \(seed)")
                let drawn = line.dropFirst(2 + name.count).split(separator: " ").map(String.init)
                #expect(drawn == signs, "seed \(seed)")
                count += 1
            }
        }
        #expect(count > 20)
    }

    /// The columns that some characters stand in, from the right, where no label stands.
    private static func columns(of characters: Set<Character>, in line: String) -> [Int] {
        var column = StyledText(line).width
        var found: [Int] = []
        for character in line.reversed() {
            let width = StyledText(String(character)).width
            column -= width
            if characters.contains(character) { found.append(column) } else if character != " " { break }
        }
        return found
    }

    // MARK: - What stands in each form

    private static func split(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Of what was wrapped: a word that is longer than a line is put together again by leaving all blanks out.
    private static func words(ofText text: String) -> [String] {
        split(
            text.split(separator: "\n").map { line in
                let line = line.drop { $0 == " " }
                return line.hasPrefix("| ") ? String(line.dropFirst(2)) : String(line)
            }.joined(separator: " ")
        )
    }

    /// Without the drawing, which Markdown and pages have in their own ways.
    private static func words(ofMarkdown text: String) -> [String] {
        var parts = text.components(separatedBy: "\n## ")
        parts.removeAll { $0.hasPrefix("How it moved") }
        var plain = ""
        for var line in parts.joined(separator: "\n").split(separator: "\n") {
            line = line.drop { $0 == " " }
            if line.hasPrefix("| --- ") { continue }
            line = line.drop { $0 == "#" }
            if line.hasPrefix("- ") || line.hasPrefix("> ") { line = line.dropFirst(2) }
            var isEscaped = false
            for character in line.replacingOccurrences(of: "<br>", with: " ")
                .replacingOccurrences(of: "@<!-- -->", with: "@")
            {
                if isEscaped {
                    plain.append(character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if !"*~|".contains(character) {
                    plain.append(character)
                } else if character == "|" {
                    plain.append(" ")
                }
            }
            plain.append(" ")
        }
        return split(plain)
    }

    private static func words(ofPage text: String) -> [String] {
        var text = text
        for (start, end) in [
            ("<head>", "</head>"), ("<nav ", "</nav>"), ("<caption>", "</caption>"),
            ("<section id=\"timeline\"", "</section>"),
        ] {
            while let from = text.range(of: start),
                let to = text.range(of: end, range: from.upperBound..<text.endIndex)
            {
                text.removeSubrange(from.lowerBound..<to.upperBound)
            }
        }
        for tag in ["div", "p", "li", "td", "th", "h1", "h2", "h3"] {
            text = text.replacingOccurrences(of: "</\(tag)>", with: " ")
        }
        var plain = ""
        var isTag = false
        for character in text {
            if character == "<" {
                isTag = true
            } else if character == ">" {
                isTag = false
            } else if !isTag {
                plain.append(character)
            }
        }
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            plain = plain.replacingOccurrences(of: entity, with: character)
        }
        return split(plain)
    }

    /// What the JSON says that people have to read: labels, words, names, times and boundaries.
    private static func facts(_ object: Any, in view: any DocumentView) -> [String] {
        switch object {
        case let object as [String: Any]:
            let wanted: Set<String> = ["label", "local", "boundary", "title", "words", "conditions"]
            return object.flatMap { key, value -> [String] in
                // Drawn; said of a version that is compared and not of what came of it; said only while it is so; or as a
                // day, where the clock goes without saying.
                if ["timeline", "proposals", "settles", "holding", "act", "until", "ends"].contains(key) {
                    return []
                }
                if wanted.contains(key) {
                    if let text = value as? String { return [text] }
                    if let lines = value as? [String] { return lines }
                    // Words of which some came and some went.
                    if let lines = value as? [[[String: String]]] {
                        return lines.joined().compactMap { $0["text"] }
                    }
                }
                return facts(value, in: view)
            }
        case let objects as [Any]: return objects.flatMap { facts($0, in: view) }
        default: return []
        }
    }
}
