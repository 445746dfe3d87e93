import Canonical
import Consent
import Testing

@testable import Templating

/// Bytes that are told apart by a number.
func bytes(_ number: UInt8) throws -> Bytes32 { try #require(Bytes32([UInt8](repeating: number, count: 32))) }

/// People in roles, seated as the text wants it.
func people(_ roles: [(name: String, role: String)]) throws -> [Party] {
    let slugs = try roles.map { try slug($0.role) }
    return try zip(roles, Party.seats(for: slugs)).enumerated().map { index, person in
        let number = UInt8(index + 1)
        let key = Base64.encode([0x01] + [UInt8](repeating: number, count: 32))
        return try Party(
            seat: person.1, role: try slug(person.0.role), name: try Line(person.0.name),
            verifierKey: try Line("troth-\(index)+0000000\(index % 10)+\(key)"),
            recipient: try Line("age1" + String(repeating: "q", count: index + 1)), id: number)
    }
}

extension Party {
    fileprivate init(seat: Slug, role: Slug, name: Line, verifierKey: Line, recipient: Line, id: UInt8) throws
    {
        try self.init(seat: seat, role: role, name: name, verifierKey: verifierKey, recipient: recipient)
        #expect(try self.id == PartyID(bytes(id)))
    }
}

/// Two or more people who draft on top of each other, with a real ledger behind them.
struct Negotiation {
    let template: Template
    let parties: [Party]
    let term: Term
    private(set) var ledger = Ledger()
    private(set) var newest: Version?
    private var written: [PartyID: UInt64] = [:]
    private let agreement: AgreementID
    private var clock = Instant(seconds: 1_900_000_000)

    init(_ template: Template, _ parties: [Party]) throws {
        self.template = template
        self.parties = parties
        agreement = AgreementID(try bytes(200))
        let from = clock + .hours(1)
        let until = from + template.kind.usual
        term = Term(
            from: from, until: until, review: nil, signBy: from + .hours(12), careUntil: until + .days(7))
    }

    func party(_ seat: String) throws -> Party {
        try #require(parties.first { $0.seat.description == seat })
    }

    func id(_ seat: String) throws -> PartyID { try party(seat).id }

    var given: Given {
        Given(ledger, in: agreement, for: parties[0].id, at: moment)
    }

    var moment: Moment { Moment(clock: clock) }

    /// What somebody's answers come to now.
    func draft(_ sheet: Worksheet, by seat: String) throws -> Draft {
        try Draft(
            template: template, templateHash: bytes(7), parties: parties, author: try id(seat),
            worksheet: sheet, base: newest, given: LastGiven(given), term: term, title: try Line("Autumn"),
            endOfDay: { Instant(seconds: ($0.daysSince1970 + 1) * 86_400 - 1) })
    }

    func version(_ draft: Draft) throws -> Version {
        try draft.version(
            of: agreement, nonce: bytes(9), number: UInt64(ledger.versions.count + 1))
    }

    /// Drafts from YAML without its first two lines, checks what must hold of every draft, and proposes it.
    @discardableResult mutating func propose(_ answers: String, by seat: String) throws -> (Draft, Version) {
        try propose(try worksheet(answers, by: seat), by: seat)
    }

    func worksheet(_ answers: String, by seat: String) throws -> Worksheet {
        let head = "worksheet: \(template.id)\nas: \(try party(seat).role)\n"
        return try Worksheet.parse(Array((head + answers).utf8), file: "w.yaml", template: template)
    }

    @discardableResult mutating func propose(_ sheet: Worksheet, by seat: String) throws -> (Draft, Version) {
        let draft = try draft(sheet, by: seat)
        let version = try version(draft)
        let text = try VersionText.render(version)
        #expect(try VersionText.parse(text) == version)
        let author = try id(seat)
        for row in version.rows {
            for (party, line) in row.lines where party != author {
                #expect(line.isNarrowing(of: given.last(by: party, for: row.key)), "\(row.key)")
            }
        }
        if newest != nil { try ledger.checkProposal(version, by: author, at: moment) }
        let id = VersionID(try bytes(UInt8(100 + ledger.versions.count)))
        try record(.proposal(id, version), by: author)
        newest = version
        return (draft, version)
    }

    mutating func record(_ act: Act, by author: PartyID) throws {
        let index = written[author, default: 0]
        written[author] = index + 1
        clock = clock + Seconds(1)
        var id = [UInt8](repeating: UInt8(index), count: 32)
        id[0] = author.bytes.hex.utf8.reduce(0, &+)
        id[1] = UInt8(ledger.records.count)
        ledger.learn(
            Record(
                id: RecordID(try #require(Bytes32(id))), log: LogID(author.bytes), index: index,
                author: author, agreement: agreement, said: clock, act: act))
    }

    /// The newest version's row of an item: with one taker named, else the only one.
    func row(_ item: String, _ side: String? = nil, _ taker: String? = nil) throws -> Row {
        let rows = try #require(newest).rows.filter { row in
            guard row.key.item.description == item else { return false }
            guard let side, let taker else { return true }
            return row.key.taking[Slug(side) ?? row.key.item]
                == parties.first { $0.seat.description == taker }?.id
        }
        try #require(rows.count == 1, "\(rows.count) rows of \(item)")
        return rows[0]
    }

    func line(_ item: String, of seat: String) throws -> Boundary {
        try #require(try row(item).lines[id(seat)])
    }

    func protection(_ id: String) throws -> Protection {
        try #require(newest?.protections.first { $0.id.description == id }, "\(id)")
    }

    func promise(_ id: String) throws -> Consent.Promise {
        try #require(newest?.promises.first { $0.id.description == id }, "\(id)")
    }
}

func slugs(_ names: String...) throws -> Set<Slug> { Set(try names.map(slug)) }

func builtIn(_ name: String) throws -> Template {
    let file = try #require(BuiltInTemplates.all.first { $0.name == name })
    return try Template.parse(file.bytes, file: "\(name).yaml")
}
