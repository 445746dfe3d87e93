import TestSupport
import Canonical
import Consent

/// Something people do, with its doers fixed: a row before anybody gave a line.
struct Deed: Hashable {
    let item: String
    /// Who takes which side, in the order they are read.
    let doers: [Person]
    let key: RowKey

    init(_ item: String, _ doers: Person...) { self.init(item, doers) }

    init(_ item: String, _ doers: [Person]) {
        self.item = item
        self.doers = doers
        key = RowKey(
            slug(item),
            taking: Dictionary(uniqueKeysWithValues: Self.sides(of: doers).map { ($0.id, $0.party) }))
    }

    private static func sides(of doers: [Person]) -> [Row.Side] {
        zip(["does", "takes", "watches"], doers).map { Row.Side(slug($0), $1.id) }
    }

    var people: [Person] { Set(doers).sorted() }

    func row(_ lines: [Person: Boundary], neededBy: [MustHave] = []) -> Row {
        Row(
            slug(item), label: line(item), sides: Self.sides(of: doers),
            lines: Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $1) }), neededBy: neededBy)
    }

    /// The row with one line that everybody gives.
    func row(_ boundary: Boundary, neededBy: [MustHave] = []) -> Row {
        row(Dictionary(uniqueKeysWithValues: people.map { ($0, boundary) }), neededBy: neededBy)
    }
}

/// A protection as tests write it.
func protection(
    _ id: String, by providers: Person..., kind: Protection.Kind = .plain, neededBy: [MustHave] = []
) -> Protection {
    Protection(
        slug(id), label: line(id), kind: kind, protects: Set(providers.map(\.id)),
        providers: Set(providers.map(\.id)), words: words("as discussed"), neededBy: neededBy)
}

extension Protection {
    func needed(by mustHaves: [MustHave]) -> Self {
        Self(
            id, label: label, kind: kind, protects: protects, providers: providers, words: words,
            neededBy: mustHaves)
    }
}

func words(_ text: String) -> Prose { try! Prose([line(text)]) }

extension SeededGenerator {
    /// Any boundary; granted ones in every normal form.
    ///
    /// - Parameter granted: how often out of 100 it grants something.
    mutating func boundary(granted: Int = 60) -> Boundary {
        guard chance(granted) else { return chance(60) ? .notAgreed : .hardLimit }
        return .granted(
            Grant(
                pick(Grant.Rung.allCases),
                conditions: chance(30)
                    ? Set(some(["at home", "when rested", "asked for"].map(line), 50)) : [],
                atMost: chance(30) ? UInt64(number(1...4)) : nil,
                ends: chance(20) ? Instant(hour: number(0...600)) : nil))
    }

    /// What somebody gives who is drafting: mostly a plain yes, so that much of what is signed also grants.
    mutating func givenLine() -> Boundary { chance(60) ? .agreed : boundary(granted: 80) }

    /// Somebody's must-have for one or two of the rows that they take part in.
    mutating func mustHaves(for rows: [Deed]) -> [MustHave] {
        guard !rows.isEmpty else { return [] }
        return (0..<(chance(80) ? 1 : 2)).map { _ in
            let deed = pick(rows)
            return MustHave(
                of: pick(deed.people).id, for: Set([slug(deed.item)] + some(rows.map { slug($0.item) }, 20)))
        }
    }
}
