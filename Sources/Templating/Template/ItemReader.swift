import Canonical

/// Reads the items of a template, and what is the same for those that people add by hand.
struct ItemReader {
    /// The template's roles.
    let roles: [Template.Role]
    private var seen: Set<Slug> = []

    init(roles: [Template.Role]) { self.roles = roles }

    private enum RowKey: String, CaseIterable {
        case row, label, help, talk, sides, unit, risk
        case mustHave = "must-have"
    }
    private enum ProtectionKey: String, CaseIterable {
        case protection, label, help, talk, `for`, by, ask, text, signal, aftercare, required
        case mustHave = "must-have"
    }
    private enum PromiseKey: String, CaseIterable { case promise, label, help, talk, by, to, ask }
    private enum FactKey: String, CaseIterable { case fact, label, help, talk, ask, text }

    /// - Parameters:
    ///   - node: the list of a section's items.
    ///   - problems: takes what is wrong with any of them.
    mutating func items(_ node: YAMLNode, _ problems: inout Problems) -> [TemplatePart.Item] {
        guard let nodes = problems.attempt({ () throws(YAMLError) in try node.list() }) else { return [] }
        if nodes.isEmpty { problems.note(node.error("a section has at least one item")) }
        return nodes.compactMap { node in
            problems.attempt { () throws(YAMLError) in
                var mustHaveFor: [Placed<Slug>] = []
                let item = try item(node, &mustHaveFor)
                return TemplatePart.Item(item: item, place: node.place, mustHaveFor: mustHaveFor)
            }
        }
    }

    private mutating func item(
        _ node: YAMLNode, _ mustHaveFor: inout [Placed<Slug>]
    ) throws(YAMLError) -> Template.Item {
        let names = Template.Nature.Name.allCases
        let pairs = try node.pairs()
        guard
            let name = names.first(where: { name in
                pairs.contains { $0.key.elementsEqual(name.rawValue.utf8) }
            })
        else {
            throw node.error(
                "an item needs one of these with its id: \(names.map(\.rawValue).joined(separator: ", "))")
        }
        switch name {
        case .row:
            let fields = try Fields<RowKey>(node)
            mustHaveFor = try self.mustHaveFor(fields[.mustHave])
            return try row(fields)
        case .protection:
            let fields = try Fields<ProtectionKey>(node)
            mustHaveFor = try self.mustHaveFor(fields[.mustHave])
            return try protection(fields)
        case .promise: return try promise(try Fields<PromiseKey>(node))
        case .fact: return try fact(try Fields<FactKey>(node))
        }
    }

    private mutating func row(_ fields: Fields<RowKey>) throws(YAMLError) -> Template.Item {
        let id = try newID(try fields.required(.row))
        let sides = try sides(try fields.required(.sides))
        return Template.Item(
            id: id,
            label: try fields.required(.label).line(),
            help: try fields[.help]?.prose(),
            talk: try fields[.talk]?.prose(),
            nature: .row(
                Template.Row(
                    sides: sides, unit: try fields[.unit]?.line(), doers: try doers(fields[.risk], sides))))
    }

    /// - Parameter node: `true` where the first side does it, `false`, or the sides that do.
    private func doers(_ node: YAMLNode?, _ sides: [Template.Side]) throws(YAMLError) -> [Slug] {
        guard let node else { return [] }
        guard case .sequence(let nodes) = node.content else {
            guard let isRisky = try? node.flag() else {
                throw node.error("true or false is wanted here, or a list of the sides that take skill")
            }
            return isRisky ? [sides[0].id] : []
        }
        var doers: [Slug] = []
        for node in nodes {
            let text = try node.text()
            guard let side = Slug(text), sides.contains(where: { $0.id == side }), !doers.contains(side)
            else {
                let help = Suggestion.help(for: text, among: sides.map(\.id.description))
                throw node.error("\(quoted(text)) is not a side of this row, or is named twice\(help)")
            }
            doers.append(side)
        }
        return doers
    }

    /// - Parameter node: a list of rows and sections; nil where there is none. Whether there are such is seen later.
    private func mustHaveFor(_ node: YAMLNode?) throws(YAMLError) -> [Placed<Slug>] {
        try node?.list().map { (node) throws(YAMLError) in
            Placed(try node.slug(called: "a row or a section"), at: node.place)
        } ?? []
    }

    private mutating func protection(_ fields: Fields<ProtectionKey>) throws(YAMLError) -> Template.Item {
        Template.Item(
            id: try newID(try fields.required(.protection)),
            label: try fields.required(.label).line(),
            help: try fields[.help]?.prose(),
            talk: try fields[.talk]?.prose(),
            nature: .protection(
                Template.Protection(
                    for: try who(try fields.required(.for)),
                    by: try who(try fields.required(.by)),
                    ask: try fields.required(.ask).line(),
                    text: try fields[.text]?.prose(),
                    signal: try fields[.signal]?.word(Template.Signal.self, called: "a kind of signal"),
                    isAftercare: try fields[.aftercare]?.flag() ?? false,
                    isRequired: try fields[.required]?.flag() ?? false)))
    }

    private mutating func promise(_ fields: Fields<PromiseKey>) throws(YAMLError) -> Template.Item {
        let by = try fields.required(.by)
        let maker = try who(by)
        guard maker != .everyone else {
            throw by.error(
                "a promise binds only its maker; name a role, or “each” for one promise of each person")
        }
        return Template.Item(
            id: try newID(try fields.required(.promise)),
            label: try fields.required(.label).line(),
            help: try fields[.help]?.prose(),
            talk: try fields[.talk]?.prose(),
            nature: .promise(
                Template.Promise(
                    by: maker,
                    to: try whoNotEach(try fields.required(.to)),
                    ask: try fields.required(.ask).line())))
    }

    private mutating func fact(_ fields: Fields<FactKey>) throws(YAMLError) -> Template.Item {
        Template.Item(
            id: try newID(try fields.required(.fact)),
            label: try fields.required(.label).line(),
            help: try fields[.help]?.prose(),
            talk: try fields[.talk]?.prose(),
            nature: .fact(
                Template.Fact(
                    ask: try fields.required(.ask).line(),
                    text: try fields[.text]?.prose())))
    }

    private mutating func newID(_ node: YAMLNode) throws(YAMLError) -> Slug {
        let id = try node.slug(called: "an item")
        guard !id.isAdded else {
            throw node.error(
                "ids that begin with “\(Template.addedPrefix)” are kept for what people add by hand; choose another"
            )
        }
        guard seen.insert(id).inserted else { throw node.error("there is an item “\(id)” already") }
        guard seen.count <= Template.mostItems else {
            throw node.error("more than \(Template.mostItems) items")
        }
        return id
    }

    /// - Parameter node: a role's id, `everyone` or `each`.
    func who(_ node: YAMLNode) throws(YAMLError) -> Template.Who {
        if try node.text().elementsEqual(Template.Who.eachWord.utf8) { return .each }
        return try whoNotEach(node, or: [Template.Who.eachWord])
    }

    /// - Parameters:
    ///   - node: a role's id or `everyone`.
    ///   - others: what else could have stood there, for the error.
    func whoNotEach(_ node: YAMLNode, or others: [String] = []) throws(YAMLError) -> Template.Who {
        if try node.text().elementsEqual(Template.Who.everyoneWord.utf8) { return .everyone }
        return .role(try role(node, or: [Template.Who.everyoneWord] + others))
    }

    /// - Parameters:
    ///   - node: a role's id.
    ///   - others: what else could have stood there, for the error.
    func role(_ node: YAMLNode, or others: [String] = []) throws(YAMLError) -> Slug {
        let text = try node.text()
        if let role = Slug(text), roles.contains(where: { $0.id == role }) { return role }
        let help = Suggestion.help(for: text, among: roles.map(\.id.description) + others)
        guard !roles.isEmpty || !others.isEmpty else {
            throw node.error("this file has no roles, so nothing in it can be somebody’s side; add “roles”")
        }
        throw node.error("\(quoted(text)) is not a role of this template\(help)")
    }

    /// - Parameter node: a mapping from each side's id to the role that usually takes it.
    func sides(_ node: YAMLNode) throws(YAMLError) -> [Template.Side] {
        var sides: [Template.Side] = []
        for pair in try node.pairs() {
            let side = Template.Side(
                id: try Slug.read(pair.key, at: pair.place, called: "a side"), role: try role(pair.value))
            let isSeveral = roles.contains { $0.id == side.role && $0.isSeveral }
            guard isSeveral || !sides.contains(where: { $0.role == side.role }) else {
                throw pair.value.error(
                    "the \(side.role) has a side of this row already, and one person takes one side")
            }
            sides.append(side)
            guard sides.count <= Template.Row.mostSides else {
                throw YAMLError("more than \(Template.Row.mostSides) sides", at: pair.place)
            }
        }
        guard !sides.isEmpty else {
            let role = roles.first.map { "\($0.id)" } ?? "handler"
            throw node.error("a row has at least one side, such as “holds: \(role)”")
        }
        return sides
    }
}

extension Slug {
    /// Whether it names something that people added by hand.
    var isAdded: Bool { description.utf8.starts(with: Template.addedPrefix.utf8) }
}
