import History

extension CheckInRhythmEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        guard let days else { return "wanted no rhythm of check-ins any more" }
        return "chose a check-in every \(days == 1 ? "day" : "\(days) days")"
    }
}
