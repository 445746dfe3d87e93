/// A piece of a page that is HTML, or SVG within it: elements and texts of closed kinds.
///
/// Nothing in it is markup by itself: elements and attributes have names of the program's own, and whatever is text is
/// escaped when it is written. So no name, title or word of a person can become an element, an attribute or a style.
package indirect enum HTML: Hashable, Sendable {
    case element(Tag, [Attribute], [HTML])
    case text(String)
    /// The page's own style sheet, which is the same in every page.
    case style(StyleSheet)

    /// The elements that pages have.
    package enum Tag: String, Sendable {
        case html, head, meta, title, body, header, nav, main, footer, section, h1, h2, h3, p, ul, li, a, div
        case blockquote, table, caption, thead, tbody, tr, th, td, span, del, ins, figure, figcaption
        case svg, desc, g, rect, path, line, text

        /// Whether it has neither content nor an end tag (HTML, section 13.1.2).
        var isVoid: Bool { self == .meta }
    }

    /// An attribute: a name of the program's own and any value.
    package struct Attribute: Hashable, Sendable {
        /// The attributes that elements have. None of them runs anything, loads anything or styles anything.
        package enum Name: String, Sendable {
            case id, lang, dir, role, scope, content, name, charset, viewBox, width, height, x, y, d,
                transform
            case x1, y1, x2, y2, textLength, lengthAdjust, tabindex
            case className = "class", httpEquiv = "http-equiv", labelledBy = "aria-labelledby"
            case label = "aria-label", isHidden = "aria-hidden", anchor = "text-anchor"
            /// A place in the same page.
            case href
        }

        let name: Name
        let value: String

        /// - Parameters:
        ///   - name: its name.
        ///   - value: any text.
        init(_ name: Name, _ value: some CustomStringConvertible) {
            self.name = name
            self.value = name == .href ? "#\(value)" : value.description
        }
    }

    /// - Parameters:
    ///   - tag: which element.
    ///   - attributes: its attributes.
    ///   - content: what stands in it.
    static func make(_ tag: Tag, _ attributes: [Attribute] = [], _ content: HTML...) -> HTML {
        .element(tag, attributes, content)
    }
}

extension HTML {
    /// - Returns: the element as UTF-8.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): text.escape(to: &bytes)
        case .style(let sheet): bytes += Array("<style>\(sheet.text)</style>".utf8)
        case .element(let tag, let attributes, let content):
            bytes += Array("<\(tag.rawValue)".utf8)
            for attribute in attributes {
                bytes += Array(" \(attribute.name.rawValue)=\"".utf8)
                attribute.value.escape(to: &bytes)
                bytes.append(UInt8(ascii: "\""))
            }
            bytes.append(UInt8(ascii: ">"))
            guard !tag.isVoid else { return }
            for part in content { part.write(to: &bytes) }
            bytes += Array("</\(tag.rawValue)>".utf8)
            if tag.endsLine { bytes.append(0x0A) }
        }
    }
}

extension HTML.Tag {
    /// Whether a line may end behind it without a blank where none belongs.
    fileprivate var endsLine: Bool {
        switch self {
        case .section, .h1, .h2, .h3, .p, .ul, .li, .div, .tr, .table, .header, .nav, .main, .footer, .svg,
            .title,
            .figure, .blockquote, .body, .head:
            true
        default: false
        }
    }
}

extension String {
    /// Writes the text so that it is text wherever it stands: in an element or in a quoted attribute.
    fileprivate func escape(to bytes: inout [UInt8]) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
            case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
