import Canonical
import Consent

/// What stands in one template file, before anything that it extends is added. What could not be read is nil.
struct TemplatePart {
    let place: Place
    let id: Slug?
    let title: Line?
    let summary: Prose?
    let kind: Kind?
    let roles: [Template.Role]
    let lasts: Seconds?
    let review: Seconds?
    let isFirstTime: Bool
    /// The base.
    let extends: Placed<Slug>?
    /// Items of the base that are left out.
    let omit: [Placed<Slug>]
    let sections: [Section]

    /// A section as one file has it.
    struct Section {
        let id: Placed<Slug>
        /// Nil where the base’s is to stay.
        let title: Line?
        /// Nil where the base’s is to stay.
        let help: Prose?
        var items: [Item]
        /// Whether there is a list of items, though perhaps none of them could be read.
        let hasItems: Bool
    }

    /// An item and where it was written.
    struct Item {
        let item: Template.Item
        let place: Place
        /// What it is often a must-have for, as it was written.
        let mustHaveFor: [Placed<Slug>]
    }

    private enum Key: String, CaseIterable {
        case template, title, summary, kind, roles, lasts, review, sections, extends, omit
        case firstTime = "first time"
    }

    private enum RoleKey: String, CaseIterable { case id, title, several }
    private enum SectionKey: String, CaseIterable { case id, title, help, items }

    /// - Parameters:
    ///   - text: a template file.
    ///   - problems: takes what is wrong with it, where reading can go on.
    /// - Throws: `YAMLError`, where it can’t.
    static func read(_ text: TemplateText, _ problems: inout Problems) throws(YAMLError) -> TemplatePart {
        let document = try YAML.parse(text.bytes, file: text.file)
        RefusedWords.check(document, &problems)
        let fields = try Fields<Key>(document)
        let id = problems.attempt { () throws(YAMLError) in
            try fields.required(.template).slug(called: "a template")
        }
        let title = problems.attempt { () throws(YAMLError) in try fields.required(.title).line() }
        let summary = problems.attempt { () throws(YAMLError) in try fields.required(.summary).prose() }
        let extends = try fields[.extends].map { (node) throws(YAMLError) in
            Placed(try node.slug(called: "a template"), at: node.place)
        }
        let roles = try fields[.roles].map { (node) throws(YAMLError) in try readRoles(node) } ?? []
        let time = problems.attempt { () throws(YAMLError) in try Time(fields, isBase: roles.isEmpty) }
        let sections = try readSections(
            try fields.required(.sections), roles: roles, isExtending: extends != nil, &problems)
        return TemplatePart(
            place: document.place, id: id, title: title, summary: summary, kind: time?.kind, roles: roles,
            lasts: time?.lasts, review: time?.review, isFirstTime: time?.isFirst ?? false, extends: extends,
            omit: problems.attempt { () throws(YAMLError) in try readOmit(fields[.omit]) } ?? [],
            sections: sections)
    }

    /// The kind of the agreement and its times. Only what people can answer has them.
    private struct Time {
        var kind: Kind?
        var lasts: Seconds?
        var review: Seconds?
        var isFirst = false

        init(_ fields: Fields<Key>, isBase: Bool) throws(YAMLError) {
            guard !isBase else {
                for key in [Key.kind, .lasts, .review, .firstTime] {
                    guard let node = fields[key] else { continue }
                    throw node.error(
                        "“roles” is missing in this file; a base for others has none, and no "
                            + "“\(key.rawValue)” either")
                }
                return
            }
            let kind = try fields.required(.kind).word(Kind.self, called: "a kind")
            let lasts = try TemplatePart.readLasts(fields[.lasts], kind)
            self.kind = kind
            self.lasts = lasts
            review = try TemplatePart.readReview(fields[.review], within: lasts)
            isFirst = try fields[.firstTime]?.flag() ?? false
        }
    }

    private static func readOmit(_ node: YAMLNode?) throws(YAMLError) -> [Placed<Slug>] {
        var omitted: [Placed<Slug>] = []
        for node in try node?.list() ?? [] {
            let id = try node.slug(called: "an item")
            guard !omitted.contains(where: { $0.value == id }) else {
                throw node.error("“\(id)” is named twice")
            }
            omitted.append(Placed(id, at: node.place))
        }
        return omitted
    }

    private static func readRoles(_ node: YAMLNode) throws(YAMLError) -> [Template.Role] {
        var roles: [Template.Role] = []
        for node in try node.list() {
            let fields = try Fields<RoleKey>(node)
            let id = try fields.required(.id)
            let role = Template.Role(
                id: try id.slug(called: "a role"),
                title: try fields.required(.title).line(),
                isSeveral: try fields[.several]?.flag() ?? false)
            guard ![Template.Who.everyoneWord, Template.Who.eachWord].contains(role.id.description) else {
                throw id.error("“\(role.id)” means something else in templates; give this role another id")
            }
            guard !roles.contains(where: { $0.id == role.id }) else {
                throw id.error("there is a role “\(role.id)” already")
            }
            roles.append(role)
            guard roles.count <= Template.mostRoles else {
                throw node.error("more than \(Template.mostRoles) roles")
            }
        }
        guard roles.count > 1 || roles.first?.isSeveral == true else {
            throw node.error("an agreement is made by two or more; add a role, or “several: true”")
        }
        return roles
    }

    private static func readLasts(_ node: YAMLNode?, _ kind: Kind) throws(YAMLError) -> Seconds {
        guard let node else { return kind.usual }
        let lasts = try node.duration()
        guard lasts <= kind.longest else {
            throw node.error("of kind “\(kind.rawValue)” an agreement lasts at most \(kind.longestInWords)")
        }
        return lasts
    }

    private static func readReview(_ node: YAMLNode?, within lasts: Seconds) throws(YAMLError) -> Seconds? {
        guard let node else { return nil }
        let review = try node.duration()
        guard review <= lasts else {
            throw node.error("the review would come after the end; make it earlier")
        }
        return review
    }

    private static func readSections(
        _ node: YAMLNode, roles: [Template.Role], isExtending: Bool, _ problems: inout Problems
    ) throws(YAMLError) -> [Section] {
        var reader = ItemReader(roles: roles)
        var sections: [Section] = []
        for node in try node.list() {
            let fields = try Fields<SectionKey>(node)
            let id = try fields.required(.id)
            let slug = try id.slug(called: "a section")
            // Where there is a base it may have them.
            let title = problems.attempt { () throws(YAMLError) in
                isExtending ? try fields[.title]?.line() : try fields.required(.title).line()
            }
            let help = problems.attempt { () throws(YAMLError) in try fields[.help]?.prose() }
            let items = problems.attempt { () throws(YAMLError) in
                isExtending ? fields[.items] : try fields.required(.items)
            }
            guard !sections.contains(where: { $0.id.value == slug }) else {
                throw id.error("there is a section “\(slug)” already")
            }
            sections.append(
                Section(
                    id: Placed(slug, at: id.place), title: title ?? nil, help: help ?? nil,
                    items: (items ?? nil).map { reader.items($0, &problems) } ?? [],
                    hasItems: (items ?? nil) != nil))
            guard sections.count <= Template.mostSections else {
                throw node.error("more than \(Template.mostSections) sections")
            }
        }
        guard !sections.isEmpty || isExtending else {
            throw node.error("a template has at least one section")
        }
        return sections
    }
}

extension Kind {
    /// `longest` in words.
    fileprivate var longestInWords: String {
        let hours = longest.count / 3600
        return self == .scene ? "\(hours) hours" : "\(hours / 24) days"
    }
}

extension YAMLNode {
    /// - Returns: a length of time, written as `24 hours` or `90 days`.
    fileprivate func duration() throws(YAMLError) -> Seconds {
        let words = try text().split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        let most: UInt64 = 10_000
        guard words.count == 2, let count = Decimal.parse(words[0]), (1...most).contains(count) else {
            throw error("a length of time such as “24 hours” or “90 days” is wanted here")
        }
        switch words[1] {
        case Array("hour".utf8), Array("hours".utf8): return .hours(Int64(count))
        case Array("day".utf8), Array("days".utf8): return .days(Int64(count))
        default:
            throw error("\(quoted(words[1])) is not a length of time that is known here; use hours or days")
        }
    }
}
