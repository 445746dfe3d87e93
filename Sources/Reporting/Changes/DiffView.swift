import Canonical
package import Consent

/// What differs between two versions.
package struct DiffView: View {
    /// One value where another was.
    package struct Changed<Value: Hashable & Encodable & Sendable>: Hashable, Encodable, Sendable {
        /// nil where it was added.
        package let old: Value?
        /// nil where it was removed.
        package let new: Value?

        init?(_ old: Value?, _ new: Value?) {
            guard old != new else { return nil }
            self.old = old
            self.new = new
        }
    }

    /// A date that moved.
    package struct Date: Hashable, Encodable, Sendable {
        package enum What: String, Encodable, Sendable { case from, until, review, signBy, careUntil }
        package let what: What
        package let old: ShownTime?
        package let new: ShownTime?
    }

    /// A row that came, went or changed.
    package struct RowDiff: Hashable, Encodable, Sendable {
        /// As one version calls it; nil where that has it not, which means not agreed.
        package let old: RowMention?
        package let new: RowMention?
        package let lines: [OwnLine]
        package let outcome: BoundaryChangeView?
        /// Whether it is called otherwise, counted in something else, or has its sides in another order.
        package let isReworded: Bool
    }

    /// Somebody's own line that changed.
    package struct OwnLine: Hashable, Encodable, Sendable {
        package let person: Person
        package let change: BoundaryChangeView
    }

    /// Somebody's must-have that changed.
    package struct MustHaveDiff: Hashable, Encodable, Sendable {
        package let person: Person
        /// What the thing that is needed is called.
        package let thing: String
        /// What depends on it now and did not.
        package let added: [String]
        /// What depended on it and does not any more.
        package let removed: [String]
    }

    package let schema = "troth/diff/v0"
    package let old: VersionMention
    package let new: VersionMention
    package let title: Changed<String>?
    package let kind: Changed<String>?
    package let template: Changed<String>?
    package let dates: [Date]
    package let people: [Changed<VersionView.Participant>]
    package let rows: [RowDiff]
    package let protections: [Changed<ProtectionView>]
    package let mustHaves: [MustHaveDiff]
    package let promises: [Changed<PromiseView>]
    package let facts: [Changed<FactView>]
    /// Acts that the new version takes up and the old one does not.
    package let settles: [VersionView.Settled]
    package let isRearranged: Bool
    /// Whether both say the same.
    package let isEmpty: Bool

    private enum CodingKeys: CodingKey {
        case schema, old, new, title, kind, template, dates, people, rows, protections, mustHaves, promises
        case facts, settles, isRearranged, isEmpty
    }

    /// - Parameters:
    ///   - old: a version and its id.
    ///   - new: another one, most often of the same thread.
    ///   - names: how everything is called, and for whom.
    package init(
        from old: (id: VersionID, text: Version), to new: (id: VersionID, text: Version), names: Names
    ) {
        let diff = Diff(from: old.text, to: new.text)
        let before = ThreadNames(old.text.agreement, version: old.text, reader: names.reader)
        let after = ThreadNames(new.text.agreement, version: new.text, reader: names.reader)
        func person(_ id: PartyID) -> Person { (new.text.party(id) == nil ? before : after).people[id] }
        func changed<ID, Value, Shown>(
            _ changes: [ItemChange<ID, Value>], _ show: (Value, ThreadNames) -> Shown
        ) -> [Changed<Shown>] {
            changes.compactMap { change in
                Changed(change.old.map { show($0, before) }, change.new.map { show($0, after) })
            }
        }

        self.old = names.mention(of: old.id, old.text)
        self.new = names.mention(of: new.id, new.text)
        title = Changed("\(old.text.title)", "\(new.text.title)")
        kind = Changed(old.text.kind.rawValue, new.text.kind.rawValue)
        template = diff.source.flatMap { Changed($0.old.inWords, $0.new.inWords) }
        dates = diff.term.map(Self.dates) ?? []
        people = changed(diff.people) { party, names in
            VersionView.Participant(party, names: names)
        }
        rows = diff.rows.map { row in
            let (old, new) = (row.old.map(before.mention(of:)), row.new.map(after.mention(of:)))
            func view(_ change: BoundaryChange) -> BoundaryChangeView {
                BoundaryChangeView(change, oldUnit: old?.unit, newUnit: new?.unit)
            }
            return RowDiff(
                old: old, new: new,
                lines: row.lines.map { OwnLine(person: person($0.party), change: view($0.change)) },
                outcome: row.outcome.map(view), isReworded: row.isReworded)
        }
        protections = changed(diff.protections) { ProtectionView($0, names: $1) }
        promises = changed(diff.promises) { PromiseView($0, names: $1) }
        facts = changed(diff.facts) { fact, _ in FactView(fact) }
        mustHaves = diff.mustHaves.map { MustHaveDiff($0, after, or: before) }
        settles = VersionView.Settled.all(
            new.text.settles.subtracting(old.text.settles), names, from: new.text.agreement)
        isRearranged = diff.isRearranged
        isEmpty = diff.isEmpty
    }

    private static func dates(_ change: Change<Term>) -> [Date] {
        func date(_ what: Date.What, _ time: (Term) -> Instant?) -> Date? {
            let (old, new) = (time(change.old), time(change.new))
            return old == new
                ? nil : Date(what: what, old: old.map(ShownTime.init), new: new.map(ShownTime.init))
        }
        return [
            date(.from, \.from), date(.until, \.until), date(.review, \.review), date(.signBy, \.signBy),
            date(.careUntil, \.careUntil),
        ].compactMap(\.self)
    }
}

extension DiffView.MustHaveDiff {
    /// - Parameters:
    ///   - change: what changed.
    ///   - names: how what belongs to the new version is called.
    ///   - others: the same of the old one.
    init(_ change: MustHaveChange, _ names: ThreadNames, or others: ThreadNames) {
        func label(_ item: Slug) -> String { names.label(of: item, or: others) }
        let thing =
            switch change.subject.thing {
            case .row(let key): (names.has(key) ? names : others).mention(of: key).name
            case .protection(let id): label(id)
            }
        self.init(
            person: names.people[change.subject.party], thing: thing,
            added: change.added.sorted().map(label), removed: change.removed.sorted().map(label))
    }
}

extension Source {
    /// The template's name, and the beginning of its hash, since a template may change under its name.
    fileprivate var inWords: String { "\(template) (\(hash.hex.prefix(8)))" }
}
