/// Looking through a whole template file, and through what people add to one by hand.
extension RefusedWords {
    /// - Parameters:
    ///   - pair: something that somebody adds to their worksheet: its id, and what they say of it.
    ///   - isRow: whether it says what may happen.
    /// - Throws: `YAMLError` at the first line that names what is refused. What is for nobody's eyes but its owner's is
    ///   not looked at.
    static func check(added pair: YAMLNode.Pair, isRow: Bool) throws(YAMLError) {
        var problems = Problems()
        check(pair.key, .plain, pair.place, !isRow, &problems)
        for (field, mayDeny) in fields(of: pair.value, isRow: isRow) {
            check(field, mayDeny: mayDeny, &problems)
        }
        if let first = problems.found.first { throw first }
    }

    /// What others will read of something added by hand, and whether it may name a thing in order to keep it out.
    private static func fields(of node: YAMLNode, isRow: Bool) -> [(YAMLNode, mayDeny: Bool)] {
        guard case .mapping(let pairs) = node.content else { return [(node, true)] }
        return pairs.flatMap { pair -> [(YAMLNode, mayDeny: Bool)] in
            switch RowAnswerKey(rawValue: String(decoding: pair.key, as: UTF8.self)) {
            case .note: return []
            case .otherSides:
                guard case .mapping(let sides) = pair.value.content else { return [] }
                return sides.flatMap { fields(of: $0.value, isRow: false) }
            case .label, .sides, .unit: return [(pair.value, !isRow)]
            default: return [(pair.value, true)]
            }
        }
    }

    /// - Parameters:
    ///   - document: what was read.
    ///   - problems: takes every line that names what is refused.
    static func check(_ document: YAMLNode, _ problems: inout Problems) {
        check(document, mayDeny: true, &problems)
    }

    private static func check(_ node: YAMLNode, mayDeny: Bool, _ problems: inout Problems) {
        switch node.content {
        case .scalar(let bytes, let style): check(bytes, style, node.place, mayDeny, &problems)
        case .sequence(let nodes): for node in nodes { check(node, mayDeny: mayDeny, &problems) }
        case .mapping(let pairs):
            // A row says what may happen, so nothing in its names can be a denial; what explains it can.
            let isRow = pairs.contains { $0.key.elementsEqual("row".utf8) }
            for pair in pairs {
                let explains = ["help", "talk"].contains { pair.key.elementsEqual($0.utf8) }
                let mayDeny = explains || (mayDeny && !isRow)
                check(pair.key, .plain, pair.place, mayDeny, &problems)
                check(pair.value, mayDeny: mayDeny, &problems)
            }
        }
    }

    private static func check(
        _ bytes: [UInt8], _ style: YAMLNode.Style, _ place: Place, _ mayDeny: Bool, _ problems: inout Problems
    ) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard style == .literal else {
            if let finding = finding(in: text, mayDeny: mayDeny) {
                problems.note(YAMLError(finding.reason, at: place))
            }
            return
        }
        // Only here does a line of the text stand on a known line of the file.
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let finding = finding(in: String(line), mayDeny: mayDeny) else { continue }
            let place = Place(file: place.file, line: place.line + number + 1, column: 1)
            problems.note(YAMLError(finding.reason, at: place))
        }
    }
}
