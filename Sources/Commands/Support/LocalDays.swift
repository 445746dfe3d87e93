import Canonical
import Templating
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

extension DateOrTime {
    /// As something's beginning: of a day, its first second where the person is.
    var localBeginning: Instant {
        switch self {
        case .day(let day): .local(day)
        case .instant(let instant): instant
        }
    }

    /// As something's end: of a day, its last second where the person is.
    var localEnd: Instant {
        switch self {
        case .day(let day): .endOfLocal(day)
        case .instant(let instant): instant
        }
    }
}
