package import Canonical
package import Consent

extension KnownWords {
    /// The words of the templates that troth brings: whoever reads them learns nothing of anybody.
    ///
    /// - Parameters:
    ///   - entryKinds: what kinds of entries are called.
    ///   - hash: SHA-256.
    /// - Returns: their items, sections, roles, sides and units, and their own names.
    /// - Throws: `YAMLError`, where one of them cannot be read, which is not to happen; `FormatError` likewise.
    package static func ofBuiltInTemplates(
        entryKinds: Set<String>, hash: ([UInt8]) -> Bytes32
    ) throws -> Self {
        var known = Self()
        known.entryKinds = entryKinds
        for file in BuiltInTemplates.all {
            let template = try Template.parse(file.bytes, file: "\(file.name).yaml (built in)")
            known.templates[template.id, default: []].insert(hash(template.source))
            known.roles.formUnion(template.roles.map(\.id))
            for section in template.sections {
                known.sections[section.id, default: []].insert(section.title)
                for item in section.items { known.add(item) }
            }
        }
        let added = Draft.addedSection
        known.sections[try Slug.checked(added.id), default: []].insert(try Line(added.title))
        return known
    }

    private mutating func add(_ item: Template.Item) {
        items[item.id, default: []].insert(item.label)
        guard case .row(let row) = item.nature else { return }
        sides.formUnion(row.sides.map(\.id))
        if let unit = row.unit { units.insert(unit) }
    }
}
