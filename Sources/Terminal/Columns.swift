/// Rows of cells, aligned in columns.
package struct Columns: Sendable {
    /// On which side of its column a cell stands.
    package enum Alignment: Sendable { case leading, trailing }

    /// How many spaces stand between two columns.
    package static let gap = 2
    /// No column is made narrower than this to fit a line.
    package static let narrowest = 8

    private let alignments: [Alignment]
    private var rows: [[StyledText]] = []

    /// - Parameter alignments: one for each column, from the left.
    package init(_ alignments: [Alignment]) { self.alignments = alignments }

    /// - Parameter cells: the cells of one row from the left; missing ones are empty, further ones are left out.
    package mutating func add(_ cells: [StyledText]) {
        let empty = repeatElement(StyledText(), count: max(0, alignments.count - cells.count))
        rows.append(Array(cells.prefix(alignments.count)) + empty)
    }

    /// - Parameters:
    ///   - width: how many columns of the terminal a line may take. Where the cells take more, the widest columns
    ///     are made narrower and their cells wrapped.
    ///   - indent: how many spaces stand before each line.
    /// - Returns: the lines, without spaces at their ends.
    package func lines(width: Int, indent: Int = 0) -> [StyledText] {
        let widths = fitted(to: width - indent)
        return rows.flatMap { row in
            let cells = zip(row, widths).map { cell, width in cell.wrapped(to: width) }
            return (0..<(cells.map(\.count).max() ?? 0)).map { line in
                compose(cells.map { line < $0.count ? $0[line] : StyledText() }, widths, indent)
            }
        }
    }

    private func compose(_ cells: [StyledText], _ widths: [Int], _ indent: Int) -> StyledText {
        var line = StyledText()
        var column = 0
        var start = indent
        for (cell, (width, alignment)) in zip(cells, zip(widths, alignments)) {
            if !cell.isEmpty {
                let shift = alignment == .trailing ? width - cell.width : 0
                line += .spaces(start + shift - column) + cell
                column = line.width
            }
            start += width + Self.gap
        }
        return line
    }

    private func fitted(to width: Int) -> [Int] {
        var widths = alignments.indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
        let room = width - Self.gap * (widths.count - 1)
        while widths.reduce(0, +) > room, let widest = widths.max(), widest > Self.narrowest,
            let column = widths.firstIndex(of: widest)
        {
            widths[column] -= 1
        }
        return widths
    }
}
