package import Terminal

extension RepairView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        page.put("\("\(repair.number)", .muted)  \(repair.heading)", level: 1)
        page.put("how it was for one person, and not a finding; nobody has to answer it", level: 3)
        page.quote(repair.words ?? [], level: 3)
        for part in repair.parts { part.show(on: &page) }
        if repair.closed != nil {
            page.gap()
            page.put("no boundary changes by that; what was tightened or paused stays so", level: 1)
        }
        if repair.late > 0 {
            page.gap()
            page.put(
                "\(repair.late) more came after it was ended, and \(repair.late == 1 ? "is" : "are") not shown",
                level: 1)
        }
        if repair.isInReports {
            page.gap()
            page.put("\(repair.openedBy.subject) put it into reports and exports", level: 1)
        }
        return page.lines
    }
}

extension RepairView.Part {
    fileprivate func show(on page: inout Page) {
        page.gap()
        page.put(StyledText(sentence), level: 1)
        if let promise {
            if !promise.times.isEmpty { page.put(StyledText(promise.times), level: 3) }
            promise.show(on: &page, level: 3)
        } else {
            page.quote(words ?? [], level: 3)
        }
        if let effect {
            page.put("its effect, as far as \(by.isYou ? "you know" : "they know")", level: 3)
            page.quote(effect, level: 3)
        }
    }
}
