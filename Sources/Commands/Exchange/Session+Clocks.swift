import Canonical
import Consent
import History
import Reporting
import Terminal

extension Session {
    /// - Parameter records: records that came.
    /// - Returns: where they disagree with this machine's clock. Of whom the owner has blocked nothing is told.
    func clockDifferences(in records: [SignedRecord]) -> [ClockDifference] {
        ledger.clockDifferences(in: Set(records.map(\.id)), for: me, at: moment)
            .filter { !contacts.blocked.contains($0.party) }
    }

    /// How a difference is told: nobody knows whose clock is right, and it moves nothing.
    func describe(_ difference: ClockDifference) -> StyledText {
        let way = difference.ahead > Seconds(0) ? "ahead" : "behind"
        return
            "by this machine’s clock, \(name(difference.party))’s clock is \(difference.ahead.roughly) \(way); order goes by the records, not by clocks"
    }
}

/// A difference between two clocks in what `receive --json` gives.
struct ClockDifferenceJSON: Encodable {
    let by: String
    let name: String
    /// Negative where their clock is behind.
    let secondsAhead: Int64

    init(_ difference: ClockDifference, _ session: Session) {
        by = "\(difference.party)"
        name = session.name(difference.party)
        secondsAhead = difference.ahead.count
    }
}
