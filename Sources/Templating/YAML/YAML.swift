/// Reads YAML strictly: one document of texts, lists and mappings, and nothing that makes a file mean other than
/// it looks.
package enum YAML {
    /// The most bytes a file may have.
    package static let largestFile = 1 << 20
    /// How deep lists and mappings may stand in each other.
    package static let deepest = 12
    /// The most nodes a file may have: texts, lists and mappings, keys not counted.
    package static let mostNodes = 20_000

    /// - Parameters:
    ///   - bytes: a whole file, UTF-8.
    ///   - file: its name, for errors.
    /// - Returns: the one document in it.
    /// - Throws: `YAMLError` for anything but one document within the limits, without anchors, aliases, tags,
    ///   directives or keys that stand twice.
    package static func parse(_ bytes: [UInt8], file: String) throws(YAMLError) -> YAMLNode {
        try YAMLText.check(bytes, file: file)
        var builder = Builder(events: try YAMLEvents(bytes, file: file))
        return try builder.document()
    }
}

private struct Builder: ~Copyable {
    var events: YAMLEvents
    var nodes = 0

    init(events: consuming YAMLEvents) { self.events = events }

    mutating func document() throws(YAMLError) -> YAMLNode {
        _ = try events.next()  // the start of the stream
        let (first, start) = try events.next()
        guard case .documentStart = first else { throw YAMLError("the file is empty", at: start) }
        let root = try node(try events.next(), depth: 1)
        _ = try events.next()  // the end of the document
        let (last, end) = try events.next()
        guard case .streamEnd = last else {
            throw YAMLError("a second document begins here; one is read", at: end)
        }
        return root
    }

    private mutating func node(_ first: (YAMLEvents.Event, Place), depth: Int) throws(YAMLError) -> YAMLNode {
        let (event, place) = first
        nodes += 1
        guard nodes <= YAML.mostNodes else {
            throw YAMLError("more than \(YAML.mostNodes) texts, lists and mappings", at: place)
        }
        guard depth <= YAML.deepest else {
            throw YAMLError("nested more than \(YAML.deepest) deep", at: place)
        }
        switch event {
        case .sequenceStart: return YAMLNode(content: .sequence(try items(depth + 1)), place: place)
        case .mappingStart: return YAMLNode(content: .mapping(try pairs(depth + 1)), place: place)
        case .scalar(let bytes, let style): return YAMLNode(content: .scalar(bytes, style), place: place)
        default: throw YAMLError("a text, a list or a mapping is missing here", at: place)
        }
    }

    private mutating func items(_ depth: Int) throws(YAMLError) -> [YAMLNode] {
        var items: [YAMLNode] = []
        while true {
            let next = try events.next()
            if case .sequenceEnd = next.0 { return items }
            items.append(try node(next, depth: depth))
        }
    }

    private mutating func pairs(_ depth: Int) throws(YAMLError) -> [YAMLNode.Pair] {
        var pairs: [YAMLNode.Pair] = []
        var lines: [[UInt8]: Int] = [:]
        while true {
            let (event, place) = try events.next()
            if case .mappingEnd = event { return pairs }
            guard case .scalar(let key, _) = event else {
                throw YAMLError("a key is a single word or text, not a list or a mapping", at: place)
            }
            if let line = lines.updateValue(place.line, forKey: key) {
                throw YAMLError(
                    "\(quoted(key)) stands here again, after line \(line); keep one of them", at: place)
            }
            let value = try node(try events.next(), depth: depth)
            pairs.append(YAMLNode.Pair(key: key, place: place, value: value))
        }
    }
}
