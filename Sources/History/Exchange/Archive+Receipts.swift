package import Consent

extension Archive {
    /// What this home writes so that the others know what has reached it.
    ///
    /// - Parameters:
    ///   - agreement: a thread.
    ///   - ledger: this archive's ledger.
    /// - Returns: one receipt for each log of which more is here than was confirmed; none where that is nothing but
    ///   receipts of theirs, or two homes would thank each other for ever.
    package func receipts(in agreement: AgreementID, ledger: Ledger) -> [RecordBody] {
        let unconfirmed = logs.values
            .filter { $0.name.subject == .agreement(agreement) && $0.name.author != owner }
            .filter { $0.size > ledger.delivered($0.name.id, to: owner) }
            .sorted { $0.name.id < $1.name.id }
        let isNews = unconfirmed.contains { log in
            log.records[Int(ledger.delivered(log.name.id, to: owner))...].contains { record in
                if case .delivered = record.text.body { false } else { true }
            }
        }
        return isNews ? unconfirmed.map { .delivered($0.name.id, length: $0.size) } : []
    }

    /// - Parameters:
    ///   - subject: a thread, or what is private.
    ///   - ledger: this archive's ledger.
    /// - Returns: whether the home was set back, or one of the thread's people has records of this home's that it does
    ///   not have: what it gives them now could be the second record for a place that has one.
    package func isSetBack(for subject: LogSubject, ledger: Ledger) -> Bool {
        if subject != .private && wasSetBack { return true }
        guard let agreement = subject.agreement, let parties = ledger.threads[agreement]?.parties else {
            return false
        }
        return claims.values.contains { !parties.isDisjoint(with: $0) }
    }
}
