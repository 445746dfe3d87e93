package import History

extension CheckInEntry: ToldEntry {
    /// What it says stays where it is looked for: a log is no place for how somebody is.
    package func told(by author: Person, _ names: ThreadNames) -> String {
        "shared a check-in (troth checkin list)"
    }
}

extension CheckInEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "kept a check-in for yourself (troth checkin list)"
    }
}
