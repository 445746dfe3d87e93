import TestSupport
import Canonical
import Consent

extension SeededGenerator {
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Some of several, at least one.
    mutating func some<Element: Hashable>(of all: [Element]) -> Set<Element> {
        Set(all.shuffled(using: &self).prefix(1 + below(all.count)))
    }

    mutating func bytes32() throws -> Bytes32 {
        try required(Bytes32(bytes(32)))
    }
}

/// A value that a test needs.
func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw FormatError("a test needs a value that is not there") }
    return value
}

/// Random versions of everything that a text can say.
enum TextTestsVersions {
    /// Words in many scripts, and words that would be grammar anywhere else.
    static let words = [
        "Cooper", "Rex", "only at home", "é", "e\u{301}", "Ωμέγα", "Привет", "שלום", "مرحبا",
        "می\u{200C}خواهم",
        "नमस्ते", "ไทย", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ", "中文", "日本語", "한국어", "አማርኛ", "🐕‍🦺", "👩🏽‍❤️‍👩🏿", "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️",
        "party pup: X", "standing terms", "| agreed", "— troth-0011223344556677 AAAA", "line pup agreed",
        "outcome agreed", "section x: Y", "row x: Y", "adult declared", ", if", ": ", "troth/agreement/v0",
        "title: another", "in words", "-----BEGIN", "\\", "\"", "#", "a, b", "x  y", "Ⅷ", "ﬁ", "\u{212A}",
    ]

    static func line(_ random: inout SeededGenerator) throws -> Line {
        let text = (0...random.below(3)).map { _ in random.pick(words) }.joined(separator: " ")
        return try Line(text.utf8.trimmed)
    }

    static func prose(_ random: inout SeededGenerator) throws -> Prose {
        try Prose(try (0...random.below(4)).map { _ in try line(&random) })
    }

    static func slug(_ name: String, _ number: Int) throws -> Slug { try required(Slug("\(name)-\(number)")) }

    static func instant(_ random: inout SeededGenerator) -> Instant {
        Instant(seconds: 1_700_000_000 + Int64(random.below(100_000_000)))
    }

    static func party(seat: Slug, role: Slug, _ random: inout SeededGenerator) throws -> Party {
        let key = try random.bytes32().bytes
        let alphabet = Array("023456789acdefghjklmnpqrstuvwxyz".utf8)
        return try Party(
            seat: seat, role: role, name: try line(&random),
            verifierKey: try Line(
                "troth-\(Hex.encode(key.prefix(8)))+\(Hex.encode(key.suffix(4)))+\(Base64.encode([1] + key))"),
            recipient: try Line(
                Array("age1".utf8) + (0..<58).map { _ in random.pick(alphabet) }))
    }

    static func parties(_ random: inout SeededGenerator, count: Int? = nil) throws -> [Party] {
        let roles = try ["handler", "pup", "pup-2", "switch"].map { try required(Slug($0)) }
        let count = count ?? 2 + random.below(3)
        let taken = (0..<count).map { _ in random.pick(roles) }
        let seats = Party.seats(for: taken)
        // “pup-2” and a second “pup” would have one seat.
        guard Set(seats).count == seats.count else { return try parties(&random, count: count) }
        return try zip(seats, taken).map { try party(seat: $0, role: $1, &random) }
    }

    static func boundary(_ random: inout SeededGenerator, counted: Bool) throws -> Boundary {
        switch random.below(5) {
        case 0: return .hardLimit
        case 1: return .notAgreed
        default:
            var conditions: Set<Line> = []
            if random.chance(40) { for _ in 0...random.below(3) { conditions.insert(try line(&random)) } }
            return .granted(
                Grant(
                    random.pick(Grant.Rung.allCases), conditions: conditions,
                    atMost: counted && random.chance(50) ? UInt64(1 + random.below(99)) : nil,
                    ends: random.chance(30) ? instant(&random) : nil))
        }
    }

    static func mustHaves(
        _ random: inout SeededGenerator, _ parties: [Party], _ items: [Slug]
    ) -> [MustHave] {
        guard !items.isEmpty, random.chance(35) else { return [] }
        return parties.filter { _ in random.chance(50) }.map {
            MustHave(of: $0.id, for: random.some(of: items))
        }
    }

    static func rows(
        _ item: Slug, _ random: inout SeededGenerator, _ parties: [Party], _ items: [Slug]
    ) throws -> [Row] {
        let label = try line(&random)
        let unit = random.chance(40) ? try line(&random) : nil
        var keys: Set<RowKey> = []
        return try (0...random.below(2)).compactMap { _ in
            let sides = try (0...random.below(3)).map {
                Row.Side(try slug("side", $0), random.pick(parties).id)
            }
            let lines = try Dictionary(
                uniqueKeysWithValues: parties.map { ($0.id, try boundary(&random, counted: unit != nil)) })
            let row = Row(
                item, label: label, sides: sides.shuffled(using: &random), unit: unit, lines: lines,
                neededBy: mustHaves(&random, parties, items))
            return keys.insert(row.key).inserted ? row : nil
        }
    }

    static func item(
        _ number: Int, _ random: inout SeededGenerator, _ parties: [Party], _ items: [Slug]
    ) throws -> Item {
        let people = parties.map(\.id)
        let label = try line(&random)
        switch random.below(3) {
        case 0:
            return .protection(
                Protection(
                    try slug("keep", number), label: label, kind: random.pick(Protection.Kind.allCases),
                    protects: random.some(of: people), providers: random.some(of: people),
                    words: try prose(&random), neededBy: mustHaves(&random, parties, items)))
        case 1:
            return .promise(
                Promise(
                    try slug("promise", number), label: label, maker: random.pick(people),
                    to: random.some(of: people), words: try prose(&random)))
        default: return .fact(Fact(try slug("fact", number), label: label, words: try prose(&random)))
        }
    }

    static func sections(_ random: inout SeededGenerator, _ parties: [Party]) throws -> [Section] {
        let names = try (0..<random.below(5)).map { try slug("x", $0) }
        var items = try names.flatMap { name in try rows(name, &random, parties, names).map { Item.row($0) } }
        for number in 0..<random.below(6) { items.append(try item(number, &random, parties, names)) }
        items.shuffle(using: &random)
        var sections = try (0..<random.below(4)).map {
            Section(try slug("part", $0), title: try line(&random), items: [])
        }
        guard !sections.isEmpty else { return [] }
        for item in items { sections[random.below(sections.count)].items.append(item) }
        // A must-have may name only what is here.
        return sections
    }

    static func term(_ random: inout SeededGenerator, _ kind: Kind) -> Term {
        let from = instant(&random)
        let until = from + Seconds(1 + Int64(random.below(Int(kind.longest.count))))
        let review = random.chance(50) ? from + Seconds(Int64(random.below(Int((until - from).count)))) : nil
        return Term(
            from: from, until: until, review: review, signBy: until - Seconds(Int64(random.below(1_000_000))),
            careUntil: until + Seconds(Int64(random.below(1_000_000))))
    }

    /// A version that keeps every rule of the grammar.
    static func version(_ random: inout SeededGenerator, parties: [Party]? = nil) throws -> Version {
        let parties = try parties ?? Self.parties(&random)
        let kind = random.pick(Kind.allCases)
        return Version(
            agreement: AgreementID(try random.bytes32()), nonce: try random.bytes32(),
            number: UInt64(1 + random.below(1000)),
            replaces: Set(try (0..<random.below(3)).map { _ in VersionID(try random.bytes32()) }),
            settles: Set(try (0..<random.below(4)).map { _ in try random.bytes32() }), kind: kind,
            source: Source(template: try slug("template", random.below(9)), hash: try random.bytes32()),
            title: try line(&random), term: term(&random, kind), parties: parties,
            sections: try sections(&random, parties))
    }
}
