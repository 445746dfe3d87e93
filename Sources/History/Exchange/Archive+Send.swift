import Canonical
package import Consent
import TransparencyLog

extension Archive {
    /// Gathers what another person lacks, by what they have said that reached them.
    ///
    /// - Parameters:
    ///   - receiver: who the bundle is for.
    ///   - agreements: the threads to send; only those that both are parties to are ever sent.
    ///   - ledger: this archive's ledger.
    ///   - everything: sends also what they should have already, for a home that was lost or set back.
    ///   - keys: the owner's keys, to sign the heads of their own logs.
    /// - Returns: the bundle.
    /// - Throws: `FormatError`, `SodiumError`.
    package func bundle(
        for receiver: PartyID, agreements: Set<AgreementID>, ledger: Ledger, everything: Bool, _ keys: Keys
    ) throws -> Bundle {
        var bundle = Bundle(heads: [], records: [])
        for log in logs.values.sorted(by: { $0.name.id < $1.name.id }) {
            guard let agreement = log.name.subject.agreement, agreements.contains(agreement),
                let parties = ledger.threads[agreement]?.parties, parties.contains(receiver),
                parties.contains(owner), parties.contains(log.name.author), !log.isEmpty
            else { continue }
            if log.name.author == owner {
                bundle.heads.append(try log.signedHead(by: keys))
            } else if let head = log.head {
                bundle.heads.append(head.note)
            }
            if log.name.author == receiver && !everything { continue }
            let reached = everything ? 0 : ledger.delivered(log.name.id, to: receiver)
            bundle.records += log.everything.filter { record in
                record.text.index >= reached || log.forks.contains { $0.id == record.id }
            }.map(\.note)
        }
        return bundle
    }
}

extension Log {
    /// - Parameter keys: the author's keys.
    /// - Returns: the log's head as it is now, signed.
    /// - Throws: `FormatError`, `SodiumError`.
    package func signedHead(by keys: Keys) throws -> [UInt8] {
        let checkpoint = Checkpoint(origin: name.origin, size: size, root: root)
        let text = try checkpoint.text
        return try SignedNote(text, [keys.sign(.checkpoint(checkpoint))]).bytes
    }
}
