package import Canonical
package import Consent

/// All of one agreement on one page, to be read together: what stands, how it moved, and what it rests on.
package struct ReportView: DocumentView {
    /// A row, and what stands of it now.
    package struct StandingRow: Hashable, Encodable, Sendable {
        package let row: RowMention
        /// Each participant's own line, with what they limited alone.
        package let lines: [RowView.OwnLine]
        /// What they come to, with every agreement heard; nothing where nothing is given here.
        package let stands: BoundaryView
        /// Whether another agreement makes it tighter than this one does.
        package let isNarrowedElsewhere: Bool
        /// Whether everybody's line is the same, so that it need be read once only.
        package let isUnanimous: Bool
        /// Whether nobody gives anything here and nobody has a hard limit, so that few words do.
        package let isGivenByNobody: Bool
    }

    /// The rows under one heading.
    package struct RowSection: Hashable, Encodable, Sendable {
        /// Nil for what stands in no text and is only limited.
        package let title: String?
        package let rows: [StandingRow]
    }

    /// What else is said with a report, where it is wanted.
    package struct Extras: Sendable {
        /// The reader's own check-ins and those that were shared.
        package var checkIns: CheckInsView?
        /// Every promise, also those that were made later; nil where only the text's are told.
        package var promises: PromisesView?
        /// What had been said aloud before it was written down.
        package var aloud: [RecordID: Instant] = [:]
        /// The accounts that whoever gave them has put into reports.
        package var accounts: [RepairView] = []
        /// What was found when everything was checked again; nil where keys are left out.
        package var verification: VerificationView?
        /// What does not wait for the reader, since they asked not to be asked.
        package var setAside = SetAside.nothing
        /// Whether the page is going to be encrypted.
        package var isEncrypted = false
        /// Whether names and people's own words are left out.
        package var isRedacted = false

        /// Nothing.
        package init() {}
    }

    package let schema = "troth/report/v0"
    package let made: ShownTime
    package let isRedacted: Bool
    package let isEncrypted: Bool
    /// Where it stands; its rows are those that are not simply `not agreed`.
    package let status: AgreementStatus
    /// Who is called “you” in it; nil where everybody goes by their name.
    package let reader: Person?
    package let parties: [VersionView.Participant]
    package let standingTerms: [String]
    package let sections: [RowSection]
    /// As the text has them; empty where `allPromises` has them.
    package let promises: [PromiseView]
    /// With those that were made later, and how they stand.
    package let allPromises: PromisesView?
    package let facts: [FactView]
    package let timeline: TimelineView
    /// Since the version before the newest one that stands; nil where there was none.
    package let changes: DiffView?
    package let checkIns: CheckInsView?
    /// Those that whoever gave them has put into reports, and no others.
    package let accounts: [RepairView]
    package let verification: VerificationView?

    private enum CodingKeys: CodingKey {
        case schema, made, isRedacted, isEncrypted, status, reader, parties, standingTerms, sections,
            promises, allPromises
        case facts
        case timeline, changes, checkIns, accounts, verification
    }

    /// - Parameters:
    ///   - agreement: the thread; nil is given where nothing in it has ever been held by everyone.
    ///   - ledger: every act that is known, and that whoever reads the report may know of.
    ///   - names: how everything is called, and for whom.
    ///   - moment: the present.
    ///   - extras: what else is said.
    package init?(
        of agreement: AgreementID, in ledger: Ledger, names: Names, at moment: Moment,
        _ extras: Extras = Extras()
    ) {
        let own = names[agreement]
        let standing = ledger.standing(at: moment, for: names.reader)
        let chronicle = Chronicle(of: agreement, in: ledger, for: names.reader, at: moment)
        let now = DiffPoint(moment.latest, chronicle, of: agreement, in: ledger)
        guard let thread = standing.threads[agreement], let newest = now.snapshot.texts.last,
            let status = StatusView(
                ledger, standing, names: names, at: moment, setAside: extras.setAside, of: agreement
            ).agreements.first
        else { return nil }
        made = ShownTime(moment.clock)
        isRedacted = extras.isRedacted
        isEncrypted = extras.isEncrypted
        self.status = status
        reader = names.addressed.map { own.people[$0] }
        parties = extras.isRedacted ? [] : newest.parties.map { VersionView.Participant($0, names: own) }
        standingTerms = StandingTerms.lines
        allPromises = extras.promises
        promises =
            extras.promises == nil
            ? now.snapshot.all(\.promises, by: \.id).map { PromiseView($0, names: own) } : []
        facts = now.snapshot.all(\.facts, by: \.id).map(FactView.init)
        sections = Self.sections(now.snapshot, thread, standing, own)
        timeline = TimelineView(chronicle, of: agreement, in: ledger, names: names, aloud: extras.aloud)
        changes = Self.earlier(than: newest, in: ledger).map { id, text in
            DiffView(from: DiffPoint(id, text), to: now, names: names, in: ledger, chronicle)
        }
        checkIns = extras.checkIns
        accounts = extras.accounts.filter(\.repair.isInReports)
        verification = extras.verification
    }

    private static func sections(
        _ snapshot: Snapshot, _ thread: ThreadStanding, _ standing: Standing, _ names: ThreadNames
    ) -> [RowSection] {
        let titles = names.sectionTitles
        let inTexts = Set(snapshot.texts.flatMap { $0.rows.map(\.key) })
        var sections: [(title: String?, rows: [StandingRow])] = []
        for key in names.sorted(Array(inTexts.union(snapshot.rows.keys)), by: \.self) {
            let title = inTexts.contains(key) ? titles[key.item] : nil
            let here = thread.rows[key] ?? .notAgreed
            let row = StandingRow(key, snapshot.rows[key] ?? .init(), here, here.met(standing[key]), names)
            if let place = sections.firstIndex(where: { $0.title == title }) {
                sections[place].rows.append(row)
            } else {
                sections.append((title, [row]))
            }
        }
        return sections.map { RowSection(title: $0.title, rows: $0.rows) }
    }

    /// The version whose place a version took, the newest of them.
    private static func earlier(than version: Version, in ledger: Ledger) -> (VersionID, Version)? {
        version.replaces.sorted().compactMap { id in ledger.versions[id].map { (id, $0) } }
            .max { $0.1.number < $1.1.number }
    }
}

extension ReportView.StandingRow {
    init(
        _ key: RowKey, _ own: Snapshot.Standing, _ here: Boundary, _ stands: Boundary, _ names: ThreadNames
    ) {
        row = names.mention(of: key)
        let participants = names.people.sorted(key.participants)
        let unit = row.unit
        lines = participants.map {
            RowView.OwnLine(person: names.people[$0], boundary: BoundaryView(own[$0], unit: unit))
        }
        self.stands = BoundaryView(stands, unit: unit)
        isNarrowedElsewhere = stands != here
        isUnanimous = Set(participants.map { own[$0] }).count == 1
        isGivenByNobody = participants.allSatisfy { own[$0] == .notAgreed }
    }
}
