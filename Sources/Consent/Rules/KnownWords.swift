package import Canonical

/// Words that nobody typed: those of the templates that troth brings. A redaction keeps them, and nothing else.
package struct KnownWords: Sendable {
    /// For each item the labels that it is known by.
    package var items: [Slug: Set<Line>] = [:]
    /// For each section its known headings.
    package var sections: [Slug: Set<Line>] = [:]
    package var roles: Set<Slug> = []
    package var sides: Set<Slug> = []
    /// What a maximum may count.
    package var units: Set<Line> = []
    /// For each template the hashes of its file that are known.
    package var templates: [Slug: Set<Bytes32>] = [:]
    /// What kinds of entries are called.
    package var entryKinds: Set<String> = []

    /// No words at all: everything is somebody's.
    package init() {}

    /// - Parameters:
    ///   - id: an item's name in a text.
    ///   - label: what it is called there.
    /// - Returns: whether both are known, and belong together.
    func has(_ id: Slug, _ label: Line) -> Bool { items[id]?.contains(label) ?? false }

    /// Where an item stands once for each person, its name ends with their seat and its label with their own name.
    ///
    /// - Parameters:
    ///   - id: an item's name in a text.
    ///   - label: what it is called there.
    ///   - parties: the people of the text.
    /// - Returns: the item and the label that are known, and whose it is; nil where this is none of them.
    func owned(_ id: Slug, _ label: Line, by parties: [Party]) -> (item: Slug, label: Line, owner: Party)? {
        for owner in parties {
            let (seat, name) = (Array("-\(owner.seat)".utf8), Array(" (\(owner.name))".utf8))
            let text = Array("\(id)".utf8)
            guard text.count > seat.count, text.suffix(seat.count) == seat[...],
                label.bytes.count > name.count, label.bytes.suffix(name.count) == name[...],
                let item = Slug(text.dropLast(seat.count)),
                let own = try? Line(label.bytes.dropLast(name.count)),
                has(item, own)
            else { continue }
            return (item, own, owner)
        }
        return nil
    }
}
