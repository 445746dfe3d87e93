package import Canonical
package import Consent
package import History

/// A past moment as each person knew it. What one had said may not have reached another, so it gives no single verdict.
package struct PastView: View {
    /// What one person knew.
    package struct Knowledge: Hashable, Encodable, Sendable {
        package let person: Person
        /// Where it stood by what they knew; nil where they knew nothing of it.
        package let standing: AgreementStatus?
        /// What others had said by then and had not reached them, oldest first.
        package let notReached: [Saying]
    }

    /// Something that was said.
    package struct Saying: Hashable, Encodable, Sendable {
        package let by: Person
        package let said: ShownTime
        package let act: Happening
    }

    /// One agreement, as each of its people knew it.
    package struct Past: Hashable, Encodable, Sendable {
        package let agreement: AgreementMention
        package let people: [Knowledge]
        /// What was written down only later, and its author says they had said aloud by then.
        package let saidAloud: [Saying]
    }

    package let schema = "troth/status-at/v0"
    /// The moment it is about.
    package let at: ShownTime
    package let agreements: [Past]

    private enum CodingKeys: CodingKey { case schema, at, agreements }

    /// - Parameters:
    ///   - ledger: every act that is known now.
    ///   - names: how everything is called, and for whom.
    ///   - written: what is known of the records that are no acts.
    ///   - time: the moment.
    ///   - agreement: the one thread to show; every thread, where nil.
    package init(
        _ ledger: Ledger, names: Names, entries written: [RecordID: any History.Entry] = [:],
        at time: Instant,
        of agreement: AgreementID? = nil
    ) {
        let aloud = LogView.saidAloud(ledger, written)
        at = ShownTime(time)
        let moment = Moment(clock: time)
        var known: [PartyID: (ledger: Ledger, standing: Standing, effect: Effect)] = [:]
        func knowledge(of party: PartyID) -> (ledger: Ledger, standing: Standing, effect: Effect) {
            if let found = known[party] { return found }
            let then = ledger.known(to: party, at: time)
            let made = (then, then.standing(at: moment, for: party), Effect(then, for: party, at: moment))
            known[party] = made
            return made
        }
        agreements = ledger.threads.filter { agreement == nil || $0.key == agreement }
            .compactMap { id, acts -> Past? in
                let own = names[id]
                guard let parties = acts.parties else { return nil }
                let people = own.people.sorted(parties).map { party -> Knowledge in
                    let then = knowledge(of: party)
                    let standing = then.standing.threads[id].map {
                        AgreementStatus(
                            id, $0, overall: then.standing, in: then.ledger, names: names, then.effect,
                            .nothing,
                            at: moment)
                    }
                    let missing = ledger.notYetKnown(to: party, at: time).filter { $0.agreement == id }
                    return Knowledge(
                        person: own.people[party], standing: standing,
                        notReached: missing.map { record in
                            Saying(
                                by: own.people[record.author], said: ShownTime(record.said),
                                act: Happening(record, written[record.id], names))
                        })
                }
                guard people.contains(where: { $0.standing != nil || !$0.notReached.isEmpty }) else {
                    return nil
                }
                let spoken = aloud.compactMap { id, said -> (record: Record, said: Instant)? in
                    guard let record = ledger.records[id], said <= time, time < record.said else {
                        return nil
                    }
                    return (record, said)
                }
                .filter { $0.record.agreement == id }
                return Past(
                    agreement: own.agreement, people: people,
                    saidAloud: spoken.sorted { ($0.said, $0.record.id) < ($1.said, $1.record.id) }.map {
                        one in
                        Saying(
                            by: own.people[one.record.author], said: ShownTime(one.said),
                            act: Happening(one.record, written[one.record.id], names))
                    })
            }
            .sorted { ($0.agreement.title, $0.agreement.id) < ($1.agreement.title, $1.agreement.id) }
    }
}
