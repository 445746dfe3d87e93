import Canonical

/// Where people's answers meet: a guide to talk by. It is no agreement and no count, and points nowhere.
package struct Overlap: Equatable, Sendable {
    /// What a row comes to.
    package enum Category: String, CaseIterable, Sendable {
        case agreed = "agreed by all"
        case ask
        case notAgreed = "not agreed"
        case hardLimit = "hard limits"
        case notAnswered = "not answered"
    }

    /// A row, with what each of its people said.
    package struct Entry: Equatable, Sendable {
        /// What one person said; nil where they have not answered.
        package let lines: [PartyID: Boundary?]
        package let row: Row
        package let category: Category
    }

    /// Every row, in the order of the text.
    package let entries: [Entry]

    /// - Parameters:
    ///   - text: what everybody's answers come to: in each line what its owner gives.
    ///   - isAnswered: whether somebody has answered their side of a row.
    package init(_ text: Version, isAnswered: (PartyID, RowKey) -> Bool) {
        entries = text.rows.map { row in
            let lines = row.lines.map { party, line -> (PartyID, Boundary?) in
                let isSilent = line == .notAgreed && !isAnswered(party, row.key)
                return (party, isSilent ? nil : line)
            }
            return Entry(
                lines: Dictionary(uniqueKeysWithValues: lines), row: row,
                category: Self.category(lines.map(\.1)))
        }
    }

    /// - Parameter category: a category.
    /// - Returns: its entries, in order.
    package subscript(_ category: Category) -> [Entry] { entries.filter { $0.category == category } }

    /// Somebody's no is told before anybody's silence: there is nothing to ask about then.
    private static func category(_ lines: [Boundary?]) -> Category {
        let said = lines.compactMap(\.self)
        if said.contains(.hardLimit) { return .hardLimit }
        if said.contains(.notAgreed) { return .notAgreed }
        guard said.count == lines.count else { return .notAnswered }
        let outcome = said.reduce(Boundary.agreed) { $0.met($1) }
        return outcome.grant?.rung == .agreed ? .agreed : .ask
    }
}
