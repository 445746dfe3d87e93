import History

extension HiddenEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        isShownAgain ? "put something back into your own views" : "hid something from your own views"
    }
}
