package import Canonical

/// Something about a version that people who know their way around would point at before anybody signs.
///
/// It says what was found and where. It never judges the people.
package struct Concern: Hashable, Sendable {
    /// How much it weighs.
    package enum Severity: String, CaseIterable, Comparable, Sendable {
        /// Worth a thought.
        case note
        /// Worth a talk before anybody signs.
        case warning
        /// Cannot be signed: it takes away what the standing terms give to everybody.
        case error

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
        package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
    }

    package let id: ConcernID
    /// What was found, and where: lower case at its beginning, no full stop.
    package let reason: String
    /// What could be done: a sentence or two.
    package let suggestion: String
    /// The items it is about, in the order of the text; none where it is about the whole.
    package let items: [Slug]
    /// Whom it is about, in the order of the text; nobody where it is about all.
    package let people: [PartyID]

    package var severity: Severity { id.severity }

    /// - Parameters: as the properties say.
    package init(
        _ id: ConcernID, _ reason: String, suggestion: String, items: [Slug] = [], people: [PartyID] = []
    ) {
        self.id = id
        self.reason = reason
        self.suggestion = suggestion
        self.items = items
        self.people = people
    }
}
