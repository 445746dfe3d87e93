import Canonical
package import History

/// How people said that they are, and how they were: for each person the rows of marks, newest first.
package struct CheckInsView: View {
    /// What was said of one thing.
    package struct Mark: Hashable, Encodable, Sendable {
        /// `everything`, `section` or `row`.
        package let about: String
        /// Its name in the text; nil for everything.
        package let id: String?
        /// What it is called.
        package let label: String
        /// `green`, `yellow` or `red`.
        package let comfort: String?
        /// `more`, `same`, `less` or `pause`.
        package let wish: String?
        package let words: [String]

        /// - Parameters:
        ///   - mark: what was said.
        ///   - names: how what belongs to the thread is called.
        package init(_ mark: CheckInEntry.Mark, _ names: ThreadNames) {
            (about, id, label) =
                switch mark.subject {
                case .everything: ("everything", nil, "everything together")
                case .section(let id): ("section", "\(id)", names.title(of: id))
                case .row(let id): ("row", "\(id)", names.label(of: id))
                }
            comfort = mark.comfort?.rawValue
            wish = mark.wish?.rawValue
            words = mark.words.map { $0.lines.map(\.description) } ?? []
        }
    }

    package struct CheckIn: Hashable, Encodable, Sendable {
        package let said: ShownTime
        /// Whether it is for its owner alone.
        package let isForYourself: Bool
        package let marks: [Mark]
    }

    /// One person's.
    package struct Rows: Hashable, Encodable, Sendable {
        package let person: Person
        package let checkIns: [CheckIn]
    }

    package let schema = "troth/checkins/v0"
    package let agreement: AgreementMention
    /// In the order of the agreement's text; who has none is not among them.
    package let people: [Rows]

    private enum CodingKeys: CodingKey { case schema, agreement, people }

    /// - Parameters:
    ///   - posted: everybody's that are shared, and the reader's own.
    ///   - names: how what belongs to the thread is called.
    package init(_ posted: [Posted<CheckInEntry>], _ names: ThreadNames) {
        agreement = names.agreement
        let byAuthor = Dictionary(grouping: posted, by: \.author)
        people = names.people.sorted(byAuthor.keys).map { author in
            let checkIns = (byAuthor[author] ?? []).reversed().map { one in
                CheckIn(
                    said: ShownTime(one.said), isForYourself: one.isPrivate,
                    marks: one.entry.marks.map { Mark($0, names) })
            }
            return Rows(person: names.people[author], checkIns: checkIns)
        }
    }
}
