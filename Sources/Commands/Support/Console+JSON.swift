import FoundationEssentials

extension Console {
    /// Writes one JSON object, where JSON was asked for.
    ///
    /// - Parameter value: what to write; it has a `schema`.
    func json(_ value: some Encodable) throws {
        guard options.json else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        put(Array(try encoder.encode(value)) + [0x0A])
    }
}
