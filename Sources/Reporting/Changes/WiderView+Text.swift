package import Terminal

extension WiderView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        guard !isEmpty else {
            page.put("nothing becomes wider with \(version.name)")
            return page.lines
        }
        page.heading("What becomes wider with \(version.name), once everyone has signed")
        for row in rows {
            let what: StyledText =
                "\(mark), beginning \(row.from): “\(row.row.label)”, \(row.row.sidesInWords)"
            page.put(
                row.liftsHardLimit ? what + " (this lifts a hard limit)" : what, from: row.before,
                to: row.after, level: 1)
        }
        for one in protections {
            page.put(
                "\(StyledText(one.isChanged ? "▲ reads otherwise" : "▲ gone", .wider)): \(one.inWords)",
                level: 1)
            page.quote(one.words, level: 3)
        }
        for one in mustHaves { one.show(on: &page) }
        for one in settled {
            page.put("\(StyledText("▲ ends", .wider)): \(one.inWords)", level: 1)
        }
        return page.lines
    }

    private var mark: StyledText { BoundaryChangeView.Way.wider.mark }
}

extension WiderView.LostProtectionView {
    fileprivate var inWords: String {
        guard let addedBy else { return "“\(label)” of “\(agreement.title)”" }
        return "\(addedBy.possessive) own \(label) of “\(agreement.title)”"
    }
}

extension WiderView.LoosenedView {
    fileprivate var inWords: String {
        if let version { return "\(version.name), which limits your other agreements" }
        guard let by, let act else { return "something that is not here (\(id.prefix(8)))" }
        let instead = line.map { "; now \($0.phrase)" } ?? ""
        return act.sentence(by: by) + instead
    }
}
