import History

extension ContactEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "added the contact \(names.name(of: card.party))"
    }
}

extension Verified: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "compared numbers with \(names.name(of: party))"
    }
}

extension LabelEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "chose to call a contact “\(label)”"
            + (names.ownName(of: party).map { ", who is “\($0)” on their card" } ?? "")
    }
}
