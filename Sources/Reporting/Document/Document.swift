package import Terminal

/// A text to be read, before it has a form: in a terminal, in Markdown or in a page.
///
/// A view that is shown in more than one form writes one, so that every form says the same. Its texts are `StyledText`s,
/// which hold nothing that a terminal would obey; each form escapes them in its own way.
package struct Document: Sendable {
    package let title: StyledText
    /// What stands before the first part.
    package let opening: [Block]
    package let parts: [Part]
    /// What stands at the end.
    package let closing: [Block]

    /// - Parameters:
    ///   - title: what it is called.
    ///   - opening: what stands before the first part.
    ///   - parts: its parts, in order.
    ///   - closing: what stands at the end.
    package init(title: StyledText, opening: [Block], parts: [Part] = [], closing: [Block] = []) {
        self.title = title
        self.opening = opening
        self.parts = parts
        self.closing = closing
    }

    /// A part with a heading of its own.
    package struct Part: Sendable {
        /// What links to a part name.
        package enum Name: String, Sendable {
            case now, protections, rows, promises, terms, timeline, changes, words, checkIns = "check-ins"
            case accounts, keys
        }

        package let name: Name
        package let heading: StyledText
        package let blocks: [Block]

        /// - Parameters:
        ///   - name: what links to it name.
        ///   - heading: its heading.
        ///   - blocks: what stands in it.
        package init(_ name: Name, _ heading: StyledText, _ blocks: [Block]) {
            self.name = name
            self.heading = heading
            self.blocks = blocks
        }
    }

    /// What stands in a part.
    package enum Block: Sendable {
        /// A heading below the part's.
        case heading(StyledText)
        case paragraph(StyledText)
        case list([Item])
        /// What a person wrote, line by line, so that it cannot be taken for the program's own words.
        case quote([StyledText])
        /// What a person wrote, with what came and went.
        case reworded(WordDiff)
        case table(Table)
        /// How boundaries moved, drawn; whatever it shows is said in words too.
        case drawing(TimelineView)
    }

    /// An item of a list.
    package struct Item: Sendable {
        package let text: StyledText
        package let blocks: [Block]

        /// - Parameters:
        ///   - text: what it says.
        ///   - blocks: what stands below it.
        package init(_ text: StyledText, _ blocks: [Block] = []) {
            self.text = text
            self.blocks = blocks
        }
    }

    /// Cells, each row about what stands in its first cell.
    package struct Table: Sendable {
        /// What it is about, for whoever does not see what stands above it.
        package let caption: StyledText
        package let columns: [StyledText]
        /// Each with as many cells as there are columns; a cell is a few lines.
        package let rows: [[[StyledText]]]

        /// - Parameters:
        ///   - caption: what it is about.
        ///   - columns: what each column has.
        ///   - rows: cells of a few lines each, as many as there are columns.
        package init(_ caption: StyledText, columns: [StyledText], rows: [[[StyledText]]]) {
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }
    }
}

/// A view that is shown as text, Markdown and a page, all drawn from one document.
package protocol DocumentView: View {
    /// What it says.
    var document: Document { get }
}

extension DocumentView {
    package func text(width: Int) -> [StyledText] { document.text(width: width) }
}
