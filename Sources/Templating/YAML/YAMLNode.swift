/// One node of a YAML document: what was written and where, without a type. `no` is the text "no", `1` the text "1".
package struct YAMLNode: Sendable {
    /// How a scalar was written.
    package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    /// A key and its value.
    package struct Pair: Sendable {
        /// The key's text, in UTF-8. No two keys of a mapping have the same bytes.
        package let key: [UInt8]
        /// Where the key stands.
        package let place: Place
        /// What stands behind it.
        package let value: YAMLNode
    }

    /// What a node holds.
    package enum Content: Sendable {
        /// A text, in UTF-8.
        case scalar([UInt8], Style)
        /// Nodes, in order.
        case sequence([YAMLNode])
        /// Keys and values, in order.
        case mapping([Pair])
    }

    /// What was written.
    package let content: Content
    /// Where it begins.
    package let place: Place
}
