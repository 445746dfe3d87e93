import Canonical
import Consent
package import History

/// One account, and what was said to it, in everyone's own words.
package struct RepairView: DocumentView {
    /// An account.
    package struct Repair: Hashable, Encodable, Sendable {
        /// What commands call it by.
        package let number: Int
        package let record: String
        package let openedBy: Person
        package let said: ShownTime
        /// `distance`, `talk` or `leave`: what whoever opened it would like for now; nil where they do not say.
        package let wish: String?
        /// What it is about, where they name it.
        package let row: String?
        /// The account; nil in a list.
        package let words: [String]?
        package let parts: [Part]
        /// How whoever opened it closed it last, in their own word.
        package let closed: String?
        package let closedSaid: ShownTime?
        package let isInReports: Bool
        /// How much came after they had ended it. It is kept, and not shown.
        package let late: Int
    }

    /// Something that was said to it.
    package struct Part: Hashable, Encodable, Sendable {
        package enum What: String, Encodable, Sendable { case own, plan, review, closed }

        package let what: What
        package let record: String
        package let by: Person
        package let said: ShownTime
        /// What its author did, or promises, or sees; nil in a list.
        package let words: [String]?
        /// What came of what they did; nil for anything else, and in a list.
        package let effect: [String]?
        /// What is promised, as the list of promises has it.
        package let promise: PromisesView.Promise?
        /// In which word it was closed.
        package let outcome: String?
    }

    package let schema = "troth/repair/v0"
    package let agreement: AgreementMention
    package let repair: Repair

    private enum CodingKeys: CodingKey { case schema, agreement, repair }

    /// - Parameters:
    ///   - repair: what is known of it.
    ///   - number: what commands call it by.
    ///   - promises: the promises of the thread, as they are listed.
    ///   - names: how what belongs to the thread is called.
    ///   - showsLate: whether what came after it was ended is in it, too.
    package init(
        _ repair: KnownRepair, number: Int, promises: PromisesView, _ names: ThreadNames, showsLate: Bool
    ) {
        agreement = names.agreement
        let words: Repair.Words = showsLate ? .allAndLate : .all
        self.repair = Repair(repair, number: number, promises, names, words)
    }
}

extension RepairView.Repair {
    /// How much of what people wrote is in it.
    enum Words { case none, all, allAndLate }

    /// - Parameters:
    ///   - repair: what is known of it.
    ///   - number: what commands call it by.
    ///   - promises: the promises of the thread, as they are listed.
    ///   - names: how what belongs to the thread is called.
    ///   - shown: how much of what people wrote is in it.
    init(
        _ repair: KnownRepair, number: Int, _ promises: PromisesView, _ names: ThreadNames, _ shown: Words
    ) {
        let hasWords = shown != .none
        let late = shown == .allAndLate ? [] : repair.late
        self.number = number
        record = "\(repair.account.id)"
        openedBy = names.people[repair.opener]
        said = ShownTime(repair.account.said)
        wish = repair.account.entry.wish?.rawValue
        row = repair.account.entry.row.map(names.label)
        words = hasWords ? repair.account.entry.words.shown : nil
        parts = (repair.parts + (shown == .allAndLate ? repair.late : [])).map {
            RepairView.Part($0, promises, names, hasWords: hasWords)
        }
        closed = repair.closed?.outcome.rawValue
        closedSaid = (repair.closed?.said).map(ShownTime.init)
        isInReports = repair.isInReports
        self.late = late.count
    }
}

extension RepairView.Part {
    fileprivate init(
        _ part: KnownRepair.Part, _ promises: PromisesView, _ names: ThreadNames, hasWords: Bool
    ) {
        record = "\(part.id)"
        by = names.people[part.author]
        said = ShownTime(part.said)
        var (words, effect, outcome): ([String]?, [String]?, String?) = (nil, nil, nil)
        switch part.what {
        case .own(let entry):
            what = .own
            (words, effect) = (entry.did.shown, entry.effect.shown)
        case .plan(let entry):
            what = .plan
            words = entry.words.shown
        case .review(let entry):
            what = .review
            words = entry.words.shown
        case .closed(let word):
            what = .closed
            outcome = word.rawValue
        }
        self.words = hasWords ? words : nil
        self.effect = hasWords ? effect : nil
        self.outcome = outcome
        promise =
            what == .plan && hasWords
            ? promises.promises.first { $0.source == "\(PromiseSource.added(part.id))" } : nil
    }
}

extension Prose {
    fileprivate var shown: [String] { lines.map(\.description) }
}
