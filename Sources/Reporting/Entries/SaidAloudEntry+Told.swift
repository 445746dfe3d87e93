package import History

extension SaidAloudEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        "said so aloud earlier: \(ShownTime(at))"
    }
}
