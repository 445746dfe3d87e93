import History
package import Terminal

extension RepairsView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        if repairs.isEmpty && drafts.isEmpty { page.put("there is no account here", level: 1) }
        for one in repairs {
            page.put("\("\(one.number)", .muted)  \(one.heading)", level: 1)
            for part in one.parts { page.put(StyledText(part.sentence), level: 3) }
        }
        for draft in drafts {
            let answers = draft.answersNumber.map { " to \($0)" } ?? ""
            page.put(
                "\("draft \(draft.number)", .muted)  \(draft.what)\(answers), for you alone \("· \(draft.said)", .muted)",
                level: 1)
        }
        return page.lines
    }
}

extension RepairView.Repair {
    /// Whose it is, what it is about, and what they would like, in one line.
    var heading: StyledText {
        var text = "an account of \(openedBy.isYou ? "yours" : "\(openedBy.name)’s")"
        if let row { text += ", about “\(row)”" }
        if let wish = wish.flatMap(RepairEntry.Wish.init)?.inWords {
            text += "; for now \(openedBy.isYou ? "you would" : "they would") like \(wish)"
        }
        return "\(text) \("· \(said)", .muted)"
    }
}

extension RepairView.Part {
    /// Who did what and when, without its words and without a full stop.
    var sentence: String {
        let did =
            switch what {
            case .own: "said what \(by.isYou ? "you" : "they") did"
            case .plan: "said what will be different, as a promise"
            case .review: "looked at it again"
            case .closed: "closed it: \(outcome ?? "")"
            }
        return "\(by.subject) \(did), \(said.asDay)"
    }
}
