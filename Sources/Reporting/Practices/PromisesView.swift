import Canonical
package import Consent
package import History

/// The promises of a thread, each by its maker's word alone: no counts, and no verdict of anybody else's.
package struct PromisesView: View {
    package struct Promise: Hashable, Encodable, Sendable {
        /// What commands call it by.
        package let number: Int
        /// `item` or `record`, where it stands, and its name there.
        package let source: String
        package let maker: Person
        package let to: [Person]
        /// What it is called in the agreement's text; nil for one that was added.
        package let label: String?
        package let words: [String]
        package let due: ShownTime?
        package let everyDays: UInt64?
        /// Whether it says what will be different, in answer to an account (`troth repair`).
        package let isAfterAccount: Bool
        /// `standing`, `ended`, `released` or `over`.
        package let state: String
        /// When it was ended or released.
        package let since: ShownTime?
        package let releasedBy: [Person]
        /// `kept` or `missed`, what its maker said last.
        package let last: String?
        package let lastSaid: ShownTime?
        /// When it has its next time: for its maker alone.
        package let next: ShownTime?
        /// Whether that time has come: for its maker alone.
        package let hasCome: Bool?
    }

    package let schema = "troth/promises/v0"
    package let agreement: AgreementMention
    package let promises: [Promise]

    private enum CodingKeys: CodingKey { case schema, agreement, promises }

    /// - Parameters:
    ///   - promises: what is known of them, in the order in which they are counted.
    ///   - names: how what belongs to the thread is called.
    ///   - hidden: what is not shown without being asked for; it keeps its number.
    ///   - moment: the present.
    package init(
        _ promises: [KnownPromise], _ names: ThreadNames, hidden: Set<RecordID> = [], at moment: Moment
    ) {
        agreement = names.agreement
        self.promises = promises.enumerated().filter { _, one in
            if case .added(let id) = one.source { !hidden.contains(id) } else { true }
        }
        .map { index, one in
            let maker = names.people[one.maker]
            let (state, since): (String, Instant?) =
                switch one.state {
                case .standing: ("standing", nil)
                case .ended(let time): ("ended", time)
                case .released(let time): ("released", time)
                case .over: ("over", nil)
                }
            return Promise(
                number: index + 1, source: "\(one.source)", maker: maker, to: names.people.ordered(one.to),
                label: one.label.map { "\($0)" }, words: one.words.lines.map(\.description),
                due: one.due.map(ShownTime.init), everyDays: one.every,
                isAfterAccount: one.repair != nil, state: state,
                since: since.map(ShownTime.init), releasedBy: names.people.ordered(one.releasedBy.keys),
                last: one.last?.mark.rawValue, lastSaid: (one.last?.said).map(ShownTime.init),
                next: maker.isYou ? one.next.map(ShownTime.init) : nil,
                hasCome: maker.isYou ? one.next.map { $0 <= moment.latest } : nil)
        }
    }
}
