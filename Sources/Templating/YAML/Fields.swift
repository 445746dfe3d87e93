/// A mapping whose keys are known beforehand, one case of `Key` each.
struct Fields<Key: RawRepresentable<String> & CaseIterable & Sendable> {
    /// Where the mapping begins.
    let place: Place
    private let pairs: [(key: Key, pair: YAMLNode.Pair)]

    /// - Parameter node: a mapping.
    /// - Throws: `YAMLError`, where it is none or has a key that is not one of `Key`'s.
    init(_ node: YAMLNode) throws(YAMLError) {
        place = node.place
        pairs = try node.pairs().map { (pair) throws(YAMLError) in
            (try Word.read(pair.key, as: Key.self, at: pair.place, called: "a key"), pair)
        }
    }

    /// What stands behind a key; nil where the key is absent, or nothing is written behind it.
    subscript(key: Key) -> YAMLNode? {
        pairs.first { $0.key.rawValue == key.rawValue && !$0.pair.value.isEmpty }?.pair.value
    }

    /// - Returns: what stands behind a key.
    /// - Throws: `YAMLError`, where the key is absent or nothing is written behind it.
    func required(_ key: Key) throws(YAMLError) -> YAMLNode {
        guard let node = self[key] else { throw YAMLError("“\(key.rawValue)” is missing here", at: place) }
        return node
    }
}

/// A word out of a fixed list of them.
enum Word {
    /// - Parameters:
    ///   - text: what was written.
    ///   - type: the list, a case for each word.
    ///   - place: where it was written.
    ///   - kind: what such a word is called in an error: “a stance”.
    /// - Throws: `YAMLError` for any other word; it names a close one, else all of them.
    static func read<Value: RawRepresentable<String> & CaseIterable>(
        _ text: [UInt8], as type: Value.Type, at place: Place, called kind: String
    ) throws(YAMLError) -> Value {
        if let value = type.allCases.first(where: { text.elementsEqual($0.rawValue.utf8) }) { return value }
        let help = Suggestion.help(for: text, among: type.allCases.map(\.rawValue))
        throw YAMLError("\(quoted(text)) is not \(kind) that is known here\(help)", at: place)
    }
}
