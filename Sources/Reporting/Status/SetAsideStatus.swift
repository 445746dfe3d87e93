package import Canonical
package import Consent

/// Something came that the reader had asked not to get. It says no name and no title: these are the sender's words.
package struct SetAsideStatus: Hashable, Encodable, Sendable {
    package enum Ask: String, Encodable, Sendable {
        case proposal, invitation
    }

    package let ask: Ask
    /// Until when they asked not to be asked.
    package let until: ShownTime

    /// - Parameters:
    ///   - act: what came.
    ///   - until: until when the reader asked not to be asked.
    package init(_ act: Act, until: Instant) {
        if case .invitation = act { ask = .invitation } else { ask = .proposal }
        self.until = ShownTime(until)
    }

    /// - Parameters:
    ///   - setAside: what was set aside; nothing is said of whom the reader has blocked.
    ///   - ledger: every act that is known.
    ///   - agreement: the one thread to look at; all, where nil.
    ///   - moment: the present.
    /// - Returns: what could still be answered, each said once.
    static func all(
        _ setAside: SetAside, in ledger: Ledger, of agreement: AgreementID?, at moment: Moment
    ) -> [Self] {
        let open = setAside.asks.compactMap { id, reason -> Self? in
            guard case .notBefore(let until) = reason, let record = ledger.records[id],
                agreement == nil || record.agreement == agreement, !ledger.hasEnded(record.agreement)
            else { return nil }
            if case .proposal(let id, let version) = record.act {
                guard setAside.versions[id] != nil, ledger.refusers(of: id).isEmpty,
                    moment.latest < version.term.signBy
                else { return nil }
            } else if !setAside.threads.contains(record.agreement)
                || !(ledger.threads[record.agreement]?.versions.isEmpty ?? true)
            {
                return nil
            }
            return Self(record.act, until: until)
        }
        return Set(open).sorted { ($0.until, $0.ask.rawValue) < ($1.until, $1.ask.rawValue) }
    }

    /// Without a full stop.
    package var sentence: String {
        let what = ask == .proposal ? "a proposal" : "an invitation"
        return "\(what) came that you asked not to get until \(until.asLimit); you need not look at it"
    }
}
