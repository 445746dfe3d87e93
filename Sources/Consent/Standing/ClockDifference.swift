package import Canonical

/// Somebody's records show another time than the reader's clock: one of the two is off, and nobody can say which.
package struct ClockDifference: Equatable, Sendable {
    /// How far two clocks may be apart before it is mentioned. What people agree on is counted in hours and days. A clock
    /// that was set by hand is minutes off; one that missed a change to summer time an hour, less what a file took.
    package static let allowance = Seconds(45 * 60)

    /// Whose records they are.
    package let party: PartyID
    /// How far their clock is ahead of the reader's; negative where it is behind.
    package let ahead: Seconds
}

extension Ledger {
    /// Where records that just came disagree with the reader's clock: they claim a time that has not come, or to have
    /// received something before the reader wrote it. Nothing is decided by it.
    ///
    /// - Parameters:
    ///   - new: the records that came.
    ///   - reader: to whom.
    ///   - moment: the present, as the reader's home has it.
    /// - Returns: the greatest difference of each person's; nothing for somebody whose records before these showed it
    ///   already, so that it is told once.
    package func clockDifferences(
        in new: Set<RecordID>, for reader: PartyID, at moment: Moment
    ) -> [ClockDifference] {
        let others = records.values.filter { $0.author != reader }
        return Dictionary(grouping: others, by: \.author).sorted { $0.key < $1.key }.flatMap { party, all in
            let (came, known) = (all.filter { new.contains($0.id) }, all.filter { !new.contains($0.id) })
            return [Self.early, Self.late].compactMap { difference -> ClockDifference? in
                let shown = came.compactMap { difference(self)($0, reader, moment) }
                guard let most = shown.max(by: { abs($0.count) < abs($1.count) }), most.isWorthTelling,
                    !known.newestOfEachLog({ difference(self)($0, reader, moment) }).contains(
                        where: \.isWorthTelling)
                else { return nil }
                return ClockDifference(party: party, ahead: most)
            }
        }
    }

    /// How far past the reader's time a record claims to be: past when it came.
    private func early(_ record: Record, _ reader: PartyID, _ moment: Moment) -> Seconds? {
        max(Seconds(0), record.said - (arrival(of: record, to: reader)?.upperBound ?? moment.latest))
    }

    /// How long before the reader wrote something a record claims to have received it; nil for what is no receipt.
    private func late(_ record: Record, _ reader: PartyID, _ moment: Moment) -> Seconds? {
        guard case .delivered(let log, let length) = record.act, length > 0,
            let own = self.record(at: length - 1, of: log), own.author == reader,
            // Where one's own clock ran ahead, it is not theirs that is behind.
            own.said <= moment.clock + ClockDifference.allowance
        else { return nil }
        return min(Seconds(0), record.said - own.said)
    }
}

extension Seconds {
    fileprivate var isWorthTelling: Bool { abs(count) > ClockDifference.allowance.count }
}

extension [Record] {
    /// What the last record of each log says that says anything.
    fileprivate func newestOfEachLog<Value>(_ value: (Record) -> Value?) -> [Value] {
        Dictionary(grouping: self, by: \.log).values.compactMap { log in
            log.sorted { $0.index > $1.index }.lazy.compactMap(value).first
        }
    }
}
