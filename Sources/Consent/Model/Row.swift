package import Canonical

/// One act with its doers fixed: “leash: Cooper holds, Rex wears”.
package struct RowKey: Hashable, Sendable {
    /// What is done.
    package let item: Slug
    /// Who takes which side of it.
    package let taking: [Slug: PartyID]
    /// The same in order: keys are compared far more often than made, and two lists faster than two tables.
    private let sides: [Side]
    /// Made once, too.
    private let digest: Int

    private struct Side: Hashable {
        let id: Slug
        let party: PartyID
    }

    /// - Parameters:
    ///   - item: what is done.
    ///   - taking: who takes which side; at least one.
    package init(_ item: Slug, taking: [Slug: PartyID]) {
        self.item = item
        self.taking = taking
        sides = taking.map { Side(id: $0.key, party: $0.value) }.sorted { $0.id < $1.id }
        digest = sides.hashValue
    }

    package static func == (a: Self, b: Self) -> Bool {
        a.digest == b.digest && a.item == b.item && a.sides == b.sides
    }

    /// Everybody who takes part: each has a line of their own.
    package var participants: Set<PartyID> { Set(taking.values) }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(item)
        hasher.combine(digest)
    }
}

/// A permission as it stands in a version: what each participant gives, and so the outcome.
package struct Row: Equatable, Sendable {
    /// One of the sides of an act, and who takes it.
    package struct Side: Equatable, Sendable {
        package let id: Slug
        package let party: PartyID

        /// - Parameters:
        ///   - id: the side, as in `holds`.
        ///   - party: who takes it.
        package init(_ id: Slug, _ party: PartyID) {
            self.id = id
            self.party = party
        }
    }

    package let key: RowKey
    /// What the act is called.
    package let label: Line
    /// The sides in the order they are read.
    package let sides: [Side]
    /// What a maximum counts, where it may have one.
    package let unit: Line?
    /// What each participant gives.
    package let lines: [PartyID: Boundary]
    /// Whose must-have it is that this row is granted, and for what.
    package let neededBy: [MustHave]

    /// - Parameters:
    ///   - item: what is done.
    ///   - label: what the act is called.
    ///   - sides: the sides in the order they are read, each of another name.
    ///   - unit: what a maximum counts.
    ///   - lines: what each participant gives; who gives nothing has not agreed.
    ///   - neededBy: whose must-have it is that this row is granted, and for what.
    package init(
        _ item: Slug, label: Line, sides: [Side], unit: Line? = nil, lines: [PartyID: Boundary],
        neededBy: [MustHave] = []
    ) {
        key = RowKey(
            item, taking: Dictionary(sides.map { ($0.id, $0.party) }, uniquingKeysWith: { first, _ in first })
        )
        self.label = label
        self.sides = sides
        self.unit = unit
        self.lines = Dictionary(uniqueKeysWithValues: key.participants.map { ($0, lines[$0] ?? .notAgreed) })
        self.neededBy = neededBy
    }

    /// The meet of everybody's lines: nothing is agreed that one participant does not agree to.
    package var outcome: Boundary { lines.values.reduce(.agreed) { $0.met($1) } }

    /// - Parameter lines: other lines.
    /// - Returns: the same row with them.
    package func with(lines: [PartyID: Boundary]) -> Self {
        Self(key.item, label: label, sides: sides, unit: unit, lines: lines, neededBy: neededBy)
    }
}
