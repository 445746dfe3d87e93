package import Canonical
package import Consent

/// What can be talked about and agreed, section by section: the form that worksheets answer and agreements are
/// written from. Never needed to read an agreement.
package struct Template: Sendable {
    /// What the template is called in files and arguments.
    package let id: Slug
    /// What people call it.
    package let title: Line
    /// What it is for.
    package let summary: Prose
    /// What kind of agreement comes of it.
    package let kind: Kind
    /// Who takes part, in order; at least two people, so at least two roles or one that several can take.
    package let roles: [Role]
    /// How long such an agreement lasts, where the people say nothing else.
    package let lasts: Seconds
    /// How long after the start it is looked at together, where the people say nothing else.
    package let review: Seconds?
    /// Whether it is for a first time: then a yes is `ask first` at most.
    package let isFirstTime: Bool
    /// The items, by subject, in order.
    package let sections: [Section]
    /// The bytes that it was read from: its file; where it extends another, a line `---` and that one's source after
    /// it. So whatever changes in any of them gives another hash.
    package let source: [UInt8]

    /// A role that somebody takes.
    package struct Role: Equatable, Sendable {
        /// What the role is called in files.
        package let id: Slug
        /// What people call it.
        package let title: Line
        /// Whether more than one person can take it, as in a pack.
        package let isSeveral: Bool
    }

    /// Items that belong together. A must-have that names nothing else closes its section.
    package struct Section: Equatable, Sendable {
        /// What the section is called in files.
        package let id: Slug
        /// What people call it.
        package let title: Line
        /// What to know before answering.
        package let help: Prose?
        /// The items, in order; at least one.
        package let items: [Item]
    }

    /// The most roles a template may have.
    package static let mostRoles = 16
    /// The most sections a template may have.
    package static let mostSections = 64
    /// How many bases may stand one upon another.
    package static let mostBases = 3
    /// The most items a template may have.
    package static let mostItems = 512
    /// What the ids of items begin with that people add by hand; a template has none of these.
    package static let addedPrefix = "x-"

    /// All items, in order.
    package var items: [Item] { sections.flatMap(\.items) }

    /// - Parameter id: an item's id.
    /// - Returns: the item, or nil where the template has none of that name.
    package func item(_ id: Slug) -> Item? {
        for section in sections {
            if let item = section.items.first(where: { $0.id == id }) { return item }
        }
        return nil
    }

    /// - Parameter item: an item's id.
    /// - Returns: the section it stands in, or nil where the template has none of that name.
    package func section(of item: Slug) -> Section? {
        sections.first { $0.items.contains { $0.id == item } }
    }

    /// - Parameter id: a role's id.
    /// - Returns: the role, or nil where the template has none of that name.
    package func role(_ id: Slug) -> Role? { roles.first { $0.id == id } }
}
