import Terminal

extension RepairView {
    package var document: Document {
        Document(
            title: StyledText(agreement.title),
            opening: [.paragraph("\("\(repair.number)", .muted)  \(repair.heading)")] + blocks)
    }

    /// The account and what was said to it, below its heading.
    var blocks: [Document.Block] {
        let notes = [
            repair.closed == nil ? nil : "no boundary changes by that; what was tightened or paused stays so",
            repair.late == 0
                ? nil
                : "\(repair.late) more came after it was ended, and \(repair.late == 1 ? "is" : "are") not shown",
            repair.isInReports ? "\(repair.openedBy.subject) put it into reports and exports" : nil,
        ].compactMap(\.self).map { Document.Block.paragraph(StyledText($0)) }
        return [
            .paragraph("how it was for one person, and not a finding; nobody has to answer it"),
            .quote((repair.words ?? []).map { StyledText($0) }), .list(repair.parts.map(\.item)),
        ] + notes
    }
}

extension RepairView.Part {
    fileprivate var item: Document.Item {
        func quote(_ words: [String]) -> Document.Block { .quote(words.map { StyledText($0) }) }
        var blocks: [Document.Block] = []
        if let promise {
            if !promise.times.isEmpty { blocks.append(.paragraph(StyledText(promise.times))) }
            blocks.append(quote(promise.words))
            blocks += promise.sentences.map { .paragraph(StyledText($0)) }
        } else if let words {
            blocks.append(quote(words))
        }
        if let effect {
            blocks.append(.paragraph("its effect, as far as \(by.isYou ? "you know" : "they know")"))
            blocks.append(quote(effect))
        }
        return Document.Item(StyledText(sentence), blocks)
    }
}
