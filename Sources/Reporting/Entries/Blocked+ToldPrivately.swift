import History

extension Blocked: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String { "blocked \(names.name(of: party))" }
}

extension Unblocked: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "wanted to hear \(names.name(of: party)) again"
    }
}
