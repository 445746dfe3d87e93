import History

extension RepairEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        if author.isYou { return "shared an account of yours (troth repair)" }
        // Whoever wants distance is not to be called first and read afterwards.
        let wish = wish.map { "; for now they would like \($0.inWords)" } ?? ""
        return "shared an account of theirs\(wish); read it when you like, or leave it (troth repair)"
    }
}

extension RepairEntry.Wish {
    /// As it follows “would like”.
    var inWords: String {
        switch self {
        case .distance: "distance"
        case .talk: "to talk"
        case .leave: "to leave"
        }
    }
}

extension RepairOwnEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        "answered an account (troth repair)"
    }
}

extension RepairReviewEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        "looked at a repair again (troth repair)"
    }
}

extension RepairCloseEntry: ToldEntry {
    /// In which word is read where it is looked for.
    package func told(by author: Person, _ names: ThreadNames) -> String {
        "closed a repair, in \(author.isYou ? "your" : "their") own word (troth repair)"
    }
}

extension RepairShownEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        isShown ? "put a repair into reports and exports" : "took a repair out of reports and exports"
    }
}

extension RepairEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "kept a draft of an account (troth repair)"
    }
}

extension RepairOwnEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "kept a draft of an answer to an account (troth repair)"
    }
}
