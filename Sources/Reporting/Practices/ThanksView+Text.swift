package import Terminal

extension ThanksView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        if thanks.isEmpty { page.put("there are no thanks here", level: 1) }
        for one in thanks {
            let about = one.about.map { " for “\($0)”" } ?? ""
            let hidden = one.isHidden ? " · hidden from your views" : ""
            page.put(
                "\("\(one.number)", .muted)  \(one.by.subject) to \(one.to.inWords)\(about) \("· \(one.said)\(hidden)", .muted)",
                level: 1)
            page.quote(one.words, level: 3)
        }
        return page.lines
    }
}
