package import Canonical

/// Somebody asked to be asked nothing, by exactly the people of one thread, before a time.
///
/// It moves nothing of what stands, and nothing that takes permission away is ever hindered by it: it is about
/// proposing and inviting alone. It counts as soon as it is known, in whatever state its log is; that it was taken back
/// counts only where its author says so, in a log without a gap or a fork before it.
package struct NotAgain: Equatable, Sendable {
    /// The longest that it holds: a year with its leap day, and the rest of its last day.
    package static let longest = Seconds.days(367)

    package let record: Record
    /// Just these people: those of the thread that it stands in.
    package let people: Set<PartyID>
    /// When it ends by itself.
    package let until: Instant
    /// The threads in which its author has asked anew themselves, so that the others may, too.
    package let openThreads: Set<AgreementID>

    /// - Parameters: as the properties say.
    package init(record: Record, people: Set<PartyID>, until: Instant, openThreads: Set<AgreementID> = []) {
        (self.record, self.people, self.until, self.openThreads) = (record, people, until, openThreads)
    }

    /// Who alone can lift it.
    package var author: PartyID { record.author }
    /// The thread that it stands in.
    package var agreement: AgreementID { record.agreement }
}

extension Ledger {
    /// - Parameter moment: the present; it ends by the later of its two times.
    /// - Returns: every one that holds, in an order that does not depend on how it came.
    package func notAgains(at moment: Moment) -> [NotAgain] {
        let lifts = threads.values.flatMap(\.asksAgain)
        let asked = threads.values.flatMap { thread in
            thread.notAgains.compactMap { record -> NotAgain? in
                guard let people = thread.parties, people.contains(record.author),
                    case .notAgain(let claim) = record.act
                else { return nil }
                return NotAgain(
                    record: record, people: people, until: min(claim, record.said + NotAgain.longest))
            }
        }
        return (asked + keptNotAgains).compactMap { one -> NotAgain? in
            let own = lifts.filter { $0.author == one.author && $0.index < soundLength(of: $0.log) }
            let isLifted = own.contains {
                $0.act == .asksAgain(one.record.id, hereOnly: false) && $0.agreement == one.agreement
            }
            guard moment.latest < one.until, !isLifted else { return nil }
            let open = own.filter { $0.act == .asksAgain(one.record.id, hereOnly: true) }.map(\.agreement)
            return NotAgain(record: one.record, people: one.people, until: one.until, openThreads: Set(open))
        }
        .sorted { ($0.until, $0.record.id) < ($1.until, $1.record.id) }
    }

    /// What keeps somebody from proposing anything, or inviting to anything.
    ///
    /// - Parameters:
    ///   - party: who would ask.
    ///   - people: everybody that it would be between. Another set of people is another matter.
    ///   - agreement: the thread; nil for one that would be new, which is no way around it.
    ///   - moment: the present.
    /// - Returns: whatever somebody else of them asked and has not lifted.
    package func notAgains(
        against party: PartyID, among people: Set<PartyID>, in agreement: AgreementID?, at moment: Moment
    ) -> [NotAgain] {
        notAgains(at: moment).filter { one in
            one.author != party && one.people == people
                && !(agreement.map(one.openThreads.contains) ?? false)
        }
    }

    /// - Parameters:
    ///   - party: who is about to ask something themselves.
    ///   - agreement: the thread that they ask in.
    ///   - moment: the present.
    /// - Returns: what they themselves asked, and what does not go with it: that is lifted for this thread.
    package func ownNotAgains(
        of party: PartyID, in agreement: AgreementID, at moment: Moment
    ) -> [NotAgain] {
        guard let people = threads[agreement]?.parties else { return [] }
        return notAgains(at: moment).filter {
            $0.author == party && $0.people == people && !$0.openThreads.contains(agreement)
        }
    }
}
