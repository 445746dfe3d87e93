package import Canonical
package import Consent
import History

extension LogView {
    /// What of the log is wanted.
    package struct Choice: Sendable {
        /// One thread; nil for every one.
        package var agreement: AgreementID?
        /// Whether the thread itself was asked for, and not only somebody or something in it: then what is private and belongs
        /// to no thread is left out.
        package var hasNamedAgreement = false
        /// Which kinds of records, by their names in the format: `narrowing`, `pause`, `check-in` …; empty for all.
        package var kinds: Set<String> = []
        /// Who wrote them; nil for everybody.
        package var party: PartyID?
        /// What concerns a row; nil for everything.
        package var row: Slug?
        package var since: Instant?
        package var until: Instant?

        /// Everything.
        package init() {}

        /// Whether nothing is left out.
        var isEverything: Bool {
            agreement == nil && kinds.isEmpty && party == nil && row == nil && since == nil && until == nil
        }

        /// - Parameters:
        ///   - record: a record.
        ///   - entry: what it says, where it is an entry that is known.
        ///   - ledger: every act that is known.
        /// - Returns: whether it is wanted.
        func wants(_ record: Record, _ entry: (any History.Entry)?, _ ledger: Ledger) -> Bool {
            (agreement.map { record.agreement == $0 } ?? true)
                && (kinds.isEmpty || kinds.contains(record.act.kind))
                && (party.map { record.author == $0 } ?? true)
                && (since.map { $0 <= record.said } ?? true) && (until.map { record.said <= $0 } ?? true)
                && (row.map { record.act.concerns($0, ledger) || entry?.concerns($0) ?? false } ?? true)
        }
    }
}

extension History.Entry {
    /// Whether it names a row.
    fileprivate func concerns(_ item: Slug) -> Bool {
        switch self {
        case let entry as RepairEntry: entry.row == item
        case let entry as CheckInEntry: entry.marks.contains { $0.subject == .row(item) }
        default: false
        }
    }
}

extension Act {
    /// The names of all acts in the format.
    package static let kinds = [
        "proposal", "signature", "held", "no", "narrowing", "signal", "cannot-provide", "pause", "leave",
        "invitation", "answer", "not-again", "asks-again", "unknown",
    ]

    /// Its name in the format.
    package var kind: String {
        switch self {
        case .proposal: "proposal"
        case .signature: "signature"
        case .held: "held"
        case .no: "no"
        case .narrowing: "narrowing"
        case .signal: "signal"
        case .cannotProvide: "cannot-provide"
        case .pause: "pause"
        case .leave: "leave"
        case .delivered: "delivered"
        case .invitation: "invitation"
        case .answer: "answer"
        case .notAgain: "not-again"
        case .asksAgain: "asks-again"
        case .entry(let kind): kind
        case .unknown: "unknown"
        }
    }

    /// Whether it is about a row: limits it, or brings a text in which the row is another than in what that replaces.
    fileprivate func concerns(_ item: Slug, _ ledger: Ledger) -> Bool {
        switch self {
        case .narrowing(let key, _): return key.item == item
        case .proposal(_, let version):
            let old = version.replaces.compactMap { ledger.versions[$0] }
            let rows = version.rows.filter { $0.key.item == item }
            return old.isEmpty
                ? !rows.isEmpty
                : old.contains { $0.rows.filter { $0.key.item == item }.map(\.lines) != rows.map(\.lines) }
        default: return false
        }
    }
}
