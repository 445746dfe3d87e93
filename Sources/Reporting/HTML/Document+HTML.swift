import Terminal

extension Document {
    /// The document as a page of its own, in UTF-8: it runs nothing, loads nothing and needs nothing beside it.
    package var page: [UInt8] {
        let head: [HTML] = [
            .make(.meta, [.init(.charset, "utf-8")]),
            .make(.meta, [.init(.httpEquiv, "Content-Security-Policy"), .init(.content, Self.policy)]),
            .make(.meta, [.init(.name, "viewport"), .init(.content, "width=device-width, initial-scale=1")]),
            .make(.meta, [.init(.name, "color-scheme"), .init(.content, "light dark")]),
            .make(.meta, [.init(.name, "referrer"), .init(.content, "no-referrer")]),
            // What browsers list in tabs and histories says nothing of the agreement.
            .make(.title, [], .text("Report")),
            .style(.report),
        ]
        let links = parts.map { part in
            HTML.make(.li, [], .element(.a, [.init(.href, part.name.rawValue)], part.heading.html))
        }
        var drawings = 0
        let body: [HTML] = [
            .element(
                .header, [], [.element(.h1, [], title.html)] + opening.map { $0.html(&drawings) }),
            .make(.nav, [.init(.label, "Parts of this page")], .element(.ul, [], links)),
            .element(.main, [], parts.map { $0.html(&drawings) }),
            .element(.footer, [], closing.map { $0.html(&drawings) }),
        ]
        return Array("<!DOCTYPE html>\n".utf8)
            + HTML.make(.html, [.init(.lang, "en")], .element(.head, [], head), .element(.body, [], body))
            .bytes
            + [0x0A]
    }

    /// Nothing but the page's own style sheet, known by its hash (CSP Level 3).
    private static let policy =
        "default-src 'none'; style-src '\(StyleSheet.report.hash)'; base-uri 'none'; form-action 'none'"
}

extension Document.Part {
    fileprivate func html(_ drawings: inout Int) -> HTML {
        let id = name.rawValue
        let heading = "\(id)-heading"
        return .element(
            .section, [.init(.id, id), .init(.labelledBy, heading)],
            [.element(.h2, [.init(.id, heading)], self.heading.html)] + blocks.map { $0.html(&drawings) })
    }
}

extension Document.Block {
    /// - Parameter drawings: how many there were above it, so that each is called by its own number.
    fileprivate func html(_ drawings: inout Int) -> HTML {
        switch self {
        case .heading(let text): return .element(.h3, [], text.html)
        case .paragraph(let text): return .element(.p, [], text.html)
        case .list(let items):
            return .element(
                .ul, [],
                items.map { item in
                    .element(
                        .li, [],
                        [.element(.div, [], item.text.html)]
                            + item.blocks.map { $0.html(&drawings) })
                })
        case .quote(let lines): return Self.quoted(lines.map(\.html))
        case .reworded(let diff):
            return Self.quoted(
                diff.lines.map { line in Array(line.map { [$0.html] }.joined(separator: [.text(" ")])) })
        case .table(let table): return table.html
        case .drawing(let timeline): return timeline.drawing(&drawings)
        }
    }

    private static func quoted(_ lines: [[HTML]]) -> HTML {
        .element(.blockquote, [], lines.map { .element(.p, [.init(.dir, "auto")], $0) })
    }
}

extension Document.Table {
    fileprivate var html: HTML {
        // Sentences run as the program writes them, whichever way a name in them runs.
        func lines(_ cell: [StyledText]) -> [HTML] {
            cell.map { .element(.div, [], $0.html) }
        }
        let head = columns.map { HTML.element(.th, [.init(.scope, "col")], $0.html) }
        let body = rows.map { row -> HTML in
            .element(
                .tr, [],
                row.enumerated().map { column, cell in
                    column == 0
                        ? .element(.th, [.init(.scope, "row")], lines(cell)) : .element(.td, [], lines(cell))
                })
        }
        return .make(
            .table, [], .element(.caption, [], caption.html), .make(.thead, [], .element(.tr, [], head)),
            .element(.tbody, [], body))
    }
}

extension WordDiff.Run {
    fileprivate var html: HTML {
        switch fate {
        case .same: .text(StyledText(text).plain)
        case .removed: .make(.del, [], .text(StyledText(text).plain))
        case .added: .make(.ins, [], .text(StyledText(text).plain))
        }
    }
}

extension StyledText {
    /// The pieces, each with the class of its style.
    fileprivate var html: [HTML] {
        spans.map { span in
            span.style.className.map { .make(.span, [.init(.className, $0)], .text(span.text)) }
                ?? .text(span.text)
        }
    }
}

extension Style {
    fileprivate var className: String? {
        switch self {
        case .plain: nil
        case .heading: "strong"
        case .tighter: "tighter"
        case .wider: "wider"
        case .muted: "muted"
        case .warning: "both"
        case .error: "error"
        }
    }
}
