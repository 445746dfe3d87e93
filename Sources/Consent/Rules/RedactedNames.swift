import Canonical

/// The made-up names of one redaction. Each is given where its owner is met first, and is the same from then on.
///
/// Two things never get one name, so what is equal afterwards was equal before.
struct RedactedNames: Sendable {
    let known: KnownWords
    /// Everything that is named by 32 bytes.
    let ids: [Bytes32: Bytes32]
    private(set) var items: [Slug: Slug] = [:]
    private(set) var sides: [Slug: Slug] = [:]
    /// By the row that they stand in.
    private(set) var conditions: [RowKey: [Line: Line]] = [:]

    private var letters: [Bytes32: String] = [:]
    private var roles: [Slug: Slug] = [:]
    private var sections: [Slug: Slug] = [:]
    private var units: [Line: Line] = [:]
    private var sources: [(old: Source, new: Source)] = []
    /// By what they are the labels, headings, titles or words of.
    private var texts: [Scope: [Prose: Int]] = [:]
    private var titles: [AgreementID: Int] = [:]
    /// Ids that items have here, and that no other one may get.
    private var taken: Set<Slug>
    private var counts: [String: Int] = [:]
    /// Items and sections whose every label or heading is known.
    private var kept: (items: Set<Slug>, sections: Set<Slug>)
    /// Items of which each person has their own, by what they are called.
    private let owned: [Slug: (item: Slug, label: Line, owner: Party)]

    /// What a text belongs to: it is compared with no other.
    enum Scope: Hashable {
        case label(Slug), words(Slug), heading(Slug), title(AgreementID)
    }

    init(_ history: OrderedHistory, _ known: KnownWords) {
        self.known = known
        ids = history.madeUpIDs
        var (unknown, unknownSections): (Set<Slug>, Set<Slug>) = ([], [])
        var owned: [Slug: (item: Slug, label: Line, owner: Party)] = [:]
        for version in history.versions {
            for section in version.sections {
                if !(known.sections[section.id]?.contains(section.title) ?? false) {
                    unknownSections.insert(section.id)
                }
                for item in section.items where !known.has(item.id, item.label) {
                    unknown.insert(item.id)
                    owned[item.id] = known.owned(item.id, item.label, by: version.parties)
                }
            }
        }
        // Only where everybody calls it so.
        for version in history.versions {
            for item in version.items {
                guard let one = owned[item.id] else { continue }
                let other = known.owned(item.id, item.label, by: version.parties)
                if other?.item != one.item || other?.label != one.label || other?.owner.id != one.owner.id {
                    owned[item.id] = nil
                }
            }
        }
        self.owned = owned
        kept = (
            Set(known.items.keys).subtracting(unknown),
            Set(known.sections.keys).subtracting(unknownSections)
        )
        taken = Set(known.items.keys)
    }

    // MARK: - Ids

    func id<Named>(_ id: Identifier<Named>) -> Identifier<Named> { Identifier(bytes(id.bytes)) }

    /// What was not met has no name; its own is no way out.
    func bytes(_ bytes: Bytes32) -> Bytes32 { ids[bytes] ?? Self.nothing }

    private static let nothing = bytes32(ending: 0)

    // MARK: - People

    /// - Returns: `A`, `B` … `Z`, `AA` …
    mutating func letter(of party: PartyID) -> String {
        if let letter = letters[party.bytes] { return letter }
        var (number, letter) = (letters.count, "")
        repeat {
            letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26))) + letter
            number = number / 26 - 1
        } while number >= 0
        letters[party.bytes] = letter
        return letter
    }

    mutating func people(_ parties: [Party]) throws -> [Party] {
        var roles: [Slug] = []
        for party in parties { roles.append(try role(party.role)) }
        var people: [Party] = []
        for (party, (role, seat)) in zip(parties, zip(roles, Party.seats(for: roles))) {
            let (letter, key) = (letter(of: party.id), bytes(party.id.bytes).bytes)
            let digits = Array("023456789acdefghjklmnpqrstuvwxyz".utf8)
            let recipient = key.prefix(4).flatMap { [digits[Int($0 / 16)], digits[Int($0 % 16)]] }
            people.append(
                try Party(
                    seat: seat, role: role, name: try Line("person \(letter)"),
                    verifierKey: try Line(
                        "person-\(letter.lowercased())+\(Hex.encode(key.prefix(4)))"
                            + "+\(Base64.encode([0x01] + key))"),
                    recipient: try Line(Array("age1".utf8) + recipient)))
        }
        return people
    }

    /// With a letter rather than a number: a number says which of several of one role somebody is.
    private mutating func role(_ role: Slug) throws -> Slug {
        if known.roles.contains(role) { return role }
        if let role = roles[role] { return role }
        var (number, letters) = (roles.count, "")
        repeat {
            letters = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26))) + letters
            number = number / 26 - 1
        } while number >= 0
        let new = try slug("role-\(letters)")
        roles[role] = new
        return new
    }

    // MARK: - Things

    /// - Parameter kind: what it is called where it is not known: `row`, `fact` …
    mutating func item(_ id: Slug, _ kind: String = "item") throws -> Slug {
        if let known = items[id] { return known }
        let new = try kept.items.contains(id) ? id : ownedID(id) ?? numbered(kind)
        taken.insert(new)
        items[id] = new
        return new
    }

    private mutating func ownedID(_ id: Slug) throws -> Slug? {
        guard let one = owned[id] else { return nil }
        // Whose it is stays in its name, by what they are called here.
        let new = Slug("\(one.item)-person-\(letter(of: one.owner.id).lowercased())")
        return new.flatMap { taken.contains($0) ? nil : $0 }
    }

    private mutating func numbered(_ kind: String) throws -> Slug {
        while true {
            counts[kind, default: 0] += 1
            let new = try slug("\(kind)-\(counts[kind, default: 0])")
            if !taken.contains(new) { return new }
        }
    }

    mutating func label(_ label: Line, of id: Slug, _ kind: String) throws -> Line {
        let new = try item(id, kind)
        if kept.items.contains(id) { return label }
        if let one = owned[id] { return try Line("\(one.label) (person \(letter(of: one.owner.id)))") }
        let name = String("\(new)".map { $0 == "-" ? " " : $0 })
        return try text(Prose([label]), of: .label(id), name, again: "\(name), label")
    }

    mutating func section(_ id: Slug, _ title: Line) throws -> (id: Slug, title: Line) {
        if kept.sections.contains(id) { return (id, title) }
        var number = sections.count
        while sections[id] == nil {
            number += 1
            let new = try slug("section-\(number)")
            if known.sections[new] == nil, !sections.values.contains(new) { sections[id] = new }
        }
        let new = sections[id] ?? id
        let name = String("\(new)".map { $0 == "-" ? " " : $0 })
        return (new, try text(Prose([title]), of: .heading(id), name, again: "\(name), heading"))
    }

    mutating func side(_ id: Slug) throws -> Slug {
        if let side = sides[id] { return side }
        var (new, number) = (id, 0)
        while !known.sides.contains(id),
            number == 0 || known.sides.contains(new) || sides.values.contains(new)
        {
            number += 1
            new = try slug("side-\(number)")
        }
        sides[id] = new
        return new
    }

    mutating func unit(_ unit: Line) throws -> Line {
        if known.units.contains(unit) { return unit }
        if let unit = units[unit] { return unit }
        let new = try Line("unit \(units.count + 1)")
        units[unit] = new
        return new
    }

    mutating func source(_ source: Source) throws -> Source {
        if known.templates[source.template]?.contains(source.hash) ?? false { return source }
        if let one = sources.first(where: { $0.old == source }) { return one.new }
        let number = sources.count + 1
        let new = Source(
            template: try slug(number == 1 ? "a-template" : "a-template-\(number)"),
            hash: bytes32(ending: number))
        sources.append((source, new))
        return new
    }

    // MARK: - Words

    mutating func title(_ title: Line, of agreement: AgreementID) throws -> Line {
        let number = titles[agreement] ?? titles.count + 1
        titles[agreement] = number
        let name = number == 1 ? "agreement" : "agreement \(number)"
        return try text(Prose([title]), of: .title(agreement), name, again: "\(name), title")
    }

    /// That a text is another one than before is all that is said of it.
    mutating func words(_ words: Prose, of id: Slug) throws -> Prose {
        try Prose([text(words, of: .words(id), "(left out)", again: "(left out), wording")])
    }

    private mutating func text(
        _ text: Prose, of scope: Scope, _ first: String, again: String
    ) throws -> Line {
        let number = texts[scope]?[text] ?? (texts[scope]?.count ?? 0) + 1
        texts[scope, default: [:]][text] = number
        return try Line(number == 1 ? first : "\(again) \(number)")
    }

    mutating func condition(_ condition: Line, of row: RowKey) throws -> Line {
        if let known = conditions[row]?[condition] { return known }
        let new = try Line("condition \((conditions[row]?.count ?? 0) + 1)")
        conditions[row, default: [:]][condition] = new
        return new
    }
}

/// Thirty-two bytes that say nothing but a small number.
private func bytes32(ending number: Int) -> Bytes32 {
    let bytes =
        [UInt8](repeating: 0, count: Bytes32.count - 8)
        + (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    guard let bytes = Bytes32(bytes) else { preconditionFailure("there are thirty-two") }
    return bytes
}

/// - Throws: `FormatError`, where the text is none.
private func slug(_ text: String) throws -> Slug {
    guard let slug = Slug(text) else { throw FormatError("“\(text)” is not a name") }
    return slug
}
