import Canonical

/// Reads answers to the items of a template, and to those added by hand.
struct AnswerReader {
    let template: Template
    let role: Slug
    let added: [Template.Item]

    /// Reads all answers of one nature.
    ///
    /// - Parameters:
    ///   - name: the nature.
    ///   - node: the mapping that answers items of the template; nil where there is none.
    ///   - addedNode: the mapping that holds items added by hand; nil where there is none.
    ///   - read: reads one answer; gives nil where nothing is answered.
    func answers<Answer>(
        _ name: Template.Nature.Name, _ node: YAMLNode?, _ addedNode: YAMLNode?,
        _ read: (YAMLNode.Pair, Template.Item) throws(YAMLError) -> Answer?
    ) throws(YAMLError) -> [Slug: Answer] {
        var answers: [Slug: Answer] = [:]
        for pair in try node?.pairs() ?? [] {
            let item = try item(pair, name)
            answers[item.id] = try read(pair, item)
        }
        for pair in try addedNode?.pairs() ?? [] {
            guard let id = Slug(pair.key), let item = added.first(where: { $0.id == id }) else { continue }
            answers[id] = try read(pair, item)
        }
        return answers
    }

    private func item(_ pair: YAMLNode.Pair, _ name: Template.Nature.Name) throws(YAMLError) -> Template.Item
    {
        guard let id = Slug(pair.key), let item = template.item(id) else {
            let known = template.items.filter { $0.nature.name == name }.map(\.id.description)
            let hint = Suggestion.hint(for: pair.key, among: known)
            throw YAMLError("the template has no \(name.rawValue) \(quoted(pair.key))\(hint)", at: pair.place)
        }
        guard item.nature.name == name else {
            throw YAMLError(
                "“\(id)” is a \(item.nature.name.rawValue); answer it under “\(item.nature.name.group)”",
                at: pair.place)
        }
        return item
    }

    /// - Returns: the answer to a protection, from its words alone or from a mapping.
    func protection(_ pair: YAMLNode.Pair, _ item: Template.Item) throws(YAMLError) -> ProtectionAnswer? {
        guard case .protection(let protection) = item.nature, !pair.value.isEmpty else { return nil }
        guard case .mapping = pair.value.content else {
            return ProtectionAnswer(
                place: pair.place, text: try pair.value.prose(), mustHave: nil, cannotProvide: false)
        }
        let fields: Fields<ProtectionAnswerKey> = try answerFields(pair.value, to: item)
        let cannot = try fields[.cannot]?.flag() ?? false
        if case .role(let provider) = protection.by, cannot, provider != role, let node = fields[.cannot] {
            throw node.error("the \(provider) provides this; only they can say that they cannot")
        }
        return ProtectionAnswer(
            place: pair.place,
            text: try fields[.text]?.prose(),
            mustHave: try mustHave(fields[.mustHave], on: item),
            cannotProvide: cannot)
    }

    /// - Returns: the words of a promise, alone or from a mapping.
    func promise(_ pair: YAMLNode.Pair, _ item: Template.Item) throws(YAMLError) -> Placed<Prose>? {
        guard case .promise(let promise) = item.nature, !pair.value.isEmpty else { return nil }
        if case .role(let maker) = promise.by, maker != role {
            throw YAMLError(
                "only the \(maker) makes this promise; a promise binds only its maker", at: pair.place)
        }
        guard case .mapping = pair.value.content else {
            return Placed(try pair.value.prose(), at: pair.place)
        }
        let fields: Fields<PromiseAnswerKey> = try answerFields(pair.value, to: item)
        guard let text = fields[.text] else { return nil }
        return Placed(try text.prose(), at: pair.place)
    }

    /// - Returns: the words of a fact.
    func fact(_ pair: YAMLNode.Pair, _ item: Template.Item) throws(YAMLError) -> Placed<Prose>? {
        guard !pair.value.isEmpty else { return nil }
        return Placed(try pair.value.prose(), at: pair.place)
    }

    /// - Returns: the keys of an answer; those that say what an item is only for one added by hand.
    func answerFields<Key: DefiningKey>(
        _ node: YAMLNode, to item: Template.Item
    ) throws(YAMLError) -> Fields<Key> {
        let fields = try Fields<Key>(node)
        guard !item.id.isAdded else { return fields }
        for key in Key.defining {
            guard let node = fields[key] else { continue }
            throw node.error("“\(item.id)” has its “\(key.rawValue)” from the template; remove this line")
        }
        return fields
    }

    /// - Returns: what depends on an item.
    func mustHave(_ node: YAMLNode?, on item: Template.Item) throws(YAMLError) -> MustHaveScope? {
        guard let node else { return nil }
        guard case .sequence(let nodes) = node.content else { return try node.flag() ? .section : .nothing }
        var rows: [Slug] = []
        for node in nodes {
            let row = try dependent(node)
            guard row != item.id else { throw node.error("“\(row)” can't depend on itself") }
            guard !rows.contains(row) else { throw node.error("“\(row)” is named twice") }
            rows.append(row)
        }
        guard !rows.isEmpty else {
            throw node.error("name the rows that depend on it, or write true for its section")
        }
        return .rows(rows)
    }

    private func dependent(_ node: YAMLNode) throws(YAMLError) -> Slug {
        let text = try node.text()
        let rows = (template.items + added).filter { $0.nature.name == .row }.map(\.id)
        if let row = Slug(text), rows.contains(row) { return row }
        let hint = Suggestion.hint(for: text, among: rows.map(\.description))
        throw node.error("\(quoted(text)) is not a row; only rows depend on a must-have\(hint)")
    }
}
