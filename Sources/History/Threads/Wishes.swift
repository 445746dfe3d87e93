package import Consent

extension Archive {
    /// - Parameter agreement: a thread.
    /// - Returns: the wishes in it, oldest first, and whether its own author has taken each off the list.
    package func wishes(in agreement: AgreementID) -> [(wish: Posted<WishEntry>, isDone: Bool)] {
        let done = posted(WishDoneEntry.self, in: agreement)
        return posted(WishEntry.self, in: agreement).map { wish in
            (wish, done.contains { $0.author == wish.author && $0.entry.of == wish.id })
        }
    }
}
