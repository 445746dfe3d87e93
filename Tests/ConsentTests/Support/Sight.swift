import Canonical
import Consent

/// Somebody looks at what they have of a history, at some moment.
struct Sight: CustomStringConvertible {
    var history: History
    let reader: Person
    let moment: Moment

    var records: [Record] { history.records }
    var standing: Standing { Ledger(records).standing(at: moment, for: reader.id) }

    /// The same with other records.
    func with(_ records: [Record]) -> Self {
        var copy = self
        copy.history.records = records
        return copy
    }

    /// The same at another moment.
    func at(_ moment: Moment) -> Self { Self(history: history, reader: reader, moment: moment) }

    /// An act at the only place in a new log.
    func record(of act: Act, by author: Person, in thread: String) -> Record {
        Record(
            id: RecordID(bytes32(named: "one more")), log: LogID(bytes32(named: "a new log")), index: 0,
            author: author.id, agreement: Story.agreement(thread), said: moment.clock, act: act)
    }

    var description: String {
        """
        for \(reader) at \(moment.clock.hour), latest \(moment.latest.hour), with
        \(history)
        replay with TROTH_SEED=\(history.seed)
        """
    }
}
