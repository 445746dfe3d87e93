package import Canonical

/// What the rules of concern are asked about: a version, and what is known around it.
package struct ConcernSubject: Sendable {
    /// How well somebody knows how to do a thing.
    package enum Experience: Sendable {
        case none
        /// Some, or more.
        case some
    }

    package let version: Version
    /// The version's id; nil where it is only being written.
    package let id: VersionID?
    package let ledger: Ledger
    /// Who reads it; nil where it is read apart from anybody's home.
    package let reader: PartyID?
    package let moment: Moment

    /// The reader's own answers, by row; empty where there are none.
    package var worksheet: [RowKey: Boundary] = [:]
    /// The items that the template flags as risky.
    package var risky: Set<Slug> = []
    /// What those who do a thing have said about how well they know it, by item; nil where nobody was asked.
    package var experience: [PartyID: [Slug: Experience]]?

    /// Whose own lines become wider than what stands; empty where nothing stands.
    let widenings: [OwnWidening]

    /// A person's own line that would become wider.
    struct OwnWidening: Equatable, Sendable {
        let row: RowKey
        let party: PartyID
    }

    /// - Parameters:
    ///   - version: the version's text.
    ///   - id: its id; nil where it is only being written.
    ///   - ledger: every act that is known.
    ///   - reader: who reads it; nil where it is read apart from anybody's home.
    ///   - moment: the present.
    package init(
        _ version: Version, id: VersionID?, in ledger: Ledger, for reader: PartyID?, at moment: Moment
    ) {
        self.version = version
        self.id = id
        self.ledger = ledger
        self.reader = reader
        self.moment = moment
        widenings = Self.widenings(of: version, id, ledger, reader, moment)
    }

    /// When the reader's home first had the version, by their own records; nil where these do not say.
    package var firstSeen: Instant? {
        guard let id, let reader else { return nil }
        return ledger.records.values.compactMap { record in
            guard case .proposal(id, _) = record.act else { return nil }
            return ledger.reached(record, reader)
        }.min()
    }

    /// Whether a version of the thread stands for the reader, so that this one would change something.
    var isChange: Bool {
        guard let reader else { return false }
        return !Self.standing(in: version.agreement, but: id, ledger, reader, moment).isEmpty
    }

    private static func widenings(
        of version: Version, _ id: VersionID?, _ ledger: Ledger, _ reader: PartyID?, _ moment: Moment
    ) -> [OwnWidening] {
        // What everybody has signed and held widens nothing any more.
        guard let reader, !(id.map(ledger.isHeldByAll) ?? false),
            !standing(in: version.agreement, but: id, ledger, reader, moment).isEmpty
        else { return [] }
        let given = Given(ledger, in: version.agreement, for: reader, at: moment)
        return version.rows.flatMap { row in
            version.parties.compactMap { party in
                guard let line = row.lines[party.id],
                    !line.isNarrowing(of: given.standing(by: party.id, for: row.key) ?? .notAgreed)
                else { return nil }
                return OwnWidening(row: row.key, party: party.id)
            }
        }
    }

    /// The versions of a thread that stand, apart from one.
    private static func standing(
        in agreement: AgreementID, but id: VersionID?, _ ledger: Ledger, _ reader: PartyID, _ moment: Moment
    ) -> [VersionID] {
        let all = ledger.threads[agreement]?.versions ?? []
        guard all.contains(where: { $0 != id && ledger.isHeldByAll($0) }) else { return [] }
        let effect = Effect(ledger, for: reader, at: moment)
        return all.filter { effect.heldByAll.contains($0) && !effect.replaced.contains($0) && $0 != id }
    }
}

// MARK: - Putting things into words

extension ConcernSubject {
    /// - Parameter party: one of the people.
    /// - Returns: what the text calls them.
    func name(_ party: PartyID) -> String { version.party(party).map { "\($0.name)" } ?? "somebody" }

    /// - Parameter parties: some of the people.
    /// - Returns: them, in the order of the text.
    func ordered(_ parties: Set<PartyID>) -> [PartyID] {
        version.parties.map(\.id).filter(parties.contains)
    }

    /// - Parameter parties: some of the people.
    /// - Returns: as in `Cooper and Rex`.
    func names(_ parties: [PartyID]) -> String { parties.map(name).inWords }

    /// - Parameter items: names of items.
    /// - Returns: what they are called, as in `“Leash”, “Hood” and 3 more`.
    func labels(_ items: [Slug]) -> String {
        let known = Dictionary(
            version.items.map { ($0.id, "“\($0.label)”") }, uniquingKeysWith: { first, _ in first })
        let labels = items.map { known[$0] ?? "“\($0)”" }
        guard labels.count > Self.mostLabels else { return labels.inWords }
        let shown = labels.prefix(Self.mostLabels - 1)
        return (shown + ["\(labels.count - shown.count) more"]).inWords
    }

    /// How many items a sentence names.
    private static let mostLabels = 4
}

extension [String] {
    /// As in `a, b and c`.
    var inWords: String {
        guard let last, count > 1 else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension Sequence where Element: Hashable {
    /// Each once, where it first stands.
    var distinct: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
