package import Canonical
package import Consent

extension Archive {
    /// - Parameter agreement: a thread.
    /// - Returns: how many days the owner would like to lie between two of their check-ins; nil for no rhythm.
    package func checkInRhythm(in agreement: AgreementID) -> UInt64? {
        posted(CheckInRhythmEntry.self, in: agreement).last?.entry.days
    }

    /// - Parameter agreement: a thread.
    /// - Returns: when the owner's next check-in would have its time, counted from the last one or from when they chose
    ///   the rhythm; nil where they have none.
    package func checkInTime(in agreement: AgreementID) -> Instant? {
        guard let rhythm = posted(CheckInRhythmEntry.self, in: agreement).last, let days = rhythm.entry.days
        else { return nil }
        let own = posted(CheckInEntry.self, in: agreement).filter { $0.author == owner }
        let last = (own.map(\.said) + [rhythm.said]).max() ?? rhythm.said
        return last + .days(Int64(days))
    }
}
