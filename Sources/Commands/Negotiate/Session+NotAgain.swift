import Canonical
import Consent
import History
import Reporting
import Terminal

/// Whom this home asks, and what it does not show as asked.
extension Session {
    /// What came although the owner asked not to be asked, or from whom they blocked.
    var setAside: SetAside { SetAside(ledger, for: me, blocked: contacts.blocked, at: moment) }

    /// The threads that are not shown unless they are named.
    var unheard: Set<AgreementID> { setAside.threads }

    /// Before anything is proposed, or anybody invited. Nothing that takes permission away ever comes by here.
    ///
    /// - Parameters:
    ///   - people: everybody that it would be between.
    ///   - agreement: the thread; nil for one that would be new.
    /// - Throws: `Failure`, where the owner has blocked one of them; `Refusal`, where one of them asked to be asked nothing
    ///   before a time.
    func checkAsking(_ people: some Sequence<PartyID>, in agreement: AgreementID?) throws {
        let people = Set(people)
        try checkNotBlocked(people)
        let asked = ledger.notAgains(against: me, among: people, in: agreement, at: moment)
        guard !asked.isEmpty else { return }
        // They come in the order of their ends.
        let last = Dictionary(asked.map { ($0.author, $0.until) }, uniquingKeysWith: { $1 })
        let sentences = last.sorted { $0.key < $1.key }.map { party, until in
            "\(name(party)) asked not to be asked again until \(ShownTime(until).asLimit)"
        }
        throw Refusal(
            .notAskedAgain,
            "\(sentences.joined(separator: ", and ")); tightening, pausing and leaving go on as ever")
    }

    /// - Parameter people: some people.
    /// - Throws: `Failure`, where the owner has blocked one of them.
    func checkNotBlocked(_ people: Set<PartyID>) throws {
        guard let blocked = contacts.contacts.first(where: { $0.isBlocked && people.contains($0.card.party) })
        else { return }
        throw Failure(
            .refused, "you have blocked \(blocked.label), and this would be with them",
            hints: "to lift it: troth contact block \(blocked.label.quotedForShell) --lift")
    }

    /// Whoever asks something themselves may be asked about it: what they asked is lifted for this thread.
    ///
    /// - Parameter agreement: the thread in which the owner has just proposed, or invited.
    /// - Throws: `Failure`, `VaultError`.
    func liftOwnNotAgain(in agreement: AgreementID) throws {
        let own = ledger.ownNotAgains(of: me, in: agreement, at: moment)
        guard let last = own.last else { return }
        try write(
            own.map { .entry(AnyEntry(AsksAgainEntry(of: $0.record.id, isHereOnly: true))) },
            to: .agreement(agreement))
        console.say(
            "you had asked not to be asked again until \(ShownTime(last.until).asLimit); since you ask yourself now, it is lifted for this agreement. Elsewhere it holds"
        )
    }
}
