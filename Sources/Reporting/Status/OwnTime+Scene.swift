import Canonical
package import Consent

extension OwnTime {
    /// How long after a scene each of its reminders begins to be shown; each goes with the next one.
    private static let afterScene: [(what: What, after: Seconds)] = [
        (.aftercare, .hours(0)), (.dayAfter, .hours(24)), (.threeDaysAfter, .hours(72)),
    ]

    /// What is good to think of after a scene or an event, for whoever looks, and for nobody else.
    ///
    /// - Parameters:
    ///   - thread: what stands in its thread.
    ///   - agreement: the thread.
    ///   - ledger: every act that is known.
    ///   - names: how what belongs to the thread is called, and for whom.
    ///   - reader: who looks.
    ///   - mayMeet: says whether nothing speaks against a word between its people.
    ///   - moment: the present.
    /// - Returns: the one reminder that has its time; nil before its end, and once aftercare is owed no more.
    package static func afterScene(
        _ thread: ThreadStanding, _ agreement: AgreementID, in ledger: Ledger, _ names: ThreadNames,
        for reader: PartyID, mayMeet: () -> Bool, at moment: Moment
    ) -> Self? {
        let versions = thread.counted.compactMap { ledger.versions[$0] }
        guard let first = versions.first, [.scene, .event].contains(first.kind),
            let begin = versions.map(\.term.from).min(), let until = versions.map(\.term.until).min(),
            let careUntil = versions.map(\.term.careUntil).max()
        else { return nil }
        let people = ledger.threads[agreement]?.parties
        let leaves = (ledger.threads[agreement]?.leaves ?? []).filter {
            people?.contains($0.author) ?? true
        }
        // When it ended for whoever looks: no clock but theirs. Where their records do not say when it reached them, it
        // ended when it was to end.
        let left = leaves.compactMap { leave in
            ledger.reached(leave, reader)
        }
        let end = min(until, left.min() ?? until)
        guard begin < end, moment.latest < careUntil,
            let (what, _) = afterScene.last(where: { end + $0.after <= moment.latest })
        else { return nil }
        let others = leaves.isEmpty && mayMeet() ? names.people.everyone.filter { !$0.isYou } : []
        return Self(what, names, at: ShownTime(end), others: others, moment)
    }
}
