/// One line of text for a terminal, in pieces that look different.
///
/// It cannot hold anything that a terminal would obey: every piece is `sanitized` when it goes in, whether it comes
/// from the program, a person or a file. `"\(name, .wider) is wider"` is one.
package struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// Some characters that look the same.
    package struct Span: Hashable, Sendable {
        package fileprivate(set) var text: String
        package let style: Style

        init(text: String, style: Style) {
            self.text = text
            self.style = style
        }
    }

    /// The pieces, each of another style than the one before it.
    package private(set) var spans: [Span] = []

    /// - Parameters:
    ///   - text: any text; it is sanitized, and a line feed in it is spelt out.
    ///   - style: what it is.
    package init(_ text: String, _ style: Style = .plain) {
        append(Span(text: sanitized(text), style: style))
    }

    package init(stringLiteral text: String) { self.init(text) }

    package init(stringInterpolation parts: Interpolation) { self = parts.text }

    /// No text.
    package init() {}

    /// - Parameters:
    ///   - text: any text, of any number of lines.
    ///   - style: what it is.
    /// - Returns: its lines; a line feed at the end begins no further one.
    package static func lines(of text: String, _ style: Style = .plain) -> [StyledText] {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { StyledText(String($0), style) }
    }

    /// Whether there are no characters.
    package var isEmpty: Bool { spans.isEmpty }

    /// The characters, whatever they look like.
    package var plain: String { spans.map(\.text).joined() }

    /// - Parameter style: a style.
    /// - Returns: the same characters, all of them in it.
    package func all(_ style: Style) -> StyledText {
        var text = StyledText()
        for span in spans { text.append(Span(text: span.text, style: style)) }
        return text
    }

    /// How many columns it takes.
    package var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

    /// - Parameter isColored: whether styles become colour.
    /// - Returns: what to write to the terminal, without a line feed.
    package func rendered(isColored: Bool) -> String {
        spans.map { span in
            guard isColored, let selection = span.style.selection else { return span.text }
            return "\u{1B}[\(selection)m\(span.text)\u{1B}[0m"
        }.joined()
    }

    package static func + (first: StyledText, second: StyledText) -> StyledText {
        var text = first
        text += second
        return text
    }

    package static func += (text: inout StyledText, more: StyledText) {
        for span in more.spans { text.append(span) }
    }

    /// Puts text at the end that has been sanitized already.
    mutating func append(_ span: Span) {
        guard !span.text.isEmpty else { return }
        if let last = spans.indices.last, spans[last].style == span.style {
            spans[last].text += span.text
        } else {
            spans.append(span)
        }
    }

    /// What `"…\(x)…"` is made with.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = StyledText()

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { text += StyledText(literal) }

        /// A value as it describes itself, in one style.
        package mutating func appendInterpolation(
            _ value: some CustomStringConvertible, _ style: Style = .plain
        ) {
            text += StyledText(value.description, style)
        }

        /// A text with styles of its own.
        package mutating func appendInterpolation(_ other: StyledText) { text += other }
    }
}
