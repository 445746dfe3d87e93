package import Canonical

extension Template {
    /// A form for paper, in Markdown: a box to tick for each answer, lines to write on. Nothing in it is ticked.
    ///
    /// - Parameter roles: who fills in a form, one after the other; what else is named is left out.
    /// - Returns: Markdown in plain characters, which can also be printed as it is.
    package func paperForm(for roles: [Slug]) -> String {
        roles.compactMap { role($0) }.map { role in
            var form = PaperForm(template: self, role: role)
            form.write()
            return form.text
        }.joined(separator: "\n")
    }
}

/// A form for one role while it is written.
private struct PaperForm {
    let template: Template
    let role: Template.Role
    var text = ""

    init(template: Template, role: Template.Role) { (self.template, self.role) = (template, role) }

    /// What is ticked: everything that a row can be answered with; no box is “unset”.
    private static let boxes = Stance.allCases.filter { $0 != .unset }.map { "☐ \($0.rawValue)" }

    mutating func write() {
        paragraph("# \(plain(template.title)): \(plain(role.title))")
        for line in template.summary.lines { paragraph(plain(line)) }
        paragraph(
            "Fill it in alone, at your own pace. There are no right answers. What has no tick is not agreed; nobody "
                + "takes it for a yes. A soft limit is a no, or means: only if you are asked beforehand, as you "
                + "write it down. Liking is for your eyes; you need not show this sheet to anybody.")
        if template.isFirstTime {
            paragraph("This form is for a first time: every yes in it means “ask me first”.")
        }
        paragraph("Name: \(Self.blank(24))  Date: \(Self.blank(12))")
        for section in template.sections {
            let items = section.items.filter(concerns)
            guard !items.isEmpty else { continue }
            paragraph("## \(plain(section.title))")
            for line in section.help?.lines ?? [] { paragraph("*\(plain(line))*") }
            for item in items { write(item) }
        }
        paragraph("## Something of your own")
        lines(4)
    }

    /// Whether a person in this role has something to say about an item.
    private func concerns(_ item: Template.Item) -> Bool {
        switch item.nature {
        case .row(let row): !row.sides(usuallyOf: role.id).isEmpty
        case .promise(let promise): promise.by == .each || promise.by == .role(role.id)
        case .protection, .fact: true
        }
    }

    private mutating func write(_ item: Template.Item) {
        switch item.nature {
        case .row(let row):
            let sides = row.sides.map { "\(verb($0.id)): \(name($0.role))" }.joined(separator: "; ")
            paragraph("**\(plain(item.label))** (\(sides))")
            explain(item)
            paragraph(Self.boxes.joined(separator: "  "))
            if let unit = row.unit { paragraph("at most \(Self.blank(8)) \(plain(unit))") }
            if row.isDone(by: role.id) {
                let boxes = Experience.allCases.map { "☐ \($0.rawValue)" }.joined(separator: "  ")
                paragraph("It takes skill. My experience: \(boxes)")
            } else if row.isRisky {
                paragraph("It takes skill; ask what theirs is.")
            }
            paragraph("only if \(Self.blank(32))  until \(Self.blank(10))")
            mustHave(item)
        case .protection(let protection):
            paragraph("**\(plain(item.label))** (\(about(protection)))")
            explain(item)
            if let ask = protection.ask { paragraph(plain(ask)) }
            begin(with: protection.text)
            mustHave(item)
        case .promise(let promise):
            paragraph("**\(plain(item.label))** (a promise, to \(name(promise.to)))")
            explain(item)
            if let ask = promise.ask { paragraph(plain(ask)) }
            lines(2)
        case .fact(let fact):
            paragraph("**\(plain(item.label))**")
            explain(item)
            paragraph(plain(fact.ask))
            begin(with: fact.text)
        }
    }

    private mutating func explain(_ item: Template.Item) {
        for line in item.help?.lines ?? [] { paragraph("*\(plain(line))*") }
        for line in item.talk?.lines ?? [] { paragraph("*To talk about: \(plain(line))*") }
    }

    /// Words to begin with, to be struck out or added to.
    private mutating func begin(with words: Prose?) {
        if let words {
            // Two blanks at its end keep a line a line of its own.
            paragraph(words.lines.map { "> \(plain($0))" }.joined(separator: "  \n"))
            paragraph("☐ in these words  ☐ otherwise:")
        }
        lines(2)
    }

    private mutating func mustHave(_ item: Template.Item) {
        let titles = item.mustHaveFor.map { plain(template.title(ofRowOrSection: $0)) }
        let often = titles.isEmpty ? "" : " (often for: \(titles.joined(separator: "; ")))"
        paragraph("☐ must-have\(often), for: \(Self.blank(20))")
    }

    private mutating func lines(_ count: Int) {
        for _ in 0..<count { paragraph(Self.blank(64)) }
    }

    private mutating func paragraph(_ words: String) { text += words + "\n\n" }

    private static func blank(_ width: Int) -> String { String(repeating: "_", count: width) }

    private func verb(_ side: Slug) -> String { "\(side)".split(separator: "-").joined(separator: " ") }

    private func name(_ id: Slug) -> String {
        id == role.id ? "you" : plain(template.role(id)?.title.description ?? "\(id)")
    }

    private func name(_ who: Template.Who) -> String {
        switch who {
        case .everyone: "everyone"
        case .each: "you"
        case .role(let id): name(id)
        }
    }

    private func about(_ protection: Template.Protection) -> String {
        var words = "for \(name(protection.for)), by \(name(protection.by))"
        switch protection.signal {
        case .spoken: words += "; a stop signal"
        case .silent: words += "; a stop signal without speech"
        case nil: break
        }
        if protection.isRequired { words += "; every agreement needs it" }
        return words
    }

    private func plain(_ line: Line) -> String { plain(line.description) }

    /// A template may hold any sign; none of them becomes a mark of Markdown’s.
    private func plain(_ words: String) -> String {
        // These two would begin a list.
        var out = ["-", "+"].contains(words.unicodeScalars.first) ? "\\" : ""
        for scalar in words.unicodeScalars {
            if "\\`*_[]<>#|&~".unicodeScalars.contains(scalar) { out += "\\" }
            out.unicodeScalars.append(scalar)
        }
        return out
    }
}
