import Canonical
package import Consent

/// A row of a version: everybody's line, and what they come to.
package struct RowView: Hashable, Encodable, Sendable {
    /// One person's own line.
    package struct OwnLine: Hashable, Encodable, Sendable {
        package let person: Person
        package let boundary: BoundaryView
    }

    package let kind = "row"
    package let row: RowMention
    package let lines: [OwnLine]
    package let outcome: BoundaryView
    package let neededBy: [MustHaveView]
    /// Whether nobody gives anything here and nobody has a hard limit, so that few words do.
    package let isGivenByNobody: Bool
    /// Whether everybody's line is the same, so that it need be read once only.
    package let isUnanimous: Bool

    private enum CodingKeys: CodingKey {
        case kind, row, lines, outcome, neededBy, isGivenByNobody, isUnanimous
    }

    /// - Parameters:
    ///   - row: the row.
    ///   - names: how its thread's people and items are called.
    package init(_ row: Row, names: ThreadNames) {
        let mention = names.mention(of: row)
        self.row = mention
        lines = names.people.sorted(row.lines.keys).map { id in
            let line = BoundaryView(row.lines[id] ?? .notAgreed, unit: mention.unit)
            return OwnLine(person: names.people[id], boundary: line)
        }
        outcome = BoundaryView(row.outcome, unit: mention.unit)
        neededBy = row.neededBy.map { MustHaveView($0, names: names) }
        isUnanimous = row.lines.values.allSatisfy { $0 == row.outcome }
        isGivenByNobody = row.lines.values.allSatisfy { $0 == .notAgreed }
    }
}

/// “I don't take part in these without this.”
package struct MustHaveView: Hashable, Encodable, Sendable {
    package let person: Person
    /// What the items that depend on it are called.
    package let items: [String]
    /// Whether these are all that the person takes part in.
    package let isForEverything: Bool

    init(_ mustHave: MustHave, names: ThreadNames) {
        person = names.people[mustHave.party]
        isForEverything = Self.isForEverything(mustHave.items, of: mustHave.party, names, or: names)
        items = mustHave.items.sorted().map { names.label(of: $0) }
    }

    /// Whether some items are all that somebody takes part in, in one of two texts.
    static func isForEverything(
        _ items: Set<Slug>, of party: PartyID, _ names: ThreadNames, or others: ThreadNames
    ) -> Bool {
        [names.items(with: party), others.items(with: party)].contains {
            $0.count > fewItems && $0.isSubset(of: items)
        }
    }

    /// So many are better named than summed up.
    private static let fewItems = 3

    /// As in `a must-have of Rex, for: Leash; Collar`.
    package var phrase: String {
        let whose = "a must-have of \(person.isYou ? "yours" : person.name)"
        guard !isForEverything else {
            return "\(whose), for \(person.wholePart)"
        }
        return "\(whose), for: \(items.joined(separator: "; "))"
    }
}

/// A protection, as a version has it.
package struct ProtectionView: Hashable, Encodable, Sendable {
    package let kind = "protection"
    package let item: String
    package let label: String
    /// `plain`, `spoken stop signal`, `silent stop signal` or `aftercare`.
    package let nature: String
    package let protects: [Person]
    package let providers: [Person]
    package let words: [String]
    package let neededBy: [MustHaveView]

    private enum CodingKeys: CodingKey {
        case kind, item, label, nature, protects, providers, words, neededBy
    }

    init(_ protection: Protection, names: ThreadNames) {
        item = "\(protection.id)"
        label = "\(protection.label)"
        nature = protection.kind.rawValue
        protects = names.people.ordered(protection.protects)
        providers = names.people.ordered(protection.providers)
        words = protection.words.lines.map(\.description)
        neededBy = protection.neededBy.map { MustHaveView($0, names: names) }
    }
}

/// A promise, as a version has it.
package struct PromiseView: Hashable, Encodable, Sendable {
    package let kind = "promise"
    package let item: String
    package let label: String
    package let maker: Person
    package let to: [Person]
    package let words: [String]

    private enum CodingKeys: CodingKey { case kind, item, label, maker, to, words }

    init(_ promise: Promise, names: ThreadNames) {
        item = "\(promise.id)"
        label = "\(promise.label)"
        maker = names.people[promise.maker]
        to = names.people.ordered(promise.to)
        words = promise.words.lines.map(\.description)
    }
}

/// A plain fact, or somebody's words.
package struct FactView: Hashable, Encodable, Sendable {
    package let kind = "fact"
    package let item: String
    package let label: String
    package let words: [String]

    private enum CodingKeys: CodingKey { case kind, item, label, words }

    init(_ fact: Fact) {
        item = "\(fact.id)"
        label = "\(fact.label)"
        words = fact.words.lines.map(\.description)
    }
}

/// One thing of a section; its `kind` tells which.
package enum ItemView: Hashable, Encodable, Sendable {
    case row(RowView)
    case protection(ProtectionView)
    case promise(PromiseView)
    case fact(FactView)

    init(_ item: Item, names: ThreadNames) {
        switch item {
        case .row(let row): self = .row(RowView(row, names: names))
        case .protection(let protection): self = .protection(ProtectionView(protection, names: names))
        case .promise(let promise): self = .promise(PromiseView(promise, names: names))
        case .fact(let fact): self = .fact(FactView(fact))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .row(let row): try row.encode(to: encoder)
        case .protection(let protection): try protection.encode(to: encoder)
        case .promise(let promise): try promise.encode(to: encoder)
        case .fact(let fact): try fact.encode(to: encoder)
        }
    }
}
