import Canonical
package import Consent
package import History

/// The thanks of a thread, newest first.
package struct ThanksView: View {
    package struct Thanks: Hashable, Encodable, Sendable {
        /// What commands call it by.
        package let number: Int
        package let record: String
        package let said: ShownTime
        package let by: Person
        package let to: [Person]
        /// What it is for.
        package let about: String?
        package let words: [String]
        /// Whether the reader has hidden it.
        package let isHidden: Bool
    }

    package let schema = "troth/thanks/v0"
    package let agreement: AgreementMention
    package let thanks: [Thanks]

    private enum CodingKeys: CodingKey { case schema, agreement, thanks }

    /// - Parameters:
    ///   - posted: all of them, in the order in which they are counted.
    ///   - names: how what belongs to the thread is called.
    ///   - promises: the first line of each promise that was added.
    ///   - hidden: what the reader has hidden.
    ///   - showsHidden: whether that is in the list, too.
    package init(
        _ posted: [Posted<ThanksEntry>], _ names: ThreadNames, promises: [RecordID: String],
        hidden: Set<RecordID>, showsHidden: Bool
    ) {
        agreement = names.agreement
        thanks = posted.enumerated().map { index, one in
            let about: String? =
                switch one.entry.about {
                case .item(let id): names.label(of: id)
                case .added(let id): promises[id] ?? "a promise that is not here"
                case nil: nil
                }
            return Thanks(
                number: index + 1, record: "\(one.id)", said: ShownTime(one.said),
                by: names.people[one.author],
                to: names.people.ordered(one.entry.to), about: about,
                words: one.entry.words.lines.map(\.description), isHidden: hidden.contains(one.id))
        }
        .filter { showsHidden || !$0.isHidden }.reversed()
    }
}
