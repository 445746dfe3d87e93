import History

extension Profile: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String { "chose to be called “\(name)”" }
}
