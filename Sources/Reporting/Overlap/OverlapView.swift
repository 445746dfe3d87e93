package import Canonical
package import Consent

/// Where everybody's answers meet: a guide to talk by.
package struct OverlapView: View {
    /// A row, and what each of its people answered.
    package struct Entry: Hashable, Encodable, Sendable {
        /// One person's answer.
        package struct Answer: Hashable, Encodable, Sendable {
            package let person: Person
            /// Nil where they have not answered.
            package let boundary: BoundaryView?
            /// How well they know how to do it, where that was asked.
            package let experience: String?
            /// What they chose to say of how much they want it.
            package let liking: String?
        }
        package let row: RowMention
        package let answers: [Answer]
        package let outcome: BoundaryView
        package let neededBy: [MustHaveView]
    }

    /// The rows of one category.
    package struct Group: Hashable, Encodable, Sendable {
        /// `agreed by all`, `ask`, `not agreed`, `hard limits` or `not answered`.
        package let category: String
        package let rows: [Entry]
    }

    /// Something that keeps people safe, that somebody promises, or that is good to know.
    package struct Words: Hashable, Encodable, Sendable {
        package let label: String
        package let words: [String]
        package let neededBy: [MustHaveView]
    }

    package let schema = "troth/overlap/v0"
    package let agreement: AgreementMention
    package let people: [Person]
    /// In the order in which they are best talked about: what is clear comes first, silence last.
    package let groups: [Group]
    package let protections: [Words]
    package let promises: [Words]
    package let facts: [Words]
    /// What somebody's own words are wanted for, and nobody has written yet.
    package let open: [String]
    /// What several people wrote each their own words for.
    package let unsettled: [String]
    /// Whose answers were sealed after yours could be read.
    package let sealedLater: [Person]

    private enum CodingKeys: CodingKey {
        case schema, agreement, people, groups, protections, promises, facts, open, unsettled, sealedLater
    }

    /// What people said beside their boundaries, by item.
    package struct Beside: Sendable {
        package let notAnswered: Set<Slug>
        package let experience: [Slug: Slug]
        package let liking: [Slug: Slug]

        /// - Parameters: as the properties say.
        package init(notAnswered: Set<Slug>, experience: [Slug: Slug], liking: [Slug: Slug]) {
            self.notAnswered = notAnswered
            self.experience = experience
            self.liking = liking
        }
    }

    /// - Parameters:
    ///   - text: what everybody's answers come to.
    ///   - beside: what each said beside it.
    ///   - open: labels of what nobody has written yet.
    ///   - unsettled: labels of what several people wrote.
    ///   - sealedLater: whose answers were sealed after the reader's could be read.
    ///   - reader: for whom.
    package init(
        _ text: Version, beside: [PartyID: Beside], open: [Line], unsettled: [Line],
        sealedLater: Set<PartyID>, for reader: PartyID
    ) {
        let names = ThreadNames(text.agreement, version: text, reader: reader)
        let overlap = Overlap(text, notAnswered: beside.mapValues(\.notAnswered))
        agreement = names.agreement
        people = names.people.everyone
        groups = Overlap.Category.allCases.map { category in
            Group(
                category: category.rawValue,
                rows: overlap[category].map { Self.entry($0, beside, names) })
        }
        .filter { !$0.rows.isEmpty }
        protections = text.protections.map { one in
            Words(
                label: "\(one.label)", words: one.words.lines.map(\.description),
                neededBy: one.neededBy.map { MustHaveView($0, names: names) })
        }
        promises = text.promises.map { one in
            Words(
                label: "\(names.people[one.maker].name): \(one.label)",
                words: one.words.lines.map(\.description), neededBy: [])
        }
        facts = text.facts.map {
            Words(label: "\($0.label)", words: $0.words.lines.map(\.description), neededBy: [])
        }
        self.open = open.map(\.description)
        self.unsettled = unsettled.map(\.description)
        self.sealedLater = names.people.ordered(sealedLater)
    }

    private static func entry(
        _ entry: Overlap.Entry, _ beside: [PartyID: Beside], _ names: ThreadNames
    ) -> Entry {
        let mention = names.mention(of: entry.row)
        let item = entry.row.key.item
        return Entry(
            row: mention,
            answers: names.people.sorted(entry.lines.keys).map { party in
                let line: Boundary? = entry.lines[party] ?? nil
                return Entry.Answer(
                    person: names.people[party], boundary: line.map { BoundaryView($0, unit: mention.unit) },
                    experience: beside[party]?.experience[item].map(\.inWords),
                    liking: beside[party]?.liking[item].map(\.inWords))
            },
            outcome: BoundaryView(entry.row.outcome, unit: mention.unit),
            neededBy: entry.row.neededBy.map { MustHaveView($0, names: names) })
    }
}
