import Terminal

extension WiderView {
    package var document: Document {
        guard !isEmpty else {
            return Document(title: "", opening: [.paragraph("nothing becomes wider with \(version.name)")])
        }
        let items =
            rows.map(\.item)
            + protections.map { one in
                Document.Item(
                    "\(StyledText(one.isChanged ? "▲ reads otherwise" : "▲ gone", .wider)): \(one.inWords)",
                    [.quote(one.words.map { StyledText($0) })])
            }
            + mustHaves.flatMap(\.items)
            + settled.map { Document.Item("\(StyledText("▲ ends", .wider)): \($0.inWords)") }
        return Document(
            title: "What becomes wider with \(version.name), once everyone has signed",
            opening: [.list(items)])
    }
}

extension WiderView.WiderRowView {
    fileprivate var item: Document.Item {
        let what: StyledText =
            "\("▲ wider", .wider), beginning \(from): “\(row.label)”, \(row.sidesInWords)"
        return .change(liftsHardLimit ? what + " (this lifts a hard limit)" : what, from: before, to: after)
    }
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
