package import Canonical

extension Worksheet {
    /// Adds a protection by hand. It is held to what a worksheet may say once it is read again.
    ///
    /// - Parameters:
    ///   - label: what it is called.
    ///   - protected: whom it protects; never `each`.
    ///   - provider: who provides it; never `each`.
    ///   - answer: its words, and what depends on it.
    /// - Returns: its id, made of the label.
    package mutating func addProtection(
        called label: Line, for protected: Template.Who, by provider: Template.Who, _ answer: ProtectionAnswer
    ) -> Slug {
        let id = freeID(for: label)
        let protection = Template.Protection(
            for: protected, by: provider, ask: nil, text: nil, signal: nil, isAftercare: false,
            isRequired: false)
        added.append(Template.Item(id: id, label: label, help: nil, nature: .protection(protection)))
        protections[id] = answer
        return id
    }

    /// Of a long label its beginning, so that a number has room behind it.
    private func freeID(for label: Line) -> Slug {
        let prefix = Template.addedPrefix
        var names = Names(
            taken: Set(added.compactMap { Slug("\($0.id.description.dropFirst(prefix.count))") }))
        return Slug("\(prefix)\(names.name(for: String("\(label)".prefix(Self.longestBeginning))))")!
    }

    private static let longestBeginning = 36
}
