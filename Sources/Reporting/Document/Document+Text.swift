import Terminal

extension Document {
    /// - Parameter width: how many columns a line may take.
    /// - Returns: the document for a terminal, or for a plain file.
    func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        if !title.isEmpty { page.put(title.all(.heading)) }
        for block in opening { page.show(block, level: title.isEmpty ? 0 : 1) }
        for part in parts {
            page.gap()
            page.put(part.heading.all(.heading))
            for block in part.blocks { page.show(block, level: 1) }
        }
        if !closing.isEmpty { page.gap() }
        for block in closing { page.show(block, level: 0) }
        return page.lines
    }
}

extension Page {
    fileprivate mutating func show(_ block: Document.Block, level: Int) {
        switch block {
        case .heading(let text):
            gap()
            put(text.all(.heading), level: level)
        case .paragraph(let text): put(text, level: level)
        case .list(let items):
            for item in items {
                put(item.text, level: level)
                for block in item.blocks { show(block, level: level + 2) }
            }
        case .quote(let lines): quote(lines, level: level)
        case .reworded(let diff): quote(diff.lines.map(\.marked), level: level)
        case .table(let table): show(table, level: level)
        case .drawing(let timeline):
            put(timeline.grid(width: width))
            put(TimelineView.legend(width: width))
        }
    }

    /// One row below the other: columns beside each other leave too little room for what people write.
    private mutating func show(_ table: Document.Table, level: Int) {
        for row in table.rows {
            for (cell, column) in zip(row, table.columns) where !cell.isEmpty {
                let isFirst = cell == row.first
                if isFirst {
                    for line in cell { put(line, level: level) }
                } else {
                    for (number, line) in cell.enumerated() {
                        put(
                            number == 0 ? "\(column.all(.muted)): \(line)" : line,
                            level: level + (number == 0 ? 1 : 2))
                    }
                }
            }
        }
    }
}

extension [WordDiff.Run] {
    /// With signs, so that colour is not all there is.
    fileprivate var marked: StyledText {
        var text = StyledText()
        for run in self {
            if !text.isEmpty { text += " " }
            switch run.fate {
            case .same: text += StyledText(run.text)
            case .removed: text += StyledText("[−\(run.text)−]", .tighter)
            case .added: text += StyledText("[+\(run.text)+]", .heading)
            }
        }
        return text
    }
}
