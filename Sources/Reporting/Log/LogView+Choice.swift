package import Canonical
package import Consent

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

        /// - Parameters:
        ///   - record: a record.
        ///   - ledger: every act that is known.
        /// - Returns: whether it is wanted.
        func wants(_ record: Record, _ ledger: Ledger) -> Bool {
            (agreement.map { record.agreement == $0 } ?? true)
                && (kinds.isEmpty || kinds.contains(record.act.kind))
                && (party.map { record.author == $0 } ?? true)
                && (since.map { $0 <= record.said } ?? true) && (until.map { record.said <= $0 } ?? true)
                && (row.map { record.act.concerns($0, ledger) } ?? true)
        }
    }
}

extension Act {
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
