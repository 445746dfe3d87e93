import Canonical
package import Consent

/// What signing a version would make wider.
package struct WiderView: DocumentView {
    /// A row that would allow something that it does not allow now.
    package struct WiderRowView: Hashable, Encodable, Sendable {
        package let row: RowMention
        package let before: BoundaryView
        package let after: BoundaryView
        /// From when on.
        package let from: ShownTime
        /// Whether somebody has a hard limit now, and nobody would have one any more.
        package let liftsHardLimit: Bool
    }

    /// A protection or a stop signal that would be gone, or read otherwise.
    package struct LostProtectionView: Hashable, Encodable, Sendable {
        package let agreement: AgreementMention
        package let label: String
        /// Whether it would still hold, in other words or for or by others.
        package let isChanged: Bool
        /// Whose stop signal it is, where somebody added it alone.
        package let addedBy: Person?
        /// The words of an added stop signal.
        package let words: [String]
    }

    /// Something that the version ends and does not take up.
    package struct LoosenedView: Hashable, Encodable, Sendable {
        /// The record, or the version of another thread; 64 hexadecimal digits.
        package let id: String
        package let by: Person?
        package let act: Happening?
        package let version: VersionMention?
        /// What the version has where the act was a limit.
        package let line: BoundaryView?
    }

    package let schema = "troth/wider/v0"
    package let version: VersionMention
    package let rows: [WiderRowView]
    package let protections: [LostProtectionView]
    package let mustHaves: [DiffView.MustHaveDiff]
    package let settled: [LoosenedView]
    /// Whether nothing becomes wider.
    package let isEmpty: Bool

    private enum CodingKeys: CodingKey {
        case schema, version, rows, protections, mustHaves, settled, isEmpty
    }

    /// - Parameters:
    ///   - wider: what would become wider.
    ///   - id: by signing which version.
    ///   - version: its text.
    ///   - names: how everything is called, and for whom.
    package init(_ wider: Wider, bySigning id: VersionID, _ version: Version, names: Names) {
        let home = version.agreement
        self.version = names.mention(of: id, version)
        let lifted = Set(wider.liftedHardLimits)
        rows = wider.rows.map { row in
            let mention = names.mention(of: row.key, from: home)
            return WiderRowView(
                row: mention, before: BoundaryView(row.before, unit: mention.unit),
                after: BoundaryView(row.after, unit: mention.unit), from: ShownTime(row.from),
                liftsHardLimit: lifted.contains(row.key))
        }
        protections = wider.protections.map { Self.lost($0, names, home) }
        let words = ThreadNames(home, version: version, addressing: names.addressed)
        mustHaves = wider.mustHaves.map { DiffView.MustHaveDiff($0, words, or: names[home]) }
        settled = wider.settled.map { Self.loosened($0, names, home) }
        isEmpty = wider.isEmpty
    }

    private static func lost(_ protection: LostProtection, _ names: Names, _ home: AgreementID)
        -> LostProtectionView
    {
        switch protection {
        case .item(let item, let agreement, let isChanged):
            return LostProtectionView(
                agreement: names[agreement].agreement, label: names[agreement].label(of: item),
                isChanged: isChanged, addedBy: nil, words: [])
        case .signal(let id):
            let record = names.record(id)
            let thread = names[record?.agreement ?? home]
            var words: [String] = []
            if case .signal(let signal) = record?.act { words = signal.words.lines.map(\.description) }
            return LostProtectionView(
                agreement: thread.agreement, label: "stop signal", isChanged: false,
                addedBy: record.map { thread.people[$0.author] }, words: words)
        }
    }

    private static func loosened(_ act: LoosenedAct, _ names: Names, _ home: AgreementID) -> LoosenedView {
        func view(_ id: RecordID, by author: PartyID, line: BoundaryView? = nil) -> LoosenedView {
            let agreement = names.record(id)?.agreement ?? home
            return LoosenedView(
                id: "\(id)", by: names[agreement].people[author],
                act: names.record(id).map { Happening($0.act, by: $0.author, names, in: agreement) },
                version: nil,
                line: line)
        }
        switch act {
        case .narrowing(let id, let row, let author, _, let line):
            let unit = names.mention(of: row, from: home).unit
            return view(id, by: author, line: BoundaryView(line, unit: unit))
        case .pause(let id, let author), .signal(let id, let author), .cannotProvide(let id, _, let author):
            return view(id, by: author)
        case .version(let id, _):
            return LoosenedView(
                id: "\(id)", by: nil, act: nil, version: names.mention(of: id, from: home), line: nil)
        }
    }
}
