extension StyledText {
    /// Breaks the text into lines between words; a run of spaces counts as one. A word that is wider than a whole
    /// line is broken where the line ends, as is writing that has no spaces.
    ///
    /// - Parameters:
    ///   - width: how many columns a line may take, its indentation included.
    ///   - indent: how many spaces stand before the first line.
    ///   - hanging: how many stand before each further line; as for the first unless given.
    /// - Returns: the lines, at least one.
    package func wrapped(to width: Int, indent: Int = 0, hanging: Int? = nil) -> [StyledText] {
        var lines = [StyledText.spaces(indent)]
        var left = width - indent
        var lineIsFresh = true
        func startLine() {
            lines.append(.spaces(hanging ?? indent))
            left = width - (hanging ?? indent)
            lineIsFresh = true
        }
        func put(_ cells: some Sequence<Cell>) {
            for cell in cells {
                lines[lines.count - 1].append(cell.span)
                left -= cell.width
            }
            lineIsFresh = false
        }
        for word in words {
            let wordWidth = word.reduce(0) { $0 + $1.width }
            if !lineIsFresh {
                if 1 + wordWidth <= left { put([Cell(" ", word[0].span.style)]) } else { startLine() }
            }
            guard wordWidth > left else {
                put(word)
                continue
            }
            for cell in word {
                if cell.width > left, !lineIsFresh { startLine() }
                put([cell])
            }
        }
        return lines
    }

    /// - Parameters:
    ///   - width: how many columns to fill.
    ///   - alignment: on which side the text stands.
    /// - Returns: the text with spaces at its other side; unchanged where it is that wide already.
    func padded(to width: Int, _ alignment: Columns.Alignment) -> StyledText {
        let gap = StyledText.spaces(width - self.width)
        return alignment == .leading ? self + gap : gap + self
    }

    static func spaces(_ count: Int) -> StyledText {
        StyledText(String(repeating: " ", count: max(0, count)))
    }

    private struct Cell {
        let span: Span
        let width: Int

        init(_ character: Character, _ style: Style) {
            span = Span(text: String(character), style: style)
            width = character.displayWidth
        }
    }

    /// The words, none of them empty, as characters with their styles.
    private var words: [[Cell]] {
        spans.flatMap { span in span.text.map { Cell($0, span.style) } }
            .split { $0.span.text == " " }
            .map(Array.init)
    }
}
