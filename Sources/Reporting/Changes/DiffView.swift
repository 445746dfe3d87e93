import Canonical
package import Consent

/// What differs between two versions, or between what stood at two times.
package struct DiffView: DocumentView {
    /// One of the two points: a version, or a time.
    package struct Point: Hashable, Encodable, Sendable {
        /// Nil where the point is a time.
        package let version: VersionMention?
        /// Nil where the point is a version.
        package let at: ShownTime?
        /// The versions that counted at the time.
        package let stood: [VersionMention]
        /// Whether something was given at the time; nil where the point is a version.
        package let isGiving: Bool?
    }

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

    /// Something with words of somebody's own that came, went or reads otherwise.
    package struct Reworded<Value: Hashable & Encodable & Sendable>: Hashable, Encodable, Sendable {
        /// nil where it was added.
        package let old: Value?
        /// nil where it was removed.
        package let new: Value?
        /// What came and went in its words; nil where they are the same, or it was added or removed.
        package let words: WordDiff?

        init(_ old: Value?, _ new: Value?, words: (Value) -> [String]) {
            (self.old, self.new) = (old, new)
            self.words =
                if let old = old.map(words), let new = new.map(words), old != new {
                    WordDiff(from: old, to: new)
                } else { nil }
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
        /// As one text calls it; nil where that has it not, which means not agreed.
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
        /// Whether it is they who changed it: by signing one text after the other, or alone.
        package let isTheirDoing: Bool
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
        /// Whether these are all that the person takes part in.
        package let isForEverything: Bool
    }

    package let schema = "troth/diff/v0"
    package let old: Point
    package let new: Point
    package let title: Changed<String>?
    package let kind: Changed<String>?
    package let template: Changed<String>?
    package let dates: [Date]
    package let people: [Changed<VersionView.Participant>]
    package let rows: [RowDiff]
    package let protections: [Reworded<ProtectionView>]
    package let mustHaves: [MustHaveDiff]
    package let promises: [Reworded<PromiseView>]
    package let facts: [Reworded<FactView>]
    /// Acts that the new version takes up and the old one does not.
    package let settles: [VersionView.Settled]
    /// Limits that a proposal does not take up: they go on holding beside it, whatever it says.
    package let holding: [VersionView.Settled]
    package let isRearranged: Bool
    /// What happened between the two, where one of them is a time; the oldest first.
    package let between: [TimelineView.Event]
    /// Whether the first point is the later one, so that what is told was done the other way round.
    package let isBackwards: Bool
    /// Whether both say the same.
    package let isEmpty: Bool

    private enum CodingKeys: CodingKey {
        case schema, old, new, title, kind, template, dates, people, rows, protections, mustHaves, promises
        case facts, settles, holding, isRearranged, between, isBackwards, isEmpty
    }

    /// - Parameters:
    ///   - old: one point of a thread.
    ///   - new: another one.
    ///   - names: how everything is called, and for whom.
    ///   - ledger: every act that is known.
    ///   - chronicle: how the thread moved, where one of them is a time: it tells whose doing a change was.
    ///   - between: what happened between them, where that is to be told.
    package init(
        from old: DiffPoint, to new: DiffPoint, names: Names, in ledger: Ledger,
        _ chronicle: Chronicle? = nil, between: [TimelineView.Event] = []
    ) {
        let diff = Diff(from: old.snapshot, to: new.snapshot)
        let thread = names[old.agreement]
        func named(_ point: DiffPoint) -> ThreadNames {
            guard let text = point.snapshot.texts.last else { return thread }
            return ThreadNames(point.agreement, version: text, addressing: names.addressed)
        }
        let (before, after) = (named(old), named(new))
        func person(_ id: PartyID) -> Person {
            (new.snapshot.texts.last?.party(id) == nil ? before : after).people[id]
        }
        func changed<ID, Value, Shown>(
            _ changes: [ItemChange<ID, Value>], words: (Shown) -> [String],
            _ show: (Value, ThreadNames) -> Shown
        ) -> [Reworded<Shown>] {
            changes.map {
                Reworded($0.old.map { show($0, before) }, $0.new.map { show($0, after) }, words: words)
            }
        }

        self.old = Point(old, names)
        self.new = Point(new, names)
        title = diff.title.flatMap { Changed("\($0.old)", "\($0.new)") }
        kind = diff.kind.flatMap { Changed($0.old.rawValue, $0.new.rawValue) }
        template = diff.source.flatMap { Changed($0.old.inWords, $0.new.inWords) }
        dates = diff.term.map(Self.dates) ?? []
        people = diff.people.compactMap { change in
            Changed(
                change.old.map { VersionView.Participant($0, names: before) },
                change.new.map { VersionView.Participant($0, names: after) })
        }
        let doings = Doings(from: old, to: new, chronicle, ledger)
        rows = diff.rows.map { row in
            let isLimitedOnly = row.old == nil && row.new == nil
            let known = isLimitedOnly ? thread.mention(of: row.key) : nil
            let (old, new) = (
                row.old.map(before.mention(of:)) ?? known, row.new.map(after.mention(of:)) ?? known
            )
            func view(_ change: BoundaryChange) -> BoundaryChangeView {
                BoundaryChangeView(change, oldUnit: old?.unit, newUnit: new?.unit)
            }
            return RowDiff(
                old: old, new: new,
                lines: row.lines.map {
                    OwnLine(
                        person: person($0.party), change: view($0.change),
                        isTheirDoing: doings.has(row.key, $0.party))
                },
                outcome: row.outcome.map(view), isReworded: row.isReworded)
        }
        protections = changed(diff.protections, words: \.words) { ProtectionView($0, names: $1) }
        promises = changed(diff.promises, words: \.words) { PromiseView($0, names: $1) }
        facts = changed(diff.facts, words: \.words) { fact, _ in FactView(fact) }
        mustHaves = diff.mustHaves.map { MustHaveDiff($0, after, or: before) }
        func settled(_ point: DiffPoint) -> Set<Bytes32> {
            point.snapshot.texts.reduce(into: []) { $0.formUnion($1.settles) }
        }
        settles = VersionView.Settled.all(settled(new).subtracting(settled(old)), names, from: new.agreement)
        let isProposal = chronicle.map(new.isAhead) ?? false
        holding = VersionView.Settled.all(
            isProposal ? ledger.limits(besides: new.snapshot) : [], names, from: new.agreement)
        isRearranged = diff.isRearranged
        self.between = between
        isBackwards = new.place < old.place
        // What was added or cannot be provided stands in no text, and nothing at all may be given.
        let (gave, gives) = (self.old.isGiving ?? true, self.new.isGiving)
        let isElsewhere =
            between.contains { [.signal, .cannotProvide].contains($0.what) }
            || gives.map { $0 != gave } ?? false
        isEmpty = diff.isEmpty && !isElsewhere
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

extension DiffView.Point {
    fileprivate init(_ point: DiffPoint, _ names: Names) {
        switch point.what {
        case .version(let id):
            version = point.snapshot.texts.last.map { names.mention(of: id, $0) }
            (at, stood, isGiving) = (nil, [], nil)
        case .time(let time, let versions, let gives):
            version = nil
            at = ShownTime(time)
            stood = versions.map { names.mention(of: $0, from: point.agreement) }
            isGiving = gives
        }
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
            added: change.added.sorted().map(label), removed: change.removed.sorted().map(label),
            isForEverything: MustHaveView.isForEverything(
                change.added.union(change.removed), of: change.subject.party, names, or: others))
    }
}

extension Source {
    /// The template's name, and the beginning of its hash, since a template may change under its name.
    fileprivate var inWords: String { "\(template) (\(hash.hex.prefix(8)))" }
}

extension Ledger {
    /// - Parameter proposal: a text.
    /// - Returns: the limits of its thread that neither it nor what it replaces takes up.
    fileprivate func limits(besides proposal: Snapshot) -> Set<Bytes32> {
        guard let text = proposal.texts.last, let acts = threads[text.agreement] else { return [] }
        let settled = text.settled { versions[$0] }
        return Set(acts.narrowings.map(\.record.id.bytes)).subtracting(settled)
    }
}
