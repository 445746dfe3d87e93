import Canonical
import Terminal

extension String {
    /// What other floors say of times has UTC; people typed days by their own calendar.
    ///
    /// - Parameter instants: the times that may be spoken of.
    /// - Returns: the same with the local day, where a time is a day's beginning or end, and else the local time.
    func inLocalTime(_ instants: [Instant]) -> String {
        instants.reduce(self) { text, instant in
            let day = LocalTime(instant).date
            let isDay = instant == .local(day) || instant == .endOfLocal(day)
            return text.replacing("\(instant)", with: isDay ? "\(day)" : "\(LocalTime(instant))")
        }
    }
}
