package import Canonical
package import Consent
package import History

/// What happened, newest first.
///
/// Every act has two kinds of times: when its author says it was written, and when it had reached each other
/// person by that person's own record. Acts that only say what has arrived are not listed: they are those times.
package struct LogView: View {
    /// One act.
    package struct Entry: Hashable, Encodable, Sendable {
        /// The record, 64 hexadecimal digits.
        package let record: String
        /// Nil for what is private and belongs to none.
        package let agreement: AgreementMention?
        package let by: Person
        /// When its author says it was.
        package let said: ShownTime
        /// When it had reached the others, each by their own record, of limits, pauses, signals and endings alone: it is
        /// there to know whether somebody can know of them, and for nothing else. Who has no time is not known to have it.
        package let reached: [Reached]
        /// Who is not known to have such an act.
        package let notReached: [Person]
        /// What it is called in the format: `narrowing`, `pause`, `check-in` …
        package let kind: String
        package let act: Happening
        /// When its author says they had said it aloud, where that was earlier.
        package let saidAloud: ShownTime?
        /// Whether it stands in the owner's private log, which is never sent.
        package let isPrivate: Bool
    }

    /// When an act had reached somebody.
    package struct Reached: Hashable, Encodable, Sendable {
        package let person: Person
        package let at: ShownTime
    }

    package let schema = "troth/log/v0"
    package let entries: [Entry]
    /// Whether there is more than one thread in it.
    package let hasSeveralAgreements: Bool
    /// Whether all of it was asked for.
    package let isWhole: Bool

    private enum CodingKeys: CodingKey { case schema, entries, hasSeveralAgreements, isWhole }

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - names: how everything is called, and for whom.
    ///   - written: what is known of the records that are no acts.
    ///   - hidden: records that the reader has hidden from their own views.
    ///   - own: their private log; nil, where it is not wanted.
    ///   - choice: what of it is wanted.
    package init(
        _ ledger: Ledger, names: Names, entries written: [RecordID: any History.Entry] = [:],
        hidden: Set<RecordID> = [], own: PrivateLog? = nil, _ choice: Choice = Choice()
    ) {
        let aloud = Self.saidAloud(ledger, written)
        let records = ledger.records.values
            .filter { record in
                if case .delivered = record.act { return false }
                // It stands beside what it is about.
                if written[record.id] is SaidAloudEntry { return false }
                if case .entry = record.act, hidden.contains(record.id) { return false }
                return choice.wants(record, written[record.id], ledger)
            }
        let shared = records.map { record -> (index: UInt64, entry: Entry) in
            let people = names[record.agreement].people
            let act = Happening(record, written[record.id], names)
            let (reached, notReached) =
                act.isToldWhenReached ? Self.arrivals(of: record, in: ledger, names) : ([], [])
            return (
                record.index,
                Entry(
                    record: "\(record.id)", agreement: names[record.agreement].agreement,
                    by: people[record.author], said: ShownTime(record.said), reached: reached,
                    notReached: notReached, kind: record.act.kind, act: act,
                    saidAloud: aloud[record.id].map(ShownTime.init),
                    isPrivate: false)
            )
        }
        let kept = own.map { Self.entries(of: $0, names: names, choice) } ?? []
        entries = (shared + kept)
            .sorted {
                ($0.entry.said, $0.index, $0.entry.record) > ($1.entry.said, $1.index, $1.entry.record)
            }
            .map(\.entry)
        isWhole = choice.isEverything
        hasSeveralAgreements = Set(entries.compactMap(\.agreement)).count > 1
    }

    /// - Parameters:
    ///   - record: an act.
    ///   - ledger: every act that is known.
    ///   - names: how everything is called, and for whom.
    /// - Returns: when it had reached the others, and who is not known to have it; not the reader, who is reading it.
    static func arrivals(
        of record: Record, in ledger: Ledger, _ names: Names
    ) -> (reached: [Reached], notReached: [Person]) {
        let people = names[record.agreement].people
        let others = ledger.threads[record.agreement]?.parties?.subtracting([record.author]) ?? []
        var (reached, notReached): ([Reached], [Person]) = ([], [])
        for other in people.sorted(others) {
            if let at = ledger.reached(record, other) {
                reached.append(Reached(person: people[other], at: ShownTime(at)))
            } else if other != names.reader {
                notReached.append(people[other])
            }
        }
        return (reached, notReached)
    }

    /// When what was written had been said aloud, by the word of whoever wrote it: nobody dates another's words.
    ///
    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - written: what is known of the records that are no acts.
    /// - Returns: the earliest time for each act.
    package static func saidAloud(
        _ ledger: Ledger, _ written: [RecordID: any History.Entry]
    ) -> [RecordID: Instant] {
        var aloud: [RecordID: Instant] = [:]
        for (id, entry) in written {
            guard let entry = entry as? SaidAloudEntry, let about = ledger.records[entry.record],
                about.author == ledger.records[id]?.author, entry.at <= about.said
            else { continue }
            aloud[about.id] = min(entry.at, aloud[about.id] ?? entry.at)
        }
        return aloud
    }
}
