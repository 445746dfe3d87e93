package import Terminal

extension WishesView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        if wishes.isEmpty { page.put("there is no wish here", level: 1) }
        for one in wishes {
            let state = (one.isDone ? " · done" : "") + (one.isSetAside ? " · set aside, in your view" : "")
            page.put(
                "\("\(one.number)", .muted)  \(one.by.inList) \("· \(one.said)\(state)", .muted)", level: 1)
            page.quote(one.words, level: 3)
        }
        if !wishes.isEmpty {
            page.put(
                StyledText("to talk about, or to leave; nothing here changes what is agreed", .muted),
                level: 1)
        }
        return page.lines
    }
}
