package import Terminal

/// A text for a terminal while it is being written, line by line.
package struct Page {
    let width: Int
    /// What has been written.
    package private(set) var lines: [StyledText] = []

    /// How far each level stands to the right of the one above it.
    static let step = 2

    /// - Parameter width: how many columns a line may take.
    package init(width: Int) { self.width = width }

    /// Leaves a line blank, save at the beginning.
    package mutating func gap() {
        if lines.last.map({ !$0.isEmpty }) ?? false { lines.append(StyledText()) }
    }

    /// Begins a part of its own.
    package mutating func heading(_ text: String) {
        gap()
        put(StyledText(text, .heading))
    }

    /// Writes a paragraph; its further lines stand deeper than its first.
    package mutating func put(_ text: StyledText, level: Int = 0) {
        let indent = level * Self.step
        lines += text.wrapped(to: width, indent: indent, hanging: indent + Self.step)
    }

    /// Writes what a person wrote, each line marked, so that it cannot be taken for the program's own words.
    package mutating func quote(_ texts: [String], level: Int) {
        quote(texts.map { StyledText($0) }, level: level)
    }

    /// The same for what is styled already.
    package mutating func quote(_ texts: [StyledText], level: Int) {
        for text in texts {
            let indent = level * Self.step
            let bar = StyledText("| ", .muted)
            for line in text.wrapped(to: width - indent - bar.width) {
                lines.append(StyledText(String(repeating: " ", count: indent)) + bar + line)
            }
        }
    }

    /// Writes lines that are laid out already.
    package mutating func put(_ lines: [StyledText]) { self.lines += lines }

    /// Writes names and what belongs to them, in two columns.
    package mutating func fields(_ fields: [(name: String, value: StyledText)], level: Int) {
        var columns = Columns([.leading, .leading])
        for field in fields { columns.add([StyledText(field.name, .muted), field.value]) }
        lines += columns.lines(width: width, indent: level * Self.step)
    }
}
