import Canonical

/// Everything that a history holds, with made-up names in the place of its own.
extension RedactedNames {
    mutating func record(_ record: Record) throws -> Record {
        Record(
            id: id(record.id), log: id(record.log), index: record.index, author: id(record.author),
            agreement: id(record.agreement), said: record.said, act: try act(record.act, of: record.agreement)
        )
    }

    private mutating func act(_ act: Act, of agreement: AgreementID) throws -> Act {
        switch act {
        case .proposal(let id, let version): .proposal(self.id(id), try self.version(version))
        case .signature(let id): .signature(self.id(id))
        case .held(let id): .held(self.id(id))
        case .delivered(let log, let length): .delivered(id(log), length: length)
        case .invitation(let one): .invitation(try invitation(one, of: agreement))
        case .answer(let version): .answer(try self.version(version))
        case .notAgain: act
        case .asksAgain(let id, let hereOnly): .asksAgain(self.id(id), hereOnly: hereOnly)
        // A kind that only a newer troth knows is what its author's home wrote: it may be anything.
        case .entry(let kind): .entry(kind: known.entryKinds.contains(kind) ? kind : "entry")
        case .no(let id): .no(self.id(id))
        case .narrowing(let key, let limit): .narrowing(try row(key), try boundary(limit, of: key))
        case .signal: .signal(StopSignal(try Prose([Line("(left out)")])))
        case .cannotProvide(let item): .cannotProvide(try self.item(item))
        case .pause, .leave, .unknown: act
        }
    }

    mutating func invitation(_ invitation: Invitation, of agreement: AgreementID) throws -> Invitation {
        Invitation(
            nonce: id(agreement).bytes, kind: invitation.kind, source: try source(invitation.source),
            title: try title(invitation.title, of: agreement), parties: try people(invitation.parties))
    }

    mutating func version(_ version: Version) throws -> Version {
        // People and rows first: what hangs on them names them.
        let parties = try people(version.parties)
        let title = try title(version.title, of: version.agreement)
        let source = try source(version.source)
        for item in version.items { _ = try self.item(item.id, item.kind) }
        var sections: [Section] = []
        for section in version.sections {
            let (id, title) = try self.section(section.id, section.title)
            var items: [Item] = []
            for item in section.items { items.append(try self.item(item)) }
            sections.append(Section(id, title: title, items: items))
        }
        return Version(
            agreement: id(version.agreement), nonce: id(version.agreement).bytes, number: version.number,
            replaces: Set(version.replaces.map { id($0) }), settles: Set(version.settles.map { bytes($0) }),
            kind: version.kind, source: source, title: title, term: version.term, parties: parties,
            sections: sections)
    }

    private mutating func item(_ item: Item) throws -> Item {
        let (id, label) = (try self.item(item.id, item.kind), try label(item.label, of: item.id, item.kind))
        switch item {
        case .row(let row):
            let key = row.key
            var lines: [PartyID: Boundary] = [:]
            // In an order that does not change from one run to the next, since conditions are numbered.
            for (party, line) in row.lines.sorted(by: { $0.key < $1.key }) {
                lines[self.id(party)] = try boundary(line, of: key)
            }
            return .row(
                Row(
                    id, label: label,
                    sides: try row.sides.map { Row.Side(try side($0.id), self.id($0.party)) },
                    unit: try row.unit.map { try unit($0) }, lines: lines,
                    neededBy: try mustHaves(row.neededBy)))
        case .protection(let one):
            return .protection(
                Protection(
                    id, label: label, kind: one.kind, protects: people(one.protects),
                    providers: people(one.providers), words: try words(one.words, of: item.id),
                    neededBy: try mustHaves(one.neededBy)))
        case .promise(let one):
            return .promise(
                Promise(
                    id, label: label, maker: self.id(one.maker), to: people(one.to),
                    words: try words(one.words, of: item.id)))
        case .fact(let one):
            return .fact(Fact(id, label: label, words: try words(one.words, of: item.id)))
        }
    }

    private func people(_ parties: Set<PartyID>) -> Set<PartyID> { Set(parties.map { id($0) }) }

    private mutating func mustHaves(_ mustHaves: [MustHave]) throws -> [MustHave] {
        try mustHaves.map { one in
            MustHave(of: id(one.party), for: Set(try one.items.sorted().map { try item($0, "row") }))
        }
    }

    mutating func row(_ key: RowKey) throws -> RowKey {
        var taking: [Slug: PartyID] = [:]
        for (side, party) in key.taking.sorted(by: { $0.key < $1.key }) {
            taking[try self.side(side)] = id(party)
        }
        return RowKey(try item(key.item, "row"), taking: taking)
    }

    mutating func boundary(_ boundary: Boundary, of key: RowKey) throws -> Boundary {
        guard case .granted(let grant) = boundary else { return boundary }
        let conditions = try grant.conditions.sorted().map { try condition($0, of: key) }
        return .granted(
            Grant(grant.rung, conditions: Set(conditions), atMost: grant.atMost, ends: grant.ends))
    }

    mutating func keptLimit(_ limit: KeptLimit) throws -> KeptLimit {
        KeptLimit(
            from: bytes(limit.source), try row(limit.row), try boundary(limit.boundary, of: limit.row),
            until: limit.until)
    }

    mutating func notAgain(_ one: NotAgain) throws -> NotAgain {
        NotAgain(
            record: try record(one.record), people: people(one.people), until: one.until,
            openThreads: Set(one.openThreads.map { id($0) }))
    }
}

extension Item {
    /// What it is called where its own name is not told.
    fileprivate var kind: String {
        switch self {
        case .row: "row"
        case .protection: "protection"
        case .promise: "promise"
        case .fact: "fact"
        }
    }
}
