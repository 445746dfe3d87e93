package import Canonical
package import Consent
package import History

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
        /// Who says that they cannot provide it.
        package var cannotProvide: [Person] = []
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
    /// What stands in the template's words, since nobody chose any.
    package let unchosen: [String]
    /// Who sealed or answered otherwise after others' answers could be read.
    package let changedLater: [Person]

    private enum CodingKeys: CodingKey {
        case schema, agreement, people, groups, protections, promises, facts, open, unsettled, unchosen
        case changedLater
    }

    /// - Parameters:
    ///   - text: what everybody's answers come to.
    ///   - answers: what each answered, for what stands beside the text.
    ///   - open: labels of what nobody has written yet.
    ///   - unsettled: labels of what several people wrote.
    ///   - unchosen: labels of what stands in the template's words.
    ///   - changedLater: who sealed or answered otherwise after others' answers could be read.
    ///   - reader: for whom.
    package init(
        _ text: Version, answers: [PartyID: AnswerEntry], open: [Line], unsettled: [Line], unchosen: [Line],
        changedLater: Set<PartyID>, for reader: PartyID
    ) {
        let names = ThreadNames(text.agreement, version: text, addressing: reader)
        let overlap = Overlap(text) { party, key in
            answers[party].map { answer in !key.sides(of: party).contains { answer.notAnswered.contains($0) }
            } ?? false
        }
        agreement = names.agreement
        people = names.people.everyone
        groups = Overlap.Category.allCases.map { category in
            Group(
                category: category.rawValue,
                rows: overlap[category].map { Self.entry($0, answers, names) })
        }
        .filter { !$0.rows.isEmpty }
        protections = text.protections.map { one in
            let missing = names.people.ordered(
                answers.filter { $0.value.cannotProvide.contains(one.id) && one.providers.contains($0.key) }
                    .keys)
            return Words(
                label: "\(one.label)", words: one.words.lines.map(\.description),
                neededBy: one.neededBy.map { MustHaveView($0, names: names) }, cannotProvide: missing)
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
        self.unchosen = unchosen.map(\.description)
        self.changedLater = names.people.ordered(changedLater)
    }

    private static func entry(
        _ entry: Overlap.Entry, _ answers: [PartyID: AnswerEntry], _ names: ThreadNames
    ) -> Entry {
        let mention = names.mention(of: entry.row)
        func word(_ words: [AnswerEntry.ItemSide: Slug]?, _ party: PartyID) -> String? {
            entry.row.key.sides(of: party).compactMap { words?[$0]?.inWords }.first
        }
        return Entry(
            row: mention,
            answers: names.people.sorted(entry.lines.keys).map { party in
                let line: Boundary? = entry.lines[party] ?? nil
                return Entry.Answer(
                    person: names.people[party], boundary: line.map { BoundaryView($0, unit: mention.unit) },
                    experience: word(answers[party]?.experience, party),
                    liking: word(answers[party]?.liking, party))
            },
            outcome: BoundaryView(entry.row.outcome, unit: mention.unit),
            neededBy: entry.row.neededBy.map { MustHaveView($0, names: names) })
    }
}

extension RowKey {
    /// - Parameter party: one of its people.
    /// - Returns: the sides that they take.
    func sides(of party: PartyID) -> [AnswerEntry.ItemSide] {
        taking.filter { $0.value == party }.map { AnswerEntry.ItemSide(item, $0.key) }.sorted()
    }
}
