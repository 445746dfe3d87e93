package import Canonical

/// What an agreement says at one point: what a version says, or what stood at some time.
package struct Snapshot: Sendable {
    /// What stands of one row.
    package struct Standing: Equatable, Sendable {
        /// Each participant's own line; nobody else's.
        package var lines: [PartyID: Boundary] = [:]
        /// What everybody's lines come to.
        package var outcome = Boundary.notAgreed

        /// Nothing: not agreed.
        package init() {}

        /// - Parameters:
        ///   - lines: each participant's own line.
        ///   - outcome: what they come to.
        package init(lines: [PartyID: Boundary], outcome: Boundary) {
            self.lines = lines
            self.outcome = outcome
        }

        /// - Parameter party: a participant.
        /// - Returns: their line; who has none has not agreed.
        package subscript(_ party: PartyID) -> Boundary { lines[party] ?? .notAgreed }

        func met(_ other: Self) -> Self {
            Self(lines: lines.merging(other.lines) { $0.met($1) }, outcome: outcome.met(other.outcome))
        }
    }

    /// The texts that count together, the highest number last; none where nothing had been agreed.
    package let texts: [Version]
    /// What stands of each row, also of one that is only limited and stands in no text.
    package let rows: [RowKey: Standing]

    /// - Parameters:
    ///   - texts: the texts that count together, the highest number last.
    ///   - rows: what stands of each row.
    package init(texts: [Version], rows: [RowKey: Standing]) {
        self.texts = texts
        self.rows = rows
    }

    /// - Parameter version: a text, as it is written.
    package init(_ version: Version) {
        self.init(
            texts: [version],
            rows: version.rowTable.mapValues { Standing(lines: $0.lines, outcome: $0.outcome) })
    }

    /// What is said beside the rows, where there is a text.
    var newest: Version? { texts.last }

    /// What every text has, the newest words of each, in the newest text's order.
    ///
    /// - Parameters:
    ///   - things: what one text has of it.
    ///   - id: what makes two of them the same thing.
    package func all<Value, ID: Hashable>(_ things: (Version) -> [Value], by id: (Value) -> ID) -> [Value] {
        var seen: Set<ID> = []
        return texts.reversed().flatMap(things).filter { seen.insert(id($0)).inserted }
    }
}

extension Chronicle {
    /// - Parameters:
    ///   - time: a time.
    ///   - ledger: every act that is known.
    /// - Returns: what stood at the end of that second.
    package func snapshot(at time: Instant, in ledger: Ledger) -> Snapshot {
        var rows: [RowKey: Snapshot.Standing] = [:]
        var counted: Set<VersionID> = []
        for step in steps.prefix(while: { $0.at <= time }) {
            counted = step.counted
            for move in step.moves {
                var row = rows[move.row] ?? Snapshot.Standing()
                for line in move.lines { row.lines[line.party] = line.change.new }
                if let outcome = move.outcome { row.outcome = outcome.new }
                rows[move.row] = row
            }
        }
        let texts = counted.sorted().compactMap { ledger.versions[$0] }.sorted { $0.number < $1.number }
        return Snapshot(texts: texts, rows: rows)
    }
}
