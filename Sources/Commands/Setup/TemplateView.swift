import Canonical
import Consent
import Reporting
import Templating
import Terminal

/// The templates there are.
struct TemplateListView: View {
    let schema = "troth/template-list/v0"
    let templates: [TemplateView.Head]

    private enum CodingKeys: CodingKey { case schema, templates }

    func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.fields(templates.map { ($0.id, StyledText($0.inWords)) }, level: 0)
        return page.lines
    }
}

/// A template, to be read.
struct TemplateView: View {
    /// What a template is, in short.
    struct Head: Encodable {
        struct Role: Encodable {
            let id: String
            let title: String
            /// Whether more than one person can take it.
            let isSeveral: Bool
        }

        let id: String
        let title: String
        let kind: String
        let roles: [Role]
        /// How many items it has.
        let items: Int
        /// Whether it is the person’s own and not one that troth brings.
        let isOwn: Bool

        init(_ template: Template, isOwn: Bool = false) {
            self.isOwn = isOwn
            id = "\(template.id)"
            title = "\(template.title)"
            kind = template.kind.rawValue
            roles = template.roles.map {
                Role(id: "\($0.id)", title: "\($0.title)", isSeveral: $0.isSeveral)
            }
            items = template.items.count
        }

        /// As in `A handler and a pup: dynamic, for handler and pup, 42 items`.
        var inWords: String {
            let names = roles.map { $0.isSeveral ? "\($0.id) (one or more)" : $0.id }
            let whose = isOwn ? "; your own" : ""
            return "\(title): \(kind), for \(names.joined(separator: " and ")), \(items) items\(whose)"
        }
    }

    struct Section: Encodable {
        let id: String
        let title: String
        let help: [String]
        let items: [TemplateItemView]
    }

    let schema = "troth/template/v0"
    let template: Head
    let summary: [String]
    let isFirstTime: Bool
    let lastsSeconds: Int64
    let reviewSeconds: Int64?
    let sections: [Section]

    private enum CodingKeys: CodingKey {
        case schema, template, summary, isFirstTime, lastsSeconds, reviewSeconds, sections
    }

    init(_ template: Template) {
        self.template = Head(template)
        summary = template.summary.inLines
        isFirstTime = template.isFirstTime
        lastsSeconds = template.lasts.count
        reviewSeconds = template.review?.count
        sections = template.sections.map { section in
            Section(
                id: "\(section.id)", title: "\(section.title)", help: section.help?.inLines ?? [],
                items: section.items.map { TemplateItemView($0, in: template) })
        }
    }

    func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(template.title)
        for line in summary { page.put(StyledText(line), level: 1) }
        page.gap()
        var fields: [(name: String, value: StyledText)] = [
            ("id", StyledText(template.id)), ("kind", StyledText(template.kind)),
            ("lasts", StyledText(Self.inWords(lastsSeconds))),
        ]
        if let reviewSeconds { fields.append(("look again", "after \(Self.inWords(reviewSeconds))")) }
        for role in template.roles {
            let title = role.title == role.id ? role.id : "\(role.id), called “\(role.title)”"
            fields.append(("role", StyledText(role.isSeveral ? "\(title); one or more people" : title)))
        }
        page.fields(fields, level: 1)
        if isFirstTime { page.put("For a first time: a yes means “ask first” at most.", level: 1) }
        for section in sections {
            page.heading(section.title)
            for line in section.help { page.put(StyledText(line, .muted), level: 1) }
            for item in section.items { item.show(on: &page) }
        }
        return page.lines
    }

    private static func inWords(_ seconds: Int64) -> String {
        let (day, hour) = (Seconds.days(1).count, Seconds.hours(1).count)
        if seconds % day == 0, seconds > day { return "\(seconds / day) days" }
        return seconds == hour ? "1 hour" : "\(seconds / hour) hours"
    }
}

/// One thing to talk about, to be read.
struct TemplateItemView: Encodable {
    let id: String
    let label: String
    let help: [String]
    /// What to talk about before anybody answers.
    let talk: [String]
    /// Rows and sections for which it is often a must-have, by their ids.
    let oftenMustHaveFor: [String]
    /// The sides of a row whose takers’ experience matters.
    let takesSkill: [String]
    /// The same rows and sections, by their titles.
    private let mustHaveTitles: [String]
    /// `row`, `protection`, `promise` or `fact`.
    let nature: String
    /// Whom it concerns, in words.
    let about: String
    let ask: String?
    /// Words to begin with.
    let text: [String]

    private enum CodingKeys: CodingKey {
        case id, label, help, talk, oftenMustHaveFor, takesSkill, nature, about, ask, text
    }

    init(_ item: Template.Item, in template: Template) {
        id = "\(item.id)"
        label = "\(item.label)"
        help = item.help?.inLines ?? []
        talk = item.talk?.inLines ?? []
        oftenMustHaveFor = item.mustHaveFor.map(\.description)
        mustHaveTitles = item.mustHaveFor.map { template.title(ofRowOrSection: $0) }
        nature = item.nature.name.rawValue
        if case .row(let row) = item.nature {
            takesSkill = row.doers.map(\.description)
        } else {
            takesSkill = []
        }
        switch item.nature {
        case .row(let row):
            about = Self.inWords(row, template)
            ask = nil
            text = []
        case .protection(let protection):
            about = Self.inWords(protection, template)
            ask = protection.ask?.description
            text = protection.text?.inLines ?? []
        case .promise(let promise):
            about = "by \(promise.by.inWords(template)), to \(promise.to.inWords(template))"
            ask = promise.ask?.description
            text = []
        case .fact(let fact):
            about = ""
            ask = "\(fact.ask)"
            text = fact.text?.inLines ?? []
        }
    }

    func show(on page: inout Page) {
        let what = nature == "row" ? "" : "\(nature)\(about.isEmpty ? "" : ", ")"
        page.put("\(StyledText(label)) \(StyledText("(\(id))", .muted)): \(what)\(about)", level: 1)
        for line in help { page.put(StyledText(line, .muted), level: 2) }
        if let ask { page.put(StyledText(ask), level: 2) }
        for line in talk { page.put(StyledText("to talk about: \(line)", .muted), level: 2) }
        if !mustHaveTitles.isEmpty {
            let titles = mustHaveTitles.joined(separator: "; ")
            page.put(StyledText("often a must-have for: \(titles)", .muted), level: 2)
        }
        page.quote(text, level: 2)
    }

    private static func inWords(_ row: Template.Row, _ template: Template) -> String {
        let sides = row.sides.map { side in
            let verb = "\(side.id)".split(separator: "-").joined(separator: " ")
            return "\(template.title(of: side.role)) \(verb)"
        }
        let most = row.unit.map { "; may have a maximum, in \($0)" } ?? ""
        return sides.joined(separator: ", ") + most
            + skill(row, template)
    }

    private static func skill(_ row: Template.Row, _ template: Template) -> String {
        let doers = row.sides.filter { row.doers.contains($0.id) }.map { template.title(of: $0.role) }
        var titles: [String] = []
        for doer in doers where !titles.contains(doer) { titles.append(doer) }
        return doers.isEmpty
            ? "" : "; takes skill: what is the experience of the \(titles.joined(separator: " and the "))?"
    }

    private static func inWords(_ protection: Template.Protection, _ template: Template) -> String {
        var words =
            protection.isEach
            ? "for each on their own"
            : "for \(protection.for.inWords(template)), by \(protection.by.inWords(template))"
        switch protection.signal {
        case .spoken: words += "; a stop signal, spoken"
        case .silent: words += "; a stop signal, without speech"
        case nil: break
        }
        if protection.isAftercare { words += "; owed after the end too" }
        if protection.isRequired { words += "; every agreement has it" }
        return words
    }
}

extension Template {
    fileprivate func title(of role: Slug) -> String { self.role(role)?.title.description ?? "\(role)" }
}

extension Template.Who {
    fileprivate func inWords(_ template: Template) -> String {
        switch self {
        case .everyone: "everyone"
        case .each: "each"
        case .role(let role): "the \(template.title(of: role))"
        }
    }
}

extension Prose {
    fileprivate var inLines: [String] { lines.map(\.description) }
}
