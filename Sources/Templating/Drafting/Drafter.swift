import Canonical
import Consent

/// Builds the sections of a draft.
struct Drafter {
    let template: Template
    let parties: [Party]
    let author: Party
    let worksheet: Worksheet
    let given: LastGiven
    let term: Term
    let endOfDay: (CalendarDate) -> Instant
    let base: BaseItems
    /// What everybody last proposed or signed.
    let newest: [PartyID: BaseItems]

    var openQuestions: [Draft.OpenQuestion] = []
    var cannotProvide: [Slug] = []
    /// What stands in words that are not the author's.
    var borrowed: [Draft.Borrowed] = []
    /// What the author's worksheet says depends on an item of the draft.
    var mustHaves: [Subject: MustHaveScope] = [:]
    /// The items of the template, and those added by hand, on which a must-have of the author's can rest.
    var present: Set<Slug> = []
    /// Rows of the base that the author wants left out.
    var leftOut: Set<RowKey> = []

    init(
        template: Template, parties: [Party], author: PartyID, worksheet: Worksheet, base: Version?,
        given: LastGiven, term: Term, endOfDay: @escaping (CalendarDate) -> Instant
    ) throws {
        guard let author = parties.first(where: { $0.id == author }) else {
            throw FormatError("whoever drafts an agreement takes part in it")
        }
        guard worksheet.template == template.id, worksheet.role == author.role else {
            throw FormatError(
                "the answers are for the \(worksheet.role) of “\(worksheet.template)”; "
                    + "\(author.name) is the \(author.role) of “\(template.id)” here")
        }
        // Items that stand once for each person are told apart by their seats.
        if let base,
            base.parties.map(\.id) != parties.map(\.id) || base.parties.map(\.seat) != parties.map(\.seat)
        {
            throw FormatError("the people of an agreement, their roles and their order never change")
        }
        self.template = template
        self.parties = parties
        self.author = author
        self.worksheet = worksheet
        self.given = given
        self.term = term
        self.endOfDay = endOfDay
        self.base = BaseItems(base)
        newest = Dictionary(
            uniqueKeysWithValues: parties.map { ($0.id, BaseItems(given.newestVersion($0.id))) })
    }

    /// - Returns: the sections of the draft; none of them empty.
    mutating func sections() throws -> [Section] {
        var sections: [Section] = []
        for section in template.sections {
            let items = try section.items.flatMap { try draft($0) }
            sections.append(Section(section.id, title: section.title, items: items))
        }
        var added = Section(
            try Slug.checked(Draft.addedSection.id), title: try Line(Draft.addedSection.title), items: [])
        for item in worksheet.added {
            try checkAdded(item)
            added.items += try draft(item)
        }
        carryOver(into: &sections, and: &added)
        sections.append(added)
        try checkMustHaves()
        return withMustHaves(sections.filter { !$0.items.isEmpty })
    }

    private mutating func draft(_ item: Template.Item) throws -> [Item] {
        switch item.nature {
        case .row(let row): try rows(item, row)
        case .protection(let protection): try protections(item, protection)
        case .promise(let promise): try promises(item, promise)
        case .fact(let fact): try facts(item, fact)
        }
    }

    /// What the base holds and neither the template nor the worksheet speaks of: what others added by hand, and what
    /// an older template had.
    private func carryOver(into sections: inout [Section], and added: inout Section) {
        let drafted = Set((sections + [added]).flatMap(\.items).map(\.subject))
        for section in base.sections {
            let items = section.items.filter { !drafted.contains($0.subject) }.compactMap(carried)
            if section.id == added.id {
                added.items += items
            } else if let index = sections.firstIndex(where: { $0.id == section.id }) {
                sections[index].items += items
            } else {
                sections.append(Section(section.id, title: section.title, items: items))
            }
        }
    }

    private func carried(_ item: Item) -> Item? {
        switch item {
        case .row(let row):
            guard !leftOut.contains(row.key) else { return nil }
            let lines = row.key.participants.map { ($0, kept(by: $0, for: row.key, unit: row.unit)) }
            return .row(row.with(lines: Dictionary(uniqueKeysWithValues: lines)))
        case .promise(let promise): return isMade(promise) ? item : nil
        case .protection, .fact: return item
        }
    }

    /// One name has one meaning: what the author adds by hand must not look like something else that is there already.
    private func checkAdded(_ item: Template.Item) throws {
        guard let earlier = base.items.first(where: { $0.id == item.id }) else { return }
        let isSame =
            switch (earlier, item.nature) {
            case (.row(let row), .row(let new)): row.unit == new.unit
            case (.protection, .protection): true
            case (.promise(let promise), .promise): promise.maker == author.id
            default: false
            }
        guard isSame, earlier.label == item.label else {
            let reason =
                "the agreement has something else called “\(item.id)” (“\(earlier.label)”); choose another id"
            guard let place = worksheet.place(of: item.id) else { throw FormatError(reason) }
            throw YAMLError(reason, at: place)
        }
    }

    // MARK: Who

    /// - Parameters:
    ///   - who: whom a template means.
    ///   - owner: whose instance of the item this is, where it stands once for each.
    /// - Returns: the people; none where nobody takes the role.
    func people(_ who: Template.Who, _ owner: Party?) -> Set<PartyID> {
        switch who {
        case .everyone: Set(parties.map(\.id))
        case .each: Set(owner.map { [$0.id] } ?? parties.map(\.id))
        case .role(let role): Set(taking(role).map(\.id))
        }
    }

    /// - Returns: those who take a role, in the order of the text.
    func taking(_ role: Slug) -> [Party] { parties.filter { $0.role == role } }

    /// - Parameters:
    ///   - item: an item of the template, or one added by hand.
    ///   - owner: whose it is, where it stands once for each.
    /// - Returns: what it is called in the text and by people. A label that the agreement has stays, so that one name
    ///   keeps one meaning.
    func name(_ item: Template.Item, _ owner: Party?) throws -> (id: Slug, label: Line) {
        let id = try owner.map { try Slug.checked("\(item.id)-\($0.seat)") } ?? item.id
        if let label = base.items.first(where: { $0.id == id })?.label { return (id, label) }
        return (id, try owner.map { try Line("\(item.label) (\($0.name))") } ?? item.label)
    }
}

extension Slug {
    /// - Parameter text: a name made of others.
    static func checked(_ text: String) throws -> Slug {
        guard let slug = Slug(text) else {
            throw FormatError("“\(text)” is too long for a name; at most \(longest) characters")
        }
        return slug
    }
}

extension Worksheet {
    /// - Parameter item: the id of something that was answered or added.
    /// - Returns: where.
    fileprivate func place(of item: Slug) -> Place? {
        rows[item]?.place ?? protections[item]?.place ?? promises[item]?.place
    }
}
