package import Canonical

extension Seconds {
    /// As people say it who need no number: `about an hour`, `about 5 days`, `about 2 years`.
    package var roughly: String {
        let hours = (abs(count) + 1800) / 3600
        let days = (abs(count) + 43_200) / 86_400
        let (number, unit): (Int64, String) =
            switch hours {
            case ..<1: ((abs(count) + 30) / 60, "minute")
            case ..<24: (hours, "hour")
            case ..<(45 * 24): (days, "day")
            case ..<(330 * 24): ((days + 15) / 30, "month")
            default: (max(1, (days + 182) / 365), "year")
            }
        let one = unit == "hour" ? "an" : "a"
        return number == 1 ? "about \(one) \(unit)" : "about \(number) \(unit)s"
    }
}
