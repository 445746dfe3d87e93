package import Terminal

extension PastView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.put("\(at), by the records that are here now; each person knew what had reached them")
        if agreements.isEmpty { page.put("nothing was written by then") }
        for past in agreements {
            page.heading(past.agreement.title)
            for saying in past.saidAloud {
                let (says, they) = saying.by.isYou ? ("say", "you") : ("says", "they")
                page.put(
                    "\(saying.by.subject) \(says) that \(they) had said aloud by then, at \(saying.said): \(saying.act.sentence(by: saying.by)); it was written down later",
                    level: 1)
            }
            for one in past.people {
                page.put(StyledText("by \(one.person.possessive) records", .heading), level: 1)
                if let standing = one.standing {
                    standing.showStanding(on: &page, level: 2)
                } else {
                    page.put("nothing of it", level: 2)
                }
                if !one.notReached.isEmpty {
                    page.put("said by then, and not known to have reached \(one.person.subject):", level: 2)
                    for saying in one.notReached {
                        page.put(
                            StyledText(
                                "\(saying.act.sentence(by: saying.by)), \(saying.said)",
                                saying.act.closes ? .tighter : .plain), level: 3)
                    }
                }
            }
        }
        return page.lines
    }
}
