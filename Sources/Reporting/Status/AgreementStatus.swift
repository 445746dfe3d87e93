import Canonical
import Consent

/// Where one thread stands.
package struct AgreementStatus: Hashable, Encodable, Sendable {
    /// A row, and the boundary to go by.
    package struct StandingRow: Hashable, Encodable, Sendable {
        package let row: RowMention
        /// With every thread heard.
        package let boundary: BoundaryView
        /// Whether another agreement makes it tighter than this one does.
        package let isNarrowedElsewhere: Bool
    }

    /// How many rows have come to what.
    package struct Counts: Hashable, Encodable, Sendable {
        package let hardLimit: Int
        package let notAgreed: Int
        package let askBeforehand: Int
        package let askFirst: Int
        package let agreed: Int

        init(_ rows: [Boundary]) {
            func count(_ rung: Grant.Rung) -> Int { rows.count { $0.grant?.rung == rung } }
            hardLimit = rows.count { $0 == .hardLimit }
            notAgreed = rows.count { $0 == .notAgreed }
            askBeforehand = count(.askBeforehand)
            askFirst = count(.askFirst)
            agreed = count(.agreed)
        }
    }

    /// A version that has not everybody's answer yet, or has not begun.
    package struct Proposal: Hashable, Encodable, Sendable {
        package let version: VersionMention
        package let from: ShownTime
        package let signing: SigningView
    }

    package let agreement: AgreementMention
    /// `scene`, `event`, `recurring` or `dynamic`; nil where no version is here.
    package let kind: String?
    package let people: [Person]
    /// Whether permissions are given here now.
    package let isInForce: Bool
    /// Why nothing is given, the weightiest first.
    package let stops: [StopView]
    /// The versions that stand together.
    package let versions: [VersionMention]
    /// When the first of them ends.
    package let until: ShownTime?
    package let due: [Due]
    /// Who asked not to be asked again.
    package let notAgain: [NotAgainStatus]
    /// What waits for somebody's answer, or for its beginning.
    package let proposals: [Proposal]
    package let counts: Counts
    /// The rows that are not simply `not agreed`: hard limits first, then in the order of the text.
    package let rows: [StandingRow]
    /// Also where nothing is given: neither a pause nor an end removes a protection.
    package let protections: [ProtectionStatus]

    init(
        _ id: AgreementID, _ thread: ThreadStanding, overall: Standing, in ledger: Ledger, names: Names,
        _ effect: Effect, _ setAside: SetAside, at moment: Moment
    ) {
        let own = names[id]
        let counted = thread.counted.sorted().compactMap { version in
            ledger.versions[version].map { (id: version, text: $0) }
        }
        let known = (ledger.threads[id]?.versions ?? []).compactMap { version in
            ledger.versions[version].map { (id: version, text: $0) }
        }
        agreement = own.agreement
        kind = known.first?.text.kind.rawValue
        people = own.people.everyone
        isInForce = thread.isInForce
        stops = StopView.all(thread.stopped, in: ledger, names: own)
        versions = counted.map { own.mention(of: $0.id) }.sorted {
            ($0.number ?? 0, $0.id) < ($1.number ?? 0, $1.id)
        }
        until = counted.map(\.text.term.until).min().map(ShownTime.init)
        due = Due.all(of: counted.map(\.text), isInForce: thread.isInForce, at: moment)
        notAgain = NotAgainStatus.all(of: id, in: ledger, names: own, at: moment)
        // What a later version answered, and that one is in force, waits for nobody any more.
        let newestInForce = thread.effective.compactMap { ledger.versions[$0]?.number }.max() ?? 0
        proposals = known.filter { setAside.versions[$0.id] == nil }.map { version, text in
            Proposal(
                version: own.mention(of: version), from: ShownTime(text.term.from),
                signing: SigningView(version, text, in: ledger, names: names, effect, at: moment))
        }
        .filter {
            $0.signing.state == .toBegin
                || $0.signing.state == .waiting && newestInForce <= $0.version.number ?? .max
        }
        .sorted { ($0.version.number ?? 0, $0.version.id) < ($1.version.number ?? 0, $1.version.id) }

        let table = thread.rows.map { key, boundary in
            (key: key, own: boundary, all: boundary.met(overall[key]))
        }
        counts = Counts(table.map(\.all))
        rows =
            own.sorted(table.filter { $0.all != .notAgreed }, by: \.key)
            .map { key, boundary, all in
                let row = own.mention(of: key)
                return StandingRow(
                    row: row, boundary: BoundaryView(all, unit: row.unit),
                    isNarrowedElsewhere: all != boundary)
            }
            .hardLimitsFirst
        protections = thread.protections.flatMap {
            ProtectionStatus.all(of: $0, in: counted.map(\.text), ledger, names: own)
        }
    }
}

extension [AgreementStatus.StandingRow] {
    fileprivate var hardLimitsFirst: Self {
        filter(\.boundary.isHardLimit) + filter { !$0.boundary.isHardLimit }
    }
}
