import Canonical

extension Worksheet {
    /// - Parameters:
    ///   - bytes: a worksheet file: YAML, as `Template.blankWorksheet` writes it.
    ///   - file: its name, for errors.
    ///   - template: the template that it answers.
    /// - Throws: `YAMLError` at the first thing that is wrong, with its line and column: for another template, a
    ///   role, item or side that the template lacks, an answer that is none.
    package static func parse(_ bytes: [UInt8], file: String, template: Template) throws(YAMLError)
        -> Worksheet
    {
        let fields = try Fields<Key>(try YAML.parse(bytes, file: file))
        let named = try fields.required(.worksheet)
        guard try named.text().elementsEqual(template.id.description.utf8) else {
            throw named.error(
                "this is a worksheet for \(quoted(try named.text())); one for “\(template.id)” is wanted")
        }
        let role = try ItemReader(roles: template.roles).role(try fields.required(.as))
        let extra = try fields[.extra].map { (node) throws(YAMLError) in try Fields<ExtraKey>(node) }
        let added = try AddedItems(extra?[.rows], extra?[.protections], extra?[.promises], template, role)
        let reader = AnswerReader(template: template, role: role, added: added.items)
        let rows = try reader.answers(.row, fields[.rows], extra?[.rows], reader.row)
        return Worksheet(
            template: template.id,
            role: role,
            agreement: try AgreementFacts(fields[.agreement]),
            added: added.items,
            rows: rows.compactMapValues(\.first),
            otherSides: rows.filter { $0.value.count > 1 }.mapValues { Array($0.dropFirst()) },
            protections: try reader.answers(
                .protection, fields[.protections], extra?[.protections], reader.protection),
            promises: try reader.answers(.promise, fields[.promises], extra?[.promises], reader.promise),
            facts: try reader.answers(.fact, fields[.facts], nil, reader.fact))
    }

    private enum Key: String, CaseIterable {
        case worksheet, `as`, agreement, rows, protections, promises, facts, extra
    }

    private enum ExtraKey: String, CaseIterable { case rows, protections, promises }
}

extension AgreementFacts {
    private enum Key: String, CaseIterable {
        case title, from, until, review
        case signBy = "sign-by"
        case careUntil = "care-until"
    }

    /// - Parameter node: the mapping under `agreement`; nil where there is none.
    fileprivate init(_ node: YAMLNode?) throws(YAMLError) {
        let fields = try node.map { (node) throws(YAMLError) in try Fields<Key>(node) }
        title = try fields?[.title].map { (node) throws(YAMLError) in Placed(try node.line(), at: node.place)
        }
        from = try fields?[.from]?.dateOrTime()
        until = try fields?[.until]?.dateOrTime()
        review = try fields?[.review]?.dateOrTime()
        signBy = try fields?[.signBy]?.dateOrTime()
        careUntil = try fields?[.careUntil]?.dateOrTime()
    }
}

extension YAMLNode {
    /// - Returns: a day or a point in time.
    func dateOrTime() throws(YAMLError) -> Placed<DateOrTime> {
        let text = try text()
        if let time = DateOrTime(text) { return Placed(time, at: place) }
        throw error("a day such as 2026-12-01, or a time in UTC such as 2026-12-01T20:00:00Z, is wanted here")
    }
}
