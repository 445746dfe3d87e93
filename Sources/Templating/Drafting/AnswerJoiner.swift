import Canonical
import Consent

/// Brings what everybody answered by themselves together into one text: each one's own lines, each one's own words.
///
/// What things are called, who takes part in them and in which order they stand comes from the template, so that
/// nobody's answers can give them another meaning; what was added by hand, from whoever added it.
struct AnswerJoiner {
    private let answers: [(party: Party, version: BaseItems, unchosen: Set<Slug>)]
    private let template: Template
    private let parties: [Party]
    private let given: LastGiven
    /// Knows who takes which role, and what each instance of an item is called.
    private let drafter: Drafter

    private(set) var openQuestions: [Draft.OpenQuestion] = []
    private(set) var unsettled: [Line] = []
    /// What stands in the template's words, since nobody chose any.
    private(set) var unchosen: [Line] = []
    /// Items that somebody takes no part in, since what they need for them could not be taken in.
    private var closed: [PartyID: Set<Slug>] = [:]

    init(
        _ answers: [PartyID: Draft.Answers], _ template: Template, _ parties: [Party], author: PartyID,
        _ given: LastGiven, _ term: Term
    ) throws {
        guard let role = parties.first(where: { $0.id == author })?.role else {
            throw FormatError("whoever drafts an agreement takes part in it")
        }
        self.answers = parties.compactMap { party in
            answers[party.id].map { (party, BaseItems($0.version), $0.unchosen) }
        }
        self.template = template
        self.parties = parties
        self.given = given
        drafter = try Drafter(
            template: template, parties: parties, author: author,
            worksheet: Worksheet(blank: template, as: role), base: nil, given: given, term: term,
            endOfDay: { _ in term.until })
    }

    /// - Returns: the sections of the text; none of them empty.
    mutating func sections() throws -> [Section] {
        var sections: [Section] = []
        for section in template.sections {
            let items = try section.items.flatMap { try join($0) }
            sections.append(Section(section.id, title: section.title, items: items))
        }
        let (id, title) = Draft.addedSection
        sections.append(Section(try Slug.checked(id), title: try Line(title), items: added()))
        sections = sections.map { section in
            var section = section
            section.items = section.items.map(withoutClosed)
            return section
        }
        let all = Set(sections.flatMap(\.items).compactMap { if case .row = $0 { $0.id } else { nil } })
        return sections.filter { !$0.items.isEmpty }.map { section in
            var section = section
            section.items = section.items.map { $0.with(neededBy: mustHaves(on: $0, among: all)) }
            return section
        }
    }

    private mutating func join(_ item: Template.Item) throws -> [Item] {
        switch item.nature {
        case .row(let row): rows(item.id, label: item.label, sides: row.sides.map(\.id), unit: row.unit)
        case .protection(let protection): try protections(item, protection)
        case .promise(let promise): try promises(item, promise)
        case .fact(let fact): try facts(item, fact)
        }
    }

    /// - Returns: the rows of an item that somebody's answers have, with what each of their people gives.
    private func rows(_ id: Slug, label: Line, sides: [Slug], unit: Line?) -> [Item] {
        var seen: Set<RowKey> = []
        return answers.flatMap { $0.version.rows(of: id) }.compactMap { row in
            guard Set(row.sides.map(\.id)) == Set(sides), row.key.participants.count == sides.count,
                seen.insert(row.key).inserted
            else { return nil }
            let ordered = sides.compactMap { side in row.sides.first { $0.id == side } }
            let lines = row.key.participants.map { party -> (PartyID, Boundary) in
                let line = given.boundary(party, row.key)
                return (party, line.fits(unit) ? line : .notAgreed)
            }
            return .row(
                Row(
                    id, label: label, sides: ordered, unit: unit,
                    lines: Dictionary(uniqueKeysWithValues: lines)))
        }
    }

    private mutating func protections(
        _ item: Template.Item, _ protection: Template.Protection
    ) throws -> [Item] {
        let owners: [Party?] = protection.isEach ? parties : [nil]
        return try owners.compactMap { owner in
            let (id, label) = try drafter.name(item, owner)
            let protects = drafter.people(protection.for, owner)
            let providers = drafter.people(protection.by, owner)
            guard !protects.isEmpty, !providers.isEmpty else { return nil }
            guard let words = try words(of: id, label, by: owner) else {
                openQuestions.append(
                    Draft.OpenQuestion(
                        item: id, label: label, ask: protection.ask, whose: owner?.id,
                        isRequired: protection.isRequired))
                return nil
            }
            return .protection(
                Protection(
                    id, label: label, kind: protection.kind, protects: protects, providers: providers,
                    words: words))
        }
    }

    private func promises(_ item: Template.Item, _ promise: Template.Promise) throws -> [Item] {
        try answers.compactMap { maker, version, _ in
            let isOneEach = promise.by == .each || drafter.people(promise.by, nil).count > 1
            let (id, label) = try drafter.name(item, isOneEach ? maker : nil)
            guard case .promise(let made) = version[.other(id)], made.maker == maker.id, made.label == label
            else { return nil }
            return .promise(made)
        }
    }

    private mutating func facts(_ item: Template.Item, _ fact: Template.Fact) throws -> [Item] {
        let (id, label) = try drafter.name(item, nil)
        return try words(of: id, label, by: nil).map {
            [.fact(Fact(id, label: label, words: $0))]
        } ?? []
    }

    /// - Parameter owner: who alone has words for it; nil where everybody may.
    /// - Returns: the words; where several people chose their own, all of them with their names.
    /// - Throws: `FormatError`, where all of them are more than a text holds: nobody's are left out of it.
    private mutating func words(of id: Slug, _ label: Line, by owner: Party?) throws -> Prose? {
        let written = answers.filter { owner == nil || $0.party.id == owner?.id }.compactMap {
            party, version, unchosen -> (party: Party, words: Prose, isChosen: Bool)? in
            guard let words = version.words(of: id) else { return nil }
            // Whoever takes no part without it has chosen it.
            let isNeeded = version[.other(id)]?.neededBy.contains { $0.party == party.id } ?? false
            return (party, words, !unchosen.contains(id) || isNeeded)
        }
        var chosen: [(party: Party, words: Prose, isChosen: Bool)] = []
        for one in written where one.isChosen && !chosen.contains(where: { $0.words == one.words }) {
            chosen.append(one)
        }
        if chosen.isEmpty, !written.isEmpty { unchosen.append(label) }
        guard chosen.count > 1 else { return (chosen.first ?? written.first)?.words }
        unsettled.append(label)
        let lines = try chosen.flatMap { [try Line("\($0.party.name):")] + $0.words.lines }
        guard lines.count <= Prose.mostLines else {
            let names = chosen.map { "\($0.party.name)" }.joined(separator: " and ")
            throw FormatError(
                "the words of \(names) for “\(label)” have \(lines.count) lines together; at most \(Prose.mostLines), so one of you shortens theirs"
            )
        }
        return try Prose(lines)
    }

    /// What people added by hand. One name has one meaning: where two mean different things by it, neither's yes is
    /// taken for the other's, and the second one is left out and told.
    private mutating func added() -> [Item] {
        var items: [Item] = []
        for (party, version, _) in answers {
            for item in version.items where item.id.description.hasPrefix(Template.addedPrefix) {
                let earlier = items.first { $0.id == item.id }
                guard earlier == nil || Self.isSame(earlier, item) else {
                    unsettled.append(item.label)
                    // What somebody needs and is not there closes what they need it for.
                    for mustHave in item.neededBy where mustHave.party == party.id {
                        closed[party.id, default: []].formUnion(mustHave.items)
                    }
                    continue
                }
                switch item {
                case .row(let row):
                    guard !items.contains(where: { $0.subject == item.subject }) else { continue }
                    items += rows(row.key.item, label: row.label, sides: row.sides.map(\.id), unit: row.unit)
                        .filter { $0.subject == item.subject }
                case .promise(let promise) where promise.maker != party.id: continue
                case .promise, .protection, .fact: if earlier == nil { items.append(item) }
                }
            }
        }
        return items
    }

    private static func isSame(_ a: Item?, _ b: Item) -> Bool {
        guard a?.label == b.label else { return false }
        return switch (a, b) {
        case (.row(let a), .row(let b)):
            a.unit == b.unit && Set(a.sides.map(\.id)) == Set(b.sides.map(\.id))
        case (.protection(let a), .protection(let b)): a.words == b.words
        case (.promise(let a), .promise(let b)): a == b
        case (.fact(let a), .fact(let b)): a == b
        default: false
        }
    }

    /// - Returns: the same without what somebody takes no part in.
    private func withoutClosed(_ item: Item) -> Item {
        guard case .row(let row) = item else { return item }
        let lines = row.lines.map { party, line in
            (party, closed[party]?.contains(row.key.item) ?? false ? line.met(.notAgreed) : line)
        }
        return .row(row.with(lines: Dictionary(uniqueKeysWithValues: lines)))
    }

    /// - Returns: everybody's own must-haves on an item, as far as what depends on it stands here. One on something else of
    ///   the same name is none on this.
    private func mustHaves(on item: Item, among rows: Set<Slug>) -> [MustHave] {
        answers.compactMap { party, version, _ in
            guard let own = version[item.subject], item.isRow || own.label == item.label else { return nil }
            let items = own.neededBy.filter { $0.party == party.id }
                .reduce(into: Set<Slug>()) { $0.formUnion($1.items) }.intersection(rows)
            return items.isEmpty ? nil : MustHave(of: party.id, for: items)
        }
    }
}

extension Item {
    fileprivate var isRow: Bool { if case .row = self { true } else { false } }
}
