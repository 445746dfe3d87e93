package import Canonical

extension Ledger {
    /// What one of the people knew at some moment: their own acts by then, and others' that had reached them by their own
    /// records. Times are claims; where a log's clock was set back, an act is no earlier than what stands before it.
    ///
    /// - Parameters:
    ///   - party: one of the people.
    ///   - time: the moment.
    /// - Returns: the acts that they knew.
    package func known(to party: PartyID, at time: Instant) -> Ledger {
        let written = writtenTimes
        return Ledger(
            records.values.filter { record in
                if record.author == party { return written[record.id].map { $0 <= time } ?? false }
                return arrival(of: record, to: party).map { $0.upperBound <= time } ?? false
            }.inLogOrder)
    }

    /// What others had said by some moment, and had not reached one of the people yet.
    ///
    /// - Parameters:
    ///   - party: one of the people.
    ///   - time: the moment.
    /// - Returns: these acts, those that say only what has arrived left out; oldest first.
    package func notYetKnown(to party: PartyID, at time: Instant) -> [Record] {
        let written = writtenTimes
        return records.values.filter { record in
            if case .delivered = record.act { return false }
            guard record.author != party, threads[record.agreement]?.parties?.contains(party) ?? false,
                written[record.id].map({ $0 <= time }) ?? false
            else { return false }
            return arrival(of: record, to: party).map { time < $0.upperBound } ?? true
        }
        .sorted { ($0.said, $0.log, $0.index) < ($1.said, $1.log, $1.index) }
    }

    /// When each act was written at the earliest: the newest time up to it in its log.
    private var writtenTimes: [RecordID: Instant] {
        var times: [RecordID: Instant] = [:]
        for log in Dictionary(grouping: records.values, by: \.log).values {
            var latest = Instant(seconds: 0)
            for record in log.sorted(by: { ($0.index, $0.id) < ($1.index, $1.id) }) {
                latest = max(latest, record.said)
                times[record.id] = latest
            }
        }
        return times
    }
}
