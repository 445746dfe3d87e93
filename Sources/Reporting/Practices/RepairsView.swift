import Canonical
package import Consent
package import History

/// The accounts of a thread, and how far each has come: without the words, which are read one by one.
package struct RepairsView: View {
    /// Something of the reader's that nobody else has.
    package struct Draft: Hashable, Encodable, Sendable {
        /// What commands call it by.
        package let number: Int
        package let record: String
        package let said: ShownTime
        /// `account`, or `answer` to one.
        package let what: String
        /// Which account it is an answer to; nil for an account, or where that is not here.
        package let answersNumber: Int?
        package let firstLine: String
    }

    package let schema = "troth/repairs/v0"
    package let agreement: AgreementMention
    package let drafts: [Draft]
    package let repairs: [RepairView.Repair]

    private enum CodingKeys: CodingKey { case schema, agreement, drafts, repairs }

    /// - Parameters:
    ///   - repairs: what is known of them, in the order in which they are counted.
    ///   - drafts: the reader's own, each with what commands call it by.
    ///   - promises: the promises of the thread, as they are listed.
    ///   - hidden: what is not shown without being asked for.
    ///   - names: how what belongs to the thread is called.
    package init(
        _ repairs: [KnownRepair], drafts: [(number: Int, draft: KnownRepair.Draft)],
        promises: PromisesView,
        hidden: Set<RecordID>, _ names: ThreadNames
    ) {
        agreement = names.agreement
        self.drafts = drafts.map { number, draft in
            Draft(
                number: number, record: "\(draft.id)", said: ShownTime(draft.said),
                what: draft.answers == nil ? "account" : "answer",
                answersNumber: draft.answers.flatMap { id in repairs.firstIndex { $0.account.id == id } }
                    .map { $0 + 1 },
                firstLine: "\(draft.texts[0].lines[0])")
        }
        self.repairs = repairs.enumerated().filter { !hidden.contains($0.element.account.id) }
            .map { RepairView.Repair($0.element, number: $0.offset + 1, promises, names, .none) }
    }
}
