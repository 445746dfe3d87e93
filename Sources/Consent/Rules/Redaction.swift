package import Canonical

/// The same history without names and without anybody's words, so that whatever is drawn from it can tell none.
///
/// What stays is what a boundary is made of: times, rungs, maximums, who does what with whom, what follows upon what,
/// and the words of known templates. What stands in it, what came into effect and how it moved is the same as before,
/// but for the names.
///
/// - People are `person A`, `person B` … in the order of the agreements, with keys that are none. That somebody took
///   another name is theirs to tell, so each has one name throughout.
/// - Rows and other items, sections, sides, roles and units that are not known are numbered, the same everywhere.
/// - Texts are left out; where one was reworded, that is all that is said of it.
/// - Each condition is one still (`condition 1`). A line with conditions is `ask first` at most, and two lines with
///   different ones come to both: without them a line could look wider than it is, or as if it had not changed.
/// - Ids are made up too: records, versions, logs and agreements. They are hashes that tell nothing by themselves, but
///   whoever has the agreement, or another report of it, would know this one again by them; and a thread's random
///   bytes would let anybody try whose keys it is made of. They keep their order, since what happened in one second is
///   told in the order of its ids.
package struct Redaction: Sendable {
    /// The history without names and words.
    package let ledger: Ledger
    private let names: RedactedNames

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - agreement: whose people and items are named first, so that nothing tells how many others there are.
    ///   - known: the words that nobody typed.
    /// - Throws: `FormatError`, where a made-up name is none, which is not to happen.
    package init(
        _ ledger: Ledger, of agreement: AgreementID? = nil, keeping known: KnownWords = KnownWords()
    ) throws {
        let history = OrderedHistory(ledger)
        var names = RedactedNames(history, known)
        // Whoever is named first is person A: so the agreements first, in their order, whoever wrote what in between.
        let agreements = history.agreements
        for agreement in agreements.filter({ $0.id == agreement }) + agreements.filter({ $0.id != agreement })
        {
            for invited in agreement.invitations {
                _ = try names.invitation(invited.invitation, of: agreement.id)
            }
            for version in agreement.versions { _ = try names.version(version) }
        }
        var redacted = Ledger()
        for record in history.records { redacted.learn(try names.record(record)) }
        redacted.keptLimits = try ledger.keptLimits.map { try names.keptLimit($0) }
        redacted.keptNotAgains = try ledger.keptNotAgains.map { try names.notAgain($0) }
        self.ledger = redacted
        self.names = names
    }

    /// - Parameter id: a person, a record, a version, a log or an agreement.
    /// - Returns: what it is here; nil where the history does not have it.
    package func id<Named>(_ id: Identifier<Named>) -> Identifier<Named>? {
        names.ids[id.bytes].map(Identifier.init)
    }

    /// - Parameter item: an item's name in a text.
    /// - Returns: what it is here; nil where the history does not have it.
    package func item(_ item: Slug) -> Slug? { names.items[item] }

    /// - Parameter key: a row.
    /// - Returns: what it is here; nil where the history does not have it.
    package func row(_ key: RowKey) -> RowKey? {
        guard let item = names.items[key.item] else { return nil }
        var taking: [Slug: PartyID] = [:]
        for (side, party) in key.taking {
            guard let side = names.sides[side], let party = id(party) else { return nil }
            taking[side] = party
        }
        return RowKey(item, taking: taking)
    }

    /// - Parameters:
    ///   - boundary: what stands of a row, or a line of it.
    ///   - key: the row.
    /// - Returns: the same here; conditions that the history does not have are left out.
    package func boundary(_ boundary: Boundary, of key: RowKey) -> Boundary {
        guard case .granted(let grant) = boundary else { return boundary }
        let known = names.conditions[key]
        let conditions = Set(grant.conditions.compactMap { known?[$0] })
        return .granted(Grant(grant.rung, conditions: conditions, atMost: grant.atMost, ends: grant.ends))
    }
}

/// A ledger's acts in an order that no home decides.
struct OrderedHistory {
    struct Agreement {
        let id: AgreementID
        let invitations: [Ledger.Invited]
        let versions: [Version]
    }

    let ledger: Ledger
    /// The oldest first.
    let agreements: [Agreement]
    let records: [Record]

    init(_ ledger: Ledger) {
        self.ledger = ledger
        /// A version that two threads claim stays with the one that has it.
        func isElsewhere(_ record: Record) -> Bool {
            guard case .proposal(let id, _) = record.act else { return false }
            return !(ledger.threads[record.agreement]?.versions.contains(id) ?? false)
        }
        records = ledger.records.values.map { (isElsewhere($0), $0) }.sorted { one, other in
            guard one.0 == other.0 else { return !one.0 }
            return (one.1.said, one.1.log, one.1.index, one.1.id)
                < (other.1.said, other.1.log, other.1.index, other.1.id)
        }.map(\.1)
        var seen: Set<AgreementID> = []
        agreements = records.map(\.agreement).filter { seen.insert($0).inserted }.map { id in
            let thread = ledger.threads[id] ?? .none
            let versions = thread.versions.compactMap { id in ledger.versions[id].map { (id, $0) } }
                .sorted { ($0.1.number, $0.0) < ($1.1.number, $1.0) }
            return Agreement(
                id: id, invitations: thread.invitations.sorted { $0.record.id < $1.record.id },
                versions: versions.map(\.1))
        }
    }

    /// Every text, also those that were answered before there was any.
    var versions: [Version] {
        agreements.flatMap(\.versions)
            + records.compactMap { record in
                switch record.act {
                case .proposal(_, let version), .answer(let version): version
                default: nil
                }
            }
    }
}
