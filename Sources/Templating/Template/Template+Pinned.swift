import Canonical

extension Template {
    /// Reads a template from the source of another reading, with everything that it extends: whatever has become of
    /// the files, it is the template that it was then.
    ///
    /// - Parameters:
    ///   - source: a template's `source`.
    ///   - name: what it is called in errors.
    /// - Throws: `YAMLError`, where it is not such a source.
    package static func parse(pinned source: [UInt8], name: String) throws(YAMLError) -> Template {
        // Each by a name of its own: what a base says of things that stand in other templates is no mistake here.
        let parts = source.pieces(between: Array("\n---\n".utf8)).enumerated().map { index, bytes in
            TemplateText(bytes, file: index == 0 ? name : "\(name) (base \(index))")
        }
        let library = TemplateLibrary { id in
            parts.dropFirst().first { Self.id(of: $0) == id }
        }
        let template = try parse(parts[0].bytes, file: name, library: library)
        guard template.source == source else {
            throw YAMLError(
                "the template and what it extends cannot be told apart",
                at: Place(file: name, line: 1, column: 1))
        }
        return template
    }

    /// - Returns: what a file calls itself.
    private static func id(of text: TemplateText) -> Slug? {
        var problems = Problems()
        return try? TemplatePart.read(text, &problems).id
    }
}

extension [UInt8] {
    /// - Returns: what stands before, between and behind the places of `separator`; at least one piece.
    fileprivate func pieces(between separator: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = [[]]
        var rest = self[...]
        while let byte = rest.first {
            if rest.starts(with: separator) {
                rest = rest.dropFirst(separator.count)
                pieces.append([])
            } else {
                pieces[pieces.count - 1].append(byte)
                rest = rest.dropFirst()
            }
        }
        return pieces
    }
}
