import FoundationEssentials

extension View {
    /// - Returns: the view as one line of JSON, keys sorted, without a line feed at its end.
    /// - Throws: nothing that a view holds makes this throw; the encoder's own errors.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}
