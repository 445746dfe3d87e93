package import Canonical

extension Template {
    /// A worksheet to fill in with any editor: every row unset, every protection with the template's words, and in
    /// comments what there is to know.
    ///
    /// - Parameter role: the role of the person who fills it in.
    /// - Returns: YAML that `Worksheet.parse` reads.
    /// - Throws: `FormatError`, where the template has no such role.
    package func blankWorksheet(as role: Slug) throws -> String {
        guard let role = self.role(role) else {
            let help = Suggestion.help(for: Array("\(role)".utf8), among: roles.map(\.id.description))
            throw FormatError("“\(role)” is not a role of “\(id)”\(help)")
        }
        var blank = BlankWorksheet(template: self, role: role)
        blank.write()
        return blank.yaml.text
    }
}

extension Template {
    /// - Parameter id: a row or a section.
    /// - Returns: what people call it, between quotation marks where there is such a thing.
    package func title(ofRowOrSection id: Slug) -> String {
        (item(id)?.label ?? sections.first { $0.id == id }?.title).map { "“\($0)”" } ?? "\(id)"
    }
}

/// A blank worksheet while it is written.
struct BlankWorksheet {
    let template: Template
    let role: Template.Role
    var yaml = CommentedYAML()

    init(template: Template, role: Template.Role) { (self.template, self.role) = (template, role) }

    mutating func write() {
        head()
        agreement()
        group(.row, about: "What may happen. One word or two for each; “unset” until you change it.")
        group(
            .protection,
            about:
                "What keeps everyone safe. Write or change the words on the lines below each name. Left empty, it "
                + "is not answered.")
        group(
            .promise,
            about: "What you promise. It binds you alone, and you may end it at any time. Left empty: none.")
        group(.fact, about: "What is good to know.")
        extra()
    }

    private mutating func group(_ name: Template.Nature.Name, about: String) {
        let sections = template.sections.map { section in
            (section, section.items.filter { $0.nature.name == name && concerns($0) })
        }.filter { !$0.1.isEmpty }
        guard !sections.isEmpty else { return }
        yaml.line()
        yaml.line("# " + String(repeating: "=", count: CommentedYAML.width - 2))
        yaml.comment(about)
        yaml.line("\(name.group):")
        for (section, items) in sections {
            yaml.line()
            yaml.line("  # ---- \(section.title) ----")
            if let help = section.help, name == firstGroup(of: section) { yaml.comment(help, indent: 2) }
            for item in items { write(item) }
        }
    }

    /// The first of the groups that a section has items in: there it is explained.
    private func firstGroup(of section: Template.Section) -> Template.Nature.Name? {
        Template.Nature.Name.allCases.first { name in
            section.items.contains { $0.nature.name == name && concerns($0) }
        }
    }

    private func concerns(_ item: Template.Item) -> Bool { item.concerns(role.id) }

    private mutating func write(_ item: Template.Item) {
        yaml.line()
        switch item.nature {
        case .row(let row):
            yaml.comment("\(item.label) (\(sides(of: row)))", indent: 2, hanging: 3)
            if let unit = row.unit { yaml.comment("“at most” is in \(unit)", indent: 2, first: 3) }
            if row.isRisky {
                let whose = row.isDone(by: role.id) ? "say what your experience is" : "ask what theirs is"
                yaml.comment("takes skill: \(whose)", indent: 2, first: 3)
            }
        case .protection(let protection):
            yaml.comment("\(item.label) (\(details(of: protection)))", indent: 2, hanging: 3)
            if let ask = protection.ask { yaml.comment("\(ask)", indent: 2, first: 3) }
        case .promise(let promise):
            yaml.comment("\(item.label) (to \(name(promise.to)))", indent: 2, hanging: 3)
            if let ask = promise.ask { yaml.comment("\(ask)", indent: 2, first: 3) }
        case .fact(let fact):
            yaml.comment("\(item.label)", indent: 2, hanging: 3)
            yaml.comment("\(fact.ask)", indent: 2, first: 3)
        }
        if let help = item.help { yaml.comment(help, indent: 2, first: 3) }
        if let talk = item.talk {
            yaml.comment("to talk about:", indent: 2, first: 3)
            yaml.comment(talk, indent: 2, first: 5)
        }
        let targets = item.mustHaveFor.map { template.title(ofRowOrSection: $0) }
        if !targets.isEmpty {
            yaml.comment(
                "often a must-have for: \(targets.joined(separator: "; "))", indent: 2, first: 3, hanging: 5)
        }
        switch item.nature {
        case .row(let row):
            guard row.isDone(by: role.id) else {
                return yaml.line("  \(item.id): \(Stance.unset.rawValue)")
            }
            // Asked for where it matters, so that nobody has to remember that it can be said.
            yaml.line("  \(item.id):")
            yaml.line("    stance: \(Stance.unset.rawValue)")
            yaml.line("    experience:")
        case .protection(let protection): yaml.block("\(item.id)", protection.text, indent: 2)
        case .promise: yaml.block("\(item.id)", nil, indent: 2)
        case .fact(let fact): yaml.block("\(item.id)", fact.text, indent: 2)
        }
    }

    private func sides(of row: Template.Row) -> String {
        row.sides.map { "\($0.id): \(name(.role($0.role)))" }.joined(separator: "; ")
    }

    private func details(of protection: Template.Protection) -> String {
        var details = ["for \(name(protection.for))", "by \(name(protection.by))"]
        if protection.isEach { details.append("each answers for themselves") }
        if protection.isRequired { details.append("every agreement needs it") }
        return details.joined(separator: "; ")
    }

    private func name(_ who: Template.Who) -> String {
        switch who {
        case .everyone: "everyone"
        case .each: "you"
        case .role(let id): id == role.id ? "you" : template.role(id)?.title.description ?? "\(id)"
        }
    }
}
