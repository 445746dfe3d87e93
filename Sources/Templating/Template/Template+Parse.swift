import Canonical
import Consent

extension Template {
    /// - Parameters:
    ///   - bytes: a template file: YAML, as the built-in ones are written.
    ///   - file: its name, for errors.
    /// - Throws: `YAMLError` at the first thing that is wrong, with its line and column.
    package static func parse(_ bytes: [UInt8], file: String) throws(YAMLError) -> Template {
        let fields = try Fields<Key>(try YAML.parse(bytes, file: file))
        let kind = try fields.required(.kind).word(Kind.self, called: "a kind")
        let roles = try readRoles(try fields.required(.roles))
        let lasts = try readLasts(fields[.lasts], kind)
        return Template(
            id: try fields.required(.template).slug(called: "a template"),
            title: try fields.required(.title).line(),
            summary: try fields.required(.summary).prose(),
            kind: kind,
            roles: roles,
            lasts: lasts,
            review: try readReview(fields[.review], within: lasts),
            isFirstTime: try fields[.firstTime]?.flag() ?? false,
            sections: try readSections(try fields.required(.sections), roles: roles),
            source: bytes)
    }

    private enum Key: String, CaseIterable {
        case template, title, summary, kind, roles, lasts, review, sections
        case firstTime = "first time"
    }

    private enum RoleKey: String, CaseIterable { case id, title, several }
    private enum SectionKey: String, CaseIterable { case id, title, help, items }

    private static func readRoles(_ node: YAMLNode) throws(YAMLError) -> [Role] {
        var roles: [Role] = []
        for node in try node.list() {
            let fields = try Fields<RoleKey>(node)
            let id = try fields.required(.id)
            let role = Role(
                id: try id.slug(called: "a role"),
                title: try fields.required(.title).line(),
                isSeveral: try fields[.several]?.flag() ?? false)
            guard ![Who.everyoneWord, Who.eachWord].contains(role.id.description) else {
                throw id.error("“\(role.id)” means something else in templates; give this role another id")
            }
            guard !roles.contains(where: { $0.id == role.id }) else {
                throw id.error("there is a role “\(role.id)” already")
            }
            roles.append(role)
            guard roles.count <= mostRoles else { throw node.error("more than \(mostRoles) roles") }
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

    private static func readSections(_ node: YAMLNode, roles: [Role]) throws(YAMLError) -> [Section] {
        var reader = ItemReader(roles: roles)
        var sections: [Section] = []
        for node in try node.list() {
            let fields = try Fields<SectionKey>(node)
            let id = try fields.required(.id)
            let section = Section(
                id: try id.slug(called: "a section"),
                title: try fields.required(.title).line(),
                help: try fields[.help]?.prose(),
                items: try reader.items(try fields.required(.items)))
            guard !sections.contains(where: { $0.id == section.id }) else {
                throw id.error("there is a section “\(section.id)” already")
            }
            sections.append(section)
            guard sections.count <= mostSections else {
                throw node.error("more than \(mostSections) sections")
            }
        }
        guard !sections.isEmpty else { throw node.error("a template has at least one section") }
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
