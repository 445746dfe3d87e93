import Terminal

extension Document {
    /// The document as Markdown (CommonMark, with tables and struck-out text as GitHub writes them), in UTF-8.
    ///
    /// Whatever a person wrote is escaped and stays text.
    package var markdown: [UInt8] {
        var lines = ["# \(title.escaped)", ""]
        for block in opening { lines += block.markdown + [""] }
        for part in parts {
            lines += ["## \(part.heading.escaped)", ""]
            for block in part.blocks { lines += block.markdown + [""] }
        }
        for block in closing { lines += block.markdown + [""] }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

extension Document.Block {
    /// The lines of the block.
    fileprivate var markdown: [String] {
        switch self {
        case .heading(let text): ["### \(text.escaped)"]
        case .paragraph(let text): [text.escaped]
        case .list(let items):
            items.flatMap { item in
                ["- \(item.text.escaped)"]
                    + item.blocks.flatMap { block in
                        (block.needsGap ? [""] : []) + block.markdown.map { $0.isEmpty ? "" : "  \($0)" }
                    }
            }
        case .quote(let texts): Self.quoted(texts.map(\.escaped))
        case .reworded(let diff): Self.quoted(diff.lines.map { $0.map(\.markdown).joined(separator: " ") })
        case .table(let table): table.markdown
        case .drawing(let timeline):
            Self.verbatim(
                (timeline.grid(width: Self.drawingWidth) + TimelineView.legend(width: Self.drawingWidth))
                    .map(\.plain))
        }
    }

    /// Whether it would run on in the text above it.
    private var needsGap: Bool {
        if case .list = self { false } else { true }
    }

    /// A backslash keeps the lines apart.
    private static func quoted(_ lines: [String]) -> [String] {
        lines.enumerated().map {
            "> \($0.element)\($0.offset + 1 < lines.count && !$0.element.isEmpty ? "\\" : "")"
        }
    }

    /// As it is, behind a fence that nothing in it can end.
    private static func verbatim(_ lines: [String]) -> [String] {
        let longest =
            lines.map { line in
                line.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
            }.max() ?? 0
        let fence = String(repeating: "`", count: max(longest + 1, 3))
        return [fence] + lines + [fence]
    }

    private static let drawingWidth = 100
}

extension Document.Table {
    fileprivate var markdown: [String] {
        func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
        return [row(columns.map(\.escaped)), row(columns.map { _ in "---" })]
            + rows.map { cells in row(cells.map { $0.map(\.escaped).joined(separator: "<br>") }) }
    }
}

extension WordDiff.Run {
    fileprivate var markdown: String {
        let text = StyledText(text).escaped
        return switch fate {
        case .same: text
        case .removed: "~~\(text)~~"
        case .added: "**\(text)**"
        }
    }
}

extension StyledText {
    /// The characters, so that none of them is markup: CommonMark 0.31, section 2.4, lets a backslash stand before any
    /// ASCII punctuation.
    fileprivate var escaped: String {
        let text = Array(plain.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        for (place, scalar) in text.enumerated() {
            let next = place + 1 < text.count ? text[place + 1] : " "
            let isMarkup =
                switch scalar {
                case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "$": true
                // What a line could begin with: lists, underlines of headings.
                case "-", "+", "=": place == 0
                case ".", ")":
                    place > 0 && text[..<place].allSatisfy(\.properties.isDigit)
                        || place > 0 && text[..<place].hasSuffix("www")
                // Links that need no brackets, and names of emoji.
                case ":": next != " " && !(place > 0 && text[place - 1].properties.isDigit)
                case "!": next == "["
                default: false
                }
            if isMarkup { escaped.append("\\") }
            escaped.append(scalar)
            // An address or the name of somebody elsewhere would be found after the backslashes have gone.
            if scalar == "@" { escaped.append(contentsOf: "<!-- -->".unicodeScalars) }
        }
        return String(escaped)
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isDigit: Bool { numericType == .decimal }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate func hasSuffix(_ word: String) -> Bool {
        suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars)
    }
}
