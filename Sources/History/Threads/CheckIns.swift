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
        checkInSeries(in: agreement).flatMap { $0.isOver ? nil : $0.next }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the last rhythm that the owner chose in it, also where they have none any more; nil where they never had
    ///   one.
    package func checkInSeries(in agreement: AgreementID) -> CheckInSeries? {
        let rhythms = posted(CheckInRhythmEntry.self, in: agreement)
        guard let rhythm = rhythms.last(where: { $0.entry.days != nil }), let days = rhythm.entry.days
        else { return nil }
        let own = posted(CheckInEntry.self, in: agreement).filter { $0.author == owner }
        let last = (own.map(\.said) + [rhythm.said]).max() ?? rhythm.said
        return CheckInSeries(
            days: days, next: last + .days(Int64(days)), isOver: rhythms.last?.entry.days == nil)
    }
}

/// The check-ins that somebody would like to come, one after the other.
package struct CheckInSeries: Hashable, Sendable {
    /// How many days lie between two.
    package let days: UInt64
    /// When the next one has its time.
    package let next: Instant
    /// Whether its owner has no rhythm any more.
    package let isOver: Bool

    /// - Parameters: as the properties say.
    package init(days: UInt64, next: Instant, isOver: Bool = false) {
        (self.days, self.next, self.isOver) = (days, next, isOver)
    }
}
