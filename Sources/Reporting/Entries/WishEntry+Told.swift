import History

extension WishEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        "wrote a wish, to talk about or to leave (troth wish list)"
    }
}

extension WishDoneEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String { "took a wish off the list" }
}
