package import Canonical

extension Worksheet {
    /// A worksheet without answers.
    ///
    /// - Parameters:
    ///   - template: the template that is to be answered.
    ///   - role: one of its roles.
    package init(blank template: Template, as role: Slug) {
        self.init(
            template: template.id, role: role,
            agreement: AgreementFacts(
                title: nil, from: nil, until: nil, review: nil, signBy: nil, careUntil: nil),
            added: [], rows: [:], otherSides: [:], protections: [:], promises: [:], facts: [:])
    }

    /// The answers alone, as YAML that `parse` reads as the same worksheet: what is unset is left out, and comments are.
    package var yaml: String {
        var yaml = CommentedYAML()
        yaml.line("worksheet: \(template)")
        yaml.line("as: \(role)")
        agreement.write(to: &yaml)
        group("rows", rows, in: &yaml) { $0.write($1, nil, otherSides[$1] ?? [], indent: 2, to: &$2) }
        group("protections", protections, in: &yaml) { $0.write($1, nil, indent: 2, to: &$2) }
        group("promises", promises, in: &yaml) { $2.block("\($1)", $0.value, indent: 2) }
        group("facts", facts, in: &yaml) { $2.block("\($1)", $0.value, indent: 2) }
        writeAdded(to: &yaml)
        return yaml.text
    }

    private func group<Answer>(
        _ name: String, _ answers: [Slug: Answer], in yaml: inout CommentedYAML,
        _ write: (Answer, Slug, inout CommentedYAML) -> Void
    ) {
        let own = answers.filter { !$0.key.isAdded }.sorted { $0.key < $1.key }
        guard !own.isEmpty else { return }
        yaml.line("\(name):")
        for (item, answer) in own { write(answer, item, &yaml) }
    }

    private func writeAdded(to yaml: inout CommentedYAML) {
        guard !added.isEmpty else { return }
        yaml.line("extra:")
        for name in [Template.Nature.Name.row, .protection, .promise] {
            let items = added.filter { $0.nature.name == name }
            guard !items.isEmpty else { continue }
            yaml.line("  \(name.group):")
            for item in items {
                switch item.nature {
                case .row:
                    (rows[item.id] ?? RowAnswer(.unset)).write(
                        item.id, item, otherSides[item.id] ?? [], indent: 4, to: &yaml)
                case .protection:
                    protections[item.id]?.write(item.id, item, indent: 4, to: &yaml)
                case .promise(let promise):
                    yaml.line("    \(item.id):")
                    yaml.block("label", one: item.label, indent: 6)
                    yaml.line("      to: \(promise.to)")
                    yaml.block("text", promises[item.id]?.value, indent: 6)
                case .fact: break
                }
            }
        }
    }
}

extension AgreementFacts {
    /// The times, by their keys.
    private var times: [(key: String, time: DateOrTime)] {
        [
            ("from", from), ("until", until), ("review", review), ("sign-by", signBy),
            ("care-until", careUntil),
        ]
        .compactMap { key, time in time.map { (key, $0.value) } }
    }

    fileprivate func write(to yaml: inout CommentedYAML) {
        guard title != nil || !times.isEmpty else { return }
        yaml.line("agreement:")
        if let title { yaml.block("title", one: title.value, indent: 2) }
        for (key, time) in times { yaml.line("  \(key): \(time)") }
    }
}

extension DateOrTime: CustomStringConvertible {
    /// - Parameter text: a day such as 2026-12-01, or a time in UTC such as 2026-12-01T20:00:00Z; nil is given for anything
    ///   else.
    package init?(_ text: some Collection<UInt8>) {
        if let day = CalendarDate(text) {
            self = .day(day)
        } else if let instant = Instant(text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .day(let day): "\(day)"
        case .instant(let instant): "\(instant)"
        }
    }
}

extension Template.Who: CustomStringConvertible {
    /// As files write it.
    package var description: String {
        switch self {
        case .everyone: Self.everyoneWord
        case .each: Self.eachWord
        case .role(let role): "\(role)"
        }
    }
}

extension MustHaveScope {
    fileprivate var yaml: String {
        switch self {
        case .section: "true"
        case .nothing: "false"
        case .rows(let rows): "[\(rows.map(\.description).joined(separator: ", "))]"
        }
    }
}

extension RowAnswer {
    /// - Parameter stance: the answer, and nothing else.
    package init(_ stance: Stance) {
        self.init(
            place: .unwritten, stance: stance, conditions: [], atMost: nil, ends: nil, side: nil,
            mustHave: nil, experience: nil, note: nil, isShownAsNotAgreed: false)
    }

    /// - Parameters:
    ///   - added: the item, where it was added by hand.
    ///   - others: the answers to its further sides.
    fileprivate func write(
        _ item: Slug, _ added: Template.Item?, _ others: [RowAnswer], indent: Int,
        to yaml: inout CommentedYAML
    ) {
        let margin = String(repeating: " ", count: indent)
        yaml.line("\(margin)\(item):")
        if let added, case .row(let row) = added.nature {
            yaml.block("label", one: added.label, indent: indent + 2)
            let sides = row.sides.map { "\($0.id): \($0.role)" }.joined(separator: ", ")
            yaml.line("\(margin)  sides: { \(sides) }")
            if let unit = row.unit { yaml.block("unit", one: unit, indent: indent + 2) }
        }
        write(indent: indent, to: &yaml)
        guard !others.isEmpty else { return }
        yaml.line("\(margin)  other sides:")
        for other in others {
            guard let side = other.side else { continue }
            yaml.line("\(margin)    \(side):")
            other.write(indent: indent + 4, isUnderItsSide: true, to: &yaml)
        }
    }

    /// - Parameter isUnderItsSide: whether the side is said already.
    private func write(indent: Int, isUnderItsSide: Bool = false, to yaml: inout CommentedYAML) {
        let margin = String(repeating: " ", count: indent)
        yaml.line("\(margin)  stance: \(stance.rawValue)")
        if let conditions = try? Prose(conditions) {
            yaml.block("conditions", conditions, indent: indent + 2)
        }
        if let atMost { yaml.line("\(margin)  at most: \(atMost)") }
        if let ends { yaml.line("\(margin)  ends: \(ends.value)") }
        if let side, !isUnderItsSide { yaml.line("\(margin)  side: \(side)") }
        if let mustHave { yaml.line("\(margin)  must-have: \(mustHave.yaml)") }
        if let experience { yaml.line("\(margin)  experience: \(experience.rawValue)") }
        if isShownAsNotAgreed { yaml.line("\(margin)  show as: not agreed") }
        if let note { yaml.block("note", note, indent: indent + 2) }
    }
}

extension ProtectionAnswer {
    /// - Parameter text: the words, and nothing else.
    package init(_ text: Prose?) {
        self.init(place: .unwritten, text: text, mustHave: nil, cannotProvide: false)
    }

    fileprivate func write(
        _ item: Slug, _ added: Template.Item?, indent: Int, to yaml: inout CommentedYAML
    ) {
        let margin = String(repeating: " ", count: indent)
        yaml.line("\(margin)\(item):")
        if let added, case .protection(let protection) = added.nature {
            yaml.block("label", one: added.label, indent: indent + 2)
            yaml.line("\(margin)  for: \(protection.for)")
            yaml.line("\(margin)  by: \(protection.by)")
            if let signal = protection.signal { yaml.line("\(margin)  signal: \(signal.rawValue)") }
        }
        if let text { yaml.block("text", text, indent: indent + 2) }
        if let mustHave { yaml.line("\(margin)  must-have: \(mustHave.yaml)") }
        if cannotProvide { yaml.line("\(margin)  cannot: true") }
    }
}

extension Place {
    /// Of what was not read from a file.
    package static var unwritten: Self { Self(file: "worksheet", line: 1, column: 1) }
}
