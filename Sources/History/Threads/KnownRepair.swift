package import Canonical
package import Consent

/// An account, and what was said to it. Nobody judges it.
package struct KnownRepair: Sendable {
    /// Something that was said to it.
    package struct Part: Sendable {
        package enum What: Sendable {
            case own(RepairOwnEntry)
            /// A promise of what will be different.
            case plan(PromiseEntry)
            case review(RepairReviewEntry)
            case closed(RepairCloseEntry.Outcome)
        }

        package let id: RecordID
        package let author: PartyID
        package let said: Instant
        package let what: What

        fileprivate init<Kind>(_ posted: Posted<Kind>, _ what: What) {
            (id, author, said, self.what) = (posted.id, posted.author, posted.said, what)
        }
    }

    /// What its author has written and not shared.
    package enum Draft: Sendable {
        case account(Posted<RepairEntry>)
        case answer(Posted<RepairOwnEntry>)

        package var id: RecordID {
            switch self {
            case .account(let posted): posted.id
            case .answer(let posted): posted.id
            }
        }

        package var said: Instant {
            switch self {
            case .account(let posted): posted.said
            case .answer(let posted): posted.said
            }
        }

        /// The account; or what its author did, and then its effect.
        package var texts: [Prose] {
            switch self {
            case .account(let posted): [posted.entry.words]
            case .answer(let posted): [posted.entry.did, posted.entry.effect]
            }
        }

        /// The account that it is an answer to.
        package var answers: RecordID? {
            if case .answer(let posted) = self { posted.entry.repair } else { nil }
        }
    }

    package let account: Posted<RepairEntry>
    /// In the order in which their authors say they were written.
    package let parts: [Part]
    /// What came to its opener from others only after they had ended it: it is kept, and not shown.
    package let late: [Part]
    /// How its opener closed it last, and when they say they did; nil where they have not.
    package let closed: (outcome: RepairCloseEntry.Outcome, said: Instant)?
    /// Whether its opener has put it into reports and exports.
    package let isInReports: Bool

    /// Who gave the account.
    package var opener: PartyID { account.author }
    /// Whether its opener wants to hear no more of it.
    package var isEnded: Bool { closed?.outcome == .ended }
}

extension Archive {
    /// - Parameters:
    ///   - agreement: a thread.
    ///   - ledger: every act that is known.
    /// - Returns: the accounts that were shared in it, oldest first.
    package func repairs(in agreement: AgreementID, _ ledger: Ledger) -> [KnownRepair] {
        let owns = posted(RepairOwnEntry.self, in: agreement).filter { !$0.isPrivate }
            .map { (repair: Optional($0.entry.repair), part: KnownRepair.Part($0, .own($0.entry))) }
        let plans = posted(PromiseEntry.self, in: agreement)
            .map { (repair: $0.entry.repair, part: KnownRepair.Part($0, .plan($0.entry))) }
        let reviews = posted(RepairReviewEntry.self, in: agreement)
            .map { (repair: Optional($0.entry.repair), part: KnownRepair.Part($0, .review($0.entry))) }
        let closings = posted(RepairCloseEntry.self, in: agreement)
        let shown = posted(RepairShownEntry.self, in: agreement)
        return posted(RepairEntry.self, in: agreement).filter { !$0.isPrivate }.map { account in
            func isOpeners(_ part: KnownRepair.Part) -> Bool { part.author == account.author }
            let closed = closings.filter { $0.entry.repair == account.id && $0.author == account.author }
            // Another word of its opener's opens it for what is said from then on.
            let end = closed.last.flatMap { $0.entry.outcome == .ended ? ledger.records[$0.id] : nil }
            func of(_ said: [(repair: RecordID?, part: KnownRepair.Part)]) -> [KnownRepair.Part] {
                said.filter { $0.repair == account.id }.map(\.part)
            }
            // Nobody answers their own account; they may look at it again.
            let all =
                (of(owns) + of(plans)).filter { !isOpeners($0) } + of(reviews)
                + closed.map { KnownRepair.Part($0, .closed($0.entry.outcome)) }
            func isLate(_ part: KnownRepair.Part) -> Bool {
                guard let end, !isOpeners(part), part.author != owner else { return false }
                return ledger.records[part.id].map { !ledger.reached($0, theAuthorOf: end) } ?? true
            }
            let parts = all.enumerated()
                .sorted { ($0.element.said, $0.offset) < ($1.element.said, $1.offset) }.map(\.element)
            return KnownRepair(
                account: account, parts: parts.filter { !isLate($0) }, late: parts.filter(isLate),
                closed: closed.last.map { ($0.entry.outcome, $0.said) },
                isInReports: shown.last { $0.entry.repair == account.id && $0.author == account.author }?
                    .entry.isShown ?? false)
        }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the owner's drafts, oldest first, each with what commands call it by: its place among all that there
    ///   ever were, so that what is said twice of one is never heard of the next one.
    package func repairDrafts(in agreement: AgreementID) -> [(number: Int, draft: KnownRepair.Draft)] {
        let hidden = hidden
        let accounts = posted(RepairEntry.self, in: agreement).filter(\.isPrivate)
            .map(KnownRepair.Draft.account)
        let answers = posted(RepairOwnEntry.self, in: agreement).filter(\.isPrivate)
            .map(KnownRepair.Draft.answer)
        // By their places in the private log, which no clock that is set back changes.
        let places = Dictionary(
            privateRecords.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return (accounts + answers).sorted { places[$0.id] ?? 0 < places[$1.id] ?? 0 }.enumerated()
            .map { (number: $0.offset + 1, draft: $0.element) }
            .filter { !hidden.contains($0.draft.id) }
    }

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - ledger: every act that is known.
    /// - Returns: the records that stand in no report and no export: repairs whose openers have not put them there, and
    ///   what was promised and thanked in them.
    package func recordsOutOfReports(in agreement: AgreementID, _ ledger: Ledger) -> Set<RecordID> {
        let shown = Set(repairs(in: agreement, ledger).filter(\.isInReports).map(\.account.id))
        var left: Set<RecordID> = []
        for record in records where record.text.log.subject == .agreement(agreement) {
            let entry = record.text.body.entry
            let repair = entry is RepairEntry ? record.id : entry?.repairSpokenOf
            if let repair, !shown.contains(repair) { left.insert(record.id) }
        }
        // What is said of a promise names the promise alone.
        return left.union(
            records.filter { record in
                guard case .added(let promise) = record.text.body.entry?.promiseSpokenOf else { return false }
                return record.text.log.subject == .agreement(agreement) && left.contains(promise)
            }
            .map(\.id))
    }
}

extension Entry {
    /// The account that it belongs to.
    fileprivate var repairSpokenOf: RecordID? {
        (self as? any EntryOfRepair)?.repair ?? (self as? PromiseEntry)?.repair
    }

    /// The promise that it says something of.
    fileprivate var promiseSpokenOf: PromiseSource? {
        (self as? PromiseMarkEntry)?.promise ?? (self as? ThanksEntry)?.about
    }
}
