import Canonical
import TestSupport
import Testing

@testable import Templating

/// Lists in the plain-text kinklist format, and the templates that are made of them.
@Suite struct KinklistTests {
    private static let small = """
        #Gear
        (Giving, Receiving)
        ? what is worn or held
        * Collar
        ? for the evening
        ? never in public
        * Leash: "long", 5\\ m #1

        # Play
        (General)
          *  Fetch
        #Places
        (At home, In a club, Outdoors)
        * Kissing
        #More
        * Collar
        """

    private func read(_ text: String) throws -> Kinklist {
        try KinklistReader.read(Array(text.utf8), file: "list.txt")
    }

    private func template(of list: Kinklist) throws -> Template {
        let yaml = try list.template(called: try slug("mine"), title: Line("Mine"))
        return try Template.parse(Array(yaml.utf8), file: "mine.yaml")
    }

    @Test func everyLineIsRead() throws {
        let list = try read(Self.small)
        #expect(list.categories.map { "\($0.title)" } == ["Gear", "Play", "Places", "More"])
        #expect(list.categories.map { $0.columns.count } == [2, 1, 3, 0])
        #expect(list.categories[0].help.map { "\($0)" } == ["what is worn or held"])
        #expect(
            list.items.map { "\($0.label)" } == [
                "Collar", "Leash: \"long\", 5\\ m #1", "Fetch", "Kissing", "Collar",
            ])
        #expect(list.items[0].description.map { "\($0)" } == ["for the evening", "never in public"])
    }

    @Test func itBecomesATemplateThatCanBeReadAndAnswered() throws {
        let template = try template(of: read(Self.small))
        #expect(
            template.sections.map { "\($0.title)" } == [
                "Stopping, and care afterwards", "Gear", "Play", "Places", "More",
            ])
        #expect(template.sections[1].help?.description == "what is worn or held")
        let rows = template.sections.dropFirst().flatMap(\.items)
        #expect(
            rows.map { "\($0.id)" } == [
                "collar", "collar-the-other-way-round", "leash-long-5-m-1",
                "leash-long-5-m-1-the-other-way-round",
                "fetch", "kissing-at-home", "kissing-in-a-club", "kissing-outdoors", "collar-2",
            ])
        #expect(rows[0].help?.description == "for the evening\nnever in public")
        #expect("\(rows[2].label)" == "Leash: \"long\", 5\\ m #1")
        #expect(sides(rows[0]) == ["gives: one", "receives: other"])
        #expect(sides(rows[1]) == ["receives: one", "gives: other"])
        #expect(sides(rows[4]) == ["does: one", "does-too: other"])
        for role in template.roles {
            let blank = try template.blankWorksheet(as: role.id)
            _ = try Worksheet.parse(Array(blank.utf8), file: "blank.yaml", template: template)
        }
    }

    private func sides(_ item: Template.Item) -> [String] {
        guard case .row(let row) = item.nature else { return [] }
        return row.sides.map { "\($0.id): \($0.role)" }
    }

    @Test(arguments: [UInt64(1), 2, 3]) func aListOf150ItemsComesThroughWithoutLoss(seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var text = ""
        var expected: [(label: String, columns: Int)] = []
        let words = [
            "Öl", "rope", "“soft”", "x-ray", "9 tails", "a: b", "- dash", "{curly}", "né", "🐾", "| bar", "'s",
            "&", "犬",
        ]
        let columns = ["(General)", "(Giving, Receiving)", "(Self, Partner)", "(Private, With friends)"]
        for category in 0..<15 {
            let column = columns.randomElement(using: &random)!
            text += "#Category \(category % 4)\n\(column)\n"
            for _ in 0..<10 {
                // Some labels stand twice.
                let label = (0..<Int.random(in: 1...4, using: &random))
                    .map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
                expected.append((label, column == "(General)" ? 1 : 2))
                text += "* \(label)\n" + (Bool.random(using: &random) ? "? \(label), told: more #\n" : "")
            }
        }
        let list = try read(text)
        #expect(list.items.map { "\($0.label)" } == expected.map(\.label))
        let rows = try template(of: list).sections.dropFirst().flatMap(\.items)
        #expect(rows.count == expected.reduce(0) { $0 + $1.columns })
        #expect(Set(rows.map(\.id)).count == rows.count)
        #expect(
            rows.map { "\($0.label)" }.filter { !$0.hasSuffix(", the other way round") }
                == expected.map(\.label))
        let described = list.items.filter { !$0.description.isEmpty }.count
        #expect(described > 0)
        #expect(
            rows.filter { $0.help != nil && !"\($0.label)".hasSuffix(", the other way round") }.count
                == described)
    }

    @Test(arguments: [
        ("", "list.txt:1:1: there is no category"),
        ("* item", "list.txt:1:1: an item before the first category"),
        ("#A\n* b\n  c", "list.txt:3:3: a line begins with"),
        ("#A\n  *  ", "list.txt:2:3: an item has no name"),
        ("#A\n(x, )\n* b", "list.txt:2:1: a column has no name"),
        ("#A\n(x, x)\n* b", "list.txt:2:2: the column “x”"),
        ("#A\n(x\n* b", "list.txt:2:1: columns stand in parentheses"),
        ("#A\n#B\n* c", "list.txt:1:1: the category “A”"),
        ("#A\n* b\n(x)", "list.txt:3:1: the columns of a category"),
        ("#A\n* b\u{7}", "list.txt:2:4: the character U+7"),
        ("#A\n* é \u{202E}b", "list.txt:2:3: the character U+202E"),
        ("#\n* b", "list.txt:1:1: a category has no name"),
        ("#A\n(1,2,3,4,5,6,7,8,9)\n* b", "list.txt:2:1: more than 8 columns"),
    ])
    func errorsNameLineAndColumn(text: String, message: String) throws {
        let refusal = try #require(refusal { try read(text) })
        #expect(refusal.hasPrefix(message), "\(refusal)")
    }

    @Test func aListThatIsTooLongForATemplateIsRefused() throws {
        func list(_ count: Int) throws -> Kinklist {
            try read("#A\n(Giving, Receiving)\n" + (0..<count).map { "* item \($0)\n" }.joined())
        }
        #expect(try template(of: list(254)).items.count == 511)
        #expect(refusal { try template(of: list(255)) }?.contains("divide the list") == true)
    }

    /// Whatever stands in a file: it is refused, or what comes of it is a template.
    @Test(arguments: [UInt64(11), 12]) func anyFileIsRefusedOrBecomesATemplate(seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "#", "(", ")", "*", "?", ",", "\n", "\n", "\r\n", "\t", " ", "A", "b", "é", "🐾", "\"", "\\", ":",
            "- ", "|", "x-",
            "7", "\u{200B}", "\u{7F}", "#G\n(Giving, Receiving)\n* c\n? d\n",
        ]
        var read = 0
        for _ in 0..<3000 {
            var text = "#A\n* b\n"
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                text += ["#", "* ", "? ", "* ", ""].randomElement(using: &random)!
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    text += pieces.randomElement(using: &random)!
                }
                text += "\n"
            }
            guard let list = try? self.read(text) else { continue }
            read += 1
            let template = try template(of: list)
            #expect(template.sections.count == list.categories.count + 1, "\(text)")
        }
        #expect(read > 100)
    }

    @Test(arguments: [
        "Underage roleplay", "Teen fantasies", "with a 16 year old", "Bestiality", "Sex with animals",
        "Oral with dogs",
    ])
    func whatIsRefusedIsNamedWithItsLine(label: String) throws {
        for text in ["#A\n* fine\n* \(label)", "#A\n* fine\n? \(label)", "#A\n* fine\n#\(label)\n* b"] {
            let refusal = try #require(refusal { try read(text) })
            #expect(
                refusal.hasPrefix("list.txt:3:") && refusal.contains("no option changes that"), "\(refusal)")
        }
    }

    @Test(arguments: [
        "Puppy play", "Pet play, pups and ponies", "Dog tag", "A pup sits like a dog", "18 years old whisky",
        "Breeding talk",
        "Doggy style sex", "Pup play with oral", "Kidnapping scenes", "Childhood themes are off limits",
        "Sex in dog costumes, in play",
    ])
    func rolesOfAdultsAreNot(label: String) throws {
        #expect(refusal { try read("#A\n* \(label)") } == nil)
    }
}
