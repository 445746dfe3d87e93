import Canonical
package import Consent
package import History

/// Things to talk about, which change nothing. Newest first.
package struct WishesView: View {
    package struct Wish: Hashable, Encodable, Sendable {
        /// What commands call it by.
        package let number: Int
        package let record: String
        package let said: ShownTime
        package let by: Person
        package let words: [String]
        /// Whether its author has taken it off the list.
        package let isDone: Bool
        /// Whether the reader has set it aside, in their own view alone.
        package let isSetAside: Bool
    }

    package let schema = "troth/wishes/v0"
    package let agreement: AgreementMention
    package let wishes: [Wish]

    private enum CodingKeys: CodingKey { case schema, agreement, wishes }

    /// - Parameters:
    ///   - wishes: all of them, in the order in which they are counted.
    ///   - names: how what belongs to the thread is called.
    ///   - hidden: what the reader has set aside.
    ///   - showsAll: whether what is done or set aside is in the list, too.
    package init(
        _ wishes: [(wish: Posted<WishEntry>, isDone: Bool)], _ names: ThreadNames, hidden: Set<RecordID>,
        showsAll: Bool
    ) {
        agreement = names.agreement
        self.wishes = wishes.enumerated().map { index, one in
            Wish(
                number: index + 1, record: "\(one.wish.id)", said: ShownTime(one.wish.said),
                by: names.people[one.wish.author], words: one.wish.entry.words.lines.map(\.description),
                isDone: one.isDone, isSetAside: hidden.contains(one.wish.id))
        }
        .filter { showsAll || !$0.isDone && !$0.isSetAside }.reversed()
    }
}
