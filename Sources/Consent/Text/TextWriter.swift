package import Canonical

/// Builds a text of lines and blocks.
package struct TextWriter {
    package private(set) var bytes: [UInt8] = []

    /// An empty text.
    package init() {}

    /// Writes a text that is made of whole lines already.
    package mutating func raw(_ text: [UInt8]) { bytes.append(contentsOf: text) }

    /// Writes one line.
    package mutating func line(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(0x0A)
    }

    /// Begins a new block: a blank line, then its first line.
    package mutating func block(_ text: String) {
        line("")
        line(text)
    }

    /// Writes what a person wrote, where nothing can be mistaken for grammar.
    package mutating func quote(_ lines: some Sequence<Line>) {
        for text in lines { line("\(VersionText.quote)\(text)") }
    }

    /// Writes a boundary behind `phrase`, its conditions below it.
    package mutating func boundary(_ phrase: String, _ boundary: Boundary) {
        switch boundary {
        case .hardLimit: line("\(phrase) \(Boundary.hardLimitWords)")
        case .notAgreed: line("\(phrase) \(Boundary.notAgreedWords)")
        case .granted(let grant):
            var text = "\(phrase) \(grant.rung.words)"
            if let atMost = grant.atMost { text += ", at most \(atMost)" }
            if let ends = grant.ends { text += ", ends \(ends)" }
            if !grant.conditions.isEmpty { text += ", if" }
            line(text)
            quote(grant.conditions.sorted())
        }
    }
}
