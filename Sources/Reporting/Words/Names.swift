package import Canonical
package import Consent

/// How everything that a home knows is called when it is spoken of with one reader.
package struct Names: Sendable {
    /// For whom the views are.
    package let reader: PartyID
    /// Who is called “you”.
    package let addressed: PartyID?
    private let ledger: Ledger
    private let threads: [AgreementID: ThreadNames]
    private let proposals: [VersionID: Record]

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - reader: for whom.
    ///   - setAside: what does not get to call anything by any name, as long as something else does.
    ///   - addressed: who is called “you”: the reader, somebody else whom they write for, or nobody, where several read
    ///     together.
    package init(
        _ ledger: Ledger, reader: PartyID, setAside: SetAside = .nothing, addressing addressed: PartyID?
    ) {
        self.ledger = ledger
        self.reader = reader
        self.addressed = addressed
        var proposals: [VersionID: Record] = [:]
        for record in ledger.records.values {
            guard case .proposal(let id, _) = record.act else { continue }
            if proposals[id].map({ ($0.said, $0.id) < (record.said, record.id) }) ?? false { continue }
            proposals[id] = record
        }
        self.proposals = proposals
        threads = Dictionary(
            uniqueKeysWithValues: ledger.threads.map { id, acts -> (AgreementID, ThreadNames) in
                let versions = Self.ordered(acts.versions, ledger, reader, setAside)
                return (
                    id,
                    ThreadNames(
                        id, versions: versions, invitation: acts.invitation(for: reader),
                        addressing: addressed)
                )
            })
    }

    /// The same for a reader who is called “you”.
    package init(_ ledger: Ledger, reader: PartyID, setAside: SetAside = .nothing) {
        self.init(ledger, reader: reader, setAside: setAside, addressing: reader)
    }

    /// Who only proposes something does not get to call people and things by other names: what all have held comes
    /// last and counts most, before it what the reader signed; among equals the highest number.
    private static func ordered(
        _ ids: [VersionID], _ ledger: Ledger, _ reader: PartyID, _ setAside: SetAside
    ) -> [(id: VersionID, text: Version)] {
        func trust(_ id: VersionID) -> Int {
            if ledger.isHeldByAll(id) { return 2 }
            if setAside.versions[id] != nil { return -1 }
            return ledger.signers(of: id).contains(reader) ? 1 : 0
        }
        return ids.compactMap { id in ledger.versions[id].map { (trust(id), (id: id, text: $0)) } }
            .sorted { ($0.0, $0.1.text.number, $0.1.id) < ($1.0, $1.1.text.number, $1.1.id) }
            .map(\.1)
    }

    /// - Parameter agreement: a thread.
    /// - Returns: how what belongs to it is called.
    package subscript(_ agreement: AgreementID) -> ThreadNames {
        threads[agreement] ?? ThreadNames(agreement, versions: [], addressing: addressed)
    }

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - version: a version of it, whose words do where the thread is not known.
    /// - Returns: how what belongs to it is called.
    subscript(_ agreement: AgreementID, or version: Version) -> ThreadNames {
        let known = self[agreement]
        guard known.people.everyone.isEmpty else { return known }
        return ThreadNames(agreement, version: version, addressing: addressed)
    }

    /// - Parameter id: a version.
    /// - Returns: the first record that put it before the others.
    package func proposal(of id: VersionID) -> Record? { proposals[id] }

    /// - Parameters:
    ///   - id: a version.
    ///   - party: one of its people.
    /// - Returns: whether they signed it, and not every home has everyone's signatures: their no takes the signature
    ///   back. After that it is a no to what stands.
    func canTakeBack(_ id: VersionID, _ party: PartyID) -> Bool {
        ledger.signers(of: id).contains(party) && !ledger.isHeldByAll(id)
    }

    /// - Parameter id: a version of any thread.
    /// - Returns: how it is called; with its thread's title where that is not `home`.
    func mention(of id: VersionID, from home: AgreementID) -> VersionMention {
        guard let version = ledger.versions[id] else {
            return VersionMention(
                id: "\(id)", number: nil, name: "a version that is not here (\(id.short))")
        }
        let names = self[version.agreement]
        let mention = names.mention(of: id)
        guard version.agreement != home else { return mention }
        return VersionMention(
            id: mention.id, number: mention.number, name: "\(mention.name) of “\(names.title)”")
    }

    /// - Parameters:
    ///   - id: a version that may be in no ledger.
    ///   - version: its text.
    /// - Returns: how it is called.
    func mention(of id: VersionID, _ version: Version) -> VersionMention {
        guard ledger.versions[id] == nil else { return mention(of: id, from: version.agreement) }
        return VersionMention(id: "\(id)", number: version.number, name: "version \(version.number)")
    }

    /// - Parameters:
    ///   - key: a row of any thread.
    ///   - home: whose words come first.
    /// - Returns: how it is called.
    func mention(of key: RowKey, from home: AgreementID) -> RowMention {
        let others = threads.keys.sorted().lazy.map { self[$0] }
        let thread = self[home].has(key) ? nil : others.first { $0.has(key) }
        return (thread ?? self[home]).mention(of: key)
    }

    /// - Parameter id: a version.
    /// - Returns: whether its text is here.
    func knows(_ id: VersionID) -> Bool { ledger.versions[id] != nil }

    /// - Parameter id: a record.
    /// - Returns: the record, where this home has it.
    func record(_ id: RecordID) -> Record? { ledger.records[id] }
}

/// How what belongs to one thread is called.
package struct ThreadNames: Sendable {
    package let agreement: AgreementMention
    package let people: People
    private let versions: [VersionID: Version]
    private let numbers: [UInt64: Int]
    private let rows: [RowKey: (row: Row, place: Int)]
    private let rowsOfItem: [Slug: Int]
    private let items: [Slug: (label: Line, section: Slug)]
    private let sections: [Slug: Line]

    /// - Parameters:
    ///   - id: the thread.
    ///   - versions: what is known of it; the last one's words count most.
    ///   - invitation: what it was begun with, whose words do where there is no version yet.
    ///   - addressed: who is called “you”; nil where everybody goes by their name.
    init(
        _ id: AgreementID, versions: [(id: VersionID, text: Version)], invitation: Invitation? = nil,
        addressing addressed: PartyID?
    ) {
        let first = versions.last?.text
        let title = first?.title ?? invitation?.title
        agreement = AgreementMention(
            id: "\(id)", title: title.map { "\($0)" } ?? "an agreement that is not here (\(id.short))")
        people = People(first?.parties ?? invitation?.parties ?? [], addressing: addressed)
        self.versions = Dictionary(
            versions.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        numbers = Dictionary(versions.map { ($0.text.number, 1) }, uniquingKeysWith: +)
        // The rows of the text that counts most come first, then those that only others have.
        var rows: [RowKey: (row: Row, place: Int)] = [:]
        var items: [Slug: (label: Line, section: Slug)] = [:]
        var sections: [Slug: Line] = [:]
        for (_, text) in versions.reversed() {
            for case .row(let row) in text.sections.lazy.flatMap(\.items) where rows[row.key] == nil {
                rows[row.key] = (row, rows.count)
            }
            for section in text.sections.reversed() {
                if sections[section.id] == nil { sections[section.id] = section.title }
                for item in section.items where items[item.id] == nil {
                    items[item.id] = (item.label, section.id)
                }
            }
        }
        (self.rows, self.items, self.sections) = (rows, items, sections)
        rowsOfItem = Dictionary(rows.keys.map { ($0.item, 1) }, uniquingKeysWith: +)
    }

    /// - Parameters:
    ///   - id: the thread.
    ///   - version: a version of it that is in no ledger.
    ///   - addressed: who is called “you”; nil where everybody goes by their name.
    package init(_ id: AgreementID, version: Version, addressing addressed: PartyID?) {
        let unnamed = VersionID(id.bytes)
        self.init(id, versions: [(unnamed, version)], addressing: addressed)
    }

    /// The title in the version that counts most.
    package var title: String { agreement.title }

    /// - Parameter id: a version of this thread.
    /// - Returns: how it is called.
    package func mention(of id: VersionID) -> VersionMention {
        guard let number = versions[id]?.number else {
            return VersionMention(
                id: "\(id)", number: nil, name: "a version that is not here (\(id.short))")
        }
        let isAlone = numbers[number] == 1
        return VersionMention(
            id: "\(id)", number: number, name: "version \(number)\(isAlone ? "" : " (\(id.short))")")
    }

    /// - Parameter party: one of the people.
    /// - Returns: the items of the rows that they take part in.
    func items(with party: PartyID) -> Set<Slug> {
        Set(rows.keys.filter { $0.participants.contains(party) }.map(\.item))
    }

    /// Whether a version of the thread has the row.
    func has(_ key: RowKey) -> Bool { rows[key] != nil }

    /// - Parameter key: a row.
    /// - Returns: how it is called; by its item's name where no version of the thread has it.
    package func mention(of key: RowKey) -> RowMention {
        guard let row = rows[key]?.row else {
            let sides = key.taking.sorted { $0.key < $1.key }.map { (id: $0.key, party: $0.value) }
            return mention(key.item, label: "\(key.item)", sides: sides, unit: nil)
        }
        return mention(of: row)
    }

    /// - Parameter row: a row of any version of the thread.
    /// - Returns: how it is called.
    package func mention(of row: Row) -> RowMention {
        mention(
            row.key.item, label: "\(row.label)", sides: row.sides.map { ($0.id, $0.party) }, unit: row.unit)
    }

    /// - Parameters:
    ///   - values: anything that belongs to a row each.
    ///   - key: to which.
    /// - Returns: them in the order of the text that counts most and has the row; rows without any last.
    func sorted<Value>(_ values: [Value], by key: (Value) -> RowKey) -> [Value] {
        func place(_ value: Value) -> (Int, Slug, [String]) {
            let key = key(value)
            return (
                rows[key]?.place ?? .max, key.item, key.taking.map { "\($0.key) \($0.value)" }.sorted()
            )
        }
        return values.map { (place($0), $0) }
            .sorted { a, b in
                if a.0.0 != b.0.0 { return a.0.0 < b.0.0 }
                if a.0.1 != b.0.1 { return a.0.1 < b.0.1 }
                return a.0.2.lexicographicallyPrecedes(b.0.2)
            }
            .map(\.1)
    }

    /// - Parameter item: an item of the thread.
    /// - Returns: what it is called; its name where no version of the thread has it.
    package func label(of item: Slug) -> String { items[item]?.label.description ?? "\(item)" }

    /// - Parameter section: a section of the thread.
    /// - Returns: its heading; its name where no version of the thread has it.
    package func title(of section: Slug) -> String { sections[section]?.description ?? "\(section)" }

    /// The heading that each item stands under.
    var sectionTitles: [Slug: String] { items.mapValues { title(of: $0.section) } }

    /// The same, in another version's words where this thread has no such item.
    func label(of item: Slug, or other: Self) -> String {
        (items[item] == nil ? other : self).label(of: item)
    }

    private func mention(
        _ item: Slug, label: String, sides: [(id: Slug, party: PartyID)], unit: Line?
    ) -> RowMention {
        let sides = sides.map { RowMention.Side(side: $0.id.inWords, person: people[$0.party]) }
        let inWords = sides.map { "\($0.person.name) \($0.side)" }.joined(separator: ", ")
        let isAlone = rowsOfItem[item, default: 1] == 1
        return RowMention(
            item: "\(item)", label: label, sides: sides, unit: unit?.description,
            name: isAlone ? label : "\(label) (\(inWords))")
    }
}

extension Slug {
    /// With spaces, as in `puts on`.
    var inWords: String { description.split(separator: "-").joined(separator: " ") }
}
