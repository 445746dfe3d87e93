package import Canonical
package import Consent

/// How the boundaries of one agreement moved: a line for each row, a cell for each change, and what stopped and went on
/// along the same axis.
package struct TimelineView: View {
    /// Something that happened, on the axis.
    package struct Event: Hashable, Encodable, Sendable {
        package enum What: String, Encodable, Sendable {
            case version, narrowing = "tightened", signal = "stop signal", cannotProvide = "cannot provide"
            case pause = "paused", leave = "left", refusal = "no", lapse = "ran out", end = "ended"
            case unknown

            /// Whether it stops what is given, in every row.
            var isStop: Bool { [.pause, .leave, .unknown, .refusal, .lapse].contains(self) }
        }

        /// Its place on the axis, counted from 1.
        package let number: Int
        package let what: What
        /// When it took hold for the reader; of what somebody took away alone, when they say that they did.
        package let at: ShownTime
        /// Whose act it was, where it was one person's.
        package let by: Person?
        /// The act, where it was one: what was limited, added or said.
        package let act: Happening?
        /// When its author says they had said it aloud, where that was earlier.
        package let saidAloud: ShownTime?
        package let version: VersionMention?
        /// When it had reached each other person by their own record; of what takes something away alone.
        package let reached: [LogView.Reached]
        /// Who is not known to have it.
        package let notReached: [Person]
        /// Whether something is given after it.
        package let isGiving: Bool
        /// Of a version: whether it came into effect, and does not only narrow.
        package let isEffective: Bool?
    }

    /// How one row moved at one event.
    package struct Cell: Hashable, Encodable, Sendable {
        /// The event's number.
        package let event: Int
        /// Which way what everybody's lines come to went; or, where that did not change, their own lines.
        package let way: BoundaryChangeView.Way
        /// Whose own lines changed.
        package let lines: [DiffView.OwnLine]
        package let outcome: BoundaryChangeView?
    }

    package struct Line: Hashable, Encodable, Sendable {
        package let row: RowMention
        /// The heading that it stands under; nil where no text that is here has it.
        package let section: String?
        package let cells: [Cell]
        /// What everybody's lines come to at the end of the axis; it is given only where the whole timeline is.
        package let now: BoundaryView
    }

    /// What of it is wanted.
    package struct Choice: Sendable {
        /// Nil for every row.
        package var rows: Set<Slug>?
        package var since: Instant?
        package var until: Instant?
        /// Only these steps of the chronicle.
        var steps: Range<Int>?
        /// Only what somebody's own lines, or acts, moved.
        package var party: PartyID?
        /// Whether rows that did not move are left out.
        package var onlyChanges = false

        /// Everything.
        package init() {}
    }

    package let schema = "troth/timeline/v0"
    package let agreement: AgreementMention
    package let people: [Person]
    package let events: [Event]
    package let rows: [Line]
    /// Whether something is given at the end of the axis.
    package let isGiving: Bool
    /// Of whom alone it speaks, where that was asked for: what others moved is not in it.
    package let party: Person?
    /// Whether there are other agreements, which may make a row tighter than it is here.
    package let hasOthers: Bool

    private enum CodingKeys: CodingKey {
        case schema, agreement, people, events, rows, isGiving, party, hasOthers
    }

    /// - Parameters:
    ///   - chronicle: what moved.
    ///   - agreement: the thread.
    ///   - ledger: every act that is known.
    ///   - names: how everything is called, and for whom.
    ///   - aloud: what had been said aloud earlier.
    ///   - choice: what of it is wanted.
    package init(
        _ chronicle: Chronicle, of agreement: AgreementID, in ledger: Ledger, names: Names,
        aloud: [RecordID: Instant] = [:], _ choice: Choice = .init()
    ) {
        let own = names[agreement]
        self.agreement = own.agreement
        people = own.people.everyone
        var lines: [RowKey: (cells: [(step: Int, cell: Cell)], now: Boundary)] = [:]
        var isWanted: Set<Int> = []
        var isGiving = false
        var wasGiving = false
        for (index, step) in chronicle.steps.enumerated() {
            let isLater = choice.until.map { $0 < step.at } ?? false
            let isInTime =
                choice.since.map { $0 <= step.at } ?? true && !isLater
                && choice.steps?.contains(index) ?? true
            if !isLater { isGiving = step.isGiving }
            let author = step.cause.record.flatMap { ledger.records[$0]?.author }
            var hasCell = false
            for move in step.moves {
                var line = lines[move.row] ?? ([], .notAgreed)
                defer { lines[move.row] = line }
                if let outcome = move.outcome, !isLater { line.now = outcome.new }
                let isTheirs =
                    choice.party.map { party in author == party || move.lines.contains { $0.party == party } }
                    ?? true
                guard isInTime, isTheirs, choice.rows?.contains(move.row.item) ?? true,
                    let cell = Cell(move, by: step.cause, event: index, own)
                else { continue }
                line.cells.append((index, cell))
                hasCell = true
            }
            let isOwnEvent = choice.party.map { author == nil || author == $0 } ?? true
            // What stops or begins to be given does so in every row.
            let isForAll =
                step.cause.what.isStop || step.isGiving != wasGiving
                || choice.rows == nil && [.signal, .version, .narrowing].contains(step.cause.what)
            wasGiving = step.isGiving
            if isInTime, hasCell || isForAll && isOwnEvent { isWanted.insert(index) }
        }
        // What nobody has given yet has a line too, without a cell.
        for version in chronicle.steps.last?.counted ?? [] {
            for key in ledger.versions[version]?.rows.map(\.key) ?? [] where lines[key] == nil {
                lines[key] = ([], .notAgreed)
            }
        }
        let numbers = Dictionary(
            uniqueKeysWithValues: isWanted.sorted().enumerated().map { ($0.element, $0.offset + 1) })
        events = isWanted.sorted().map { index in
            Event(chronicle.steps[index], number: numbers[index] ?? 0, agreement, ledger, names, aloud)
        }
        self.isGiving = isGiving
        party = choice.party.map { own.people[$0] }
        hasOthers = ledger.threads.count > 1
        let sections = own.sectionTitles
        rows = own.sorted(
            lines.filter { choice.rows?.contains($0.key.item) ?? true }
                .filter { !$0.value.cells.isEmpty || !choice.onlyChanges && choice.party == nil }
                .map { (key: $0.key, cells: $0.value.cells, now: $0.value.now) }, by: \.key
        )
        .map { key, cells, now in
            let row = own.mention(of: key)
            return Line(
                row: row, section: sections[key.item],
                cells: cells.compactMap { step, cell in numbers[step].map(cell.numbered) },
                now: BoundaryView(now, unit: row.unit))
        }
    }
}

extension TimelineView.Cell {
    init?(_ move: Chronicle.Move, by cause: Chronicle.Cause, event: Int, _ names: ThreadNames) {
        let unit = names.mention(of: move.row).unit
        func view(_ change: BoundaryChange) -> BoundaryChangeView {
            BoundaryChangeView(change, oldUnit: unit, newUnit: unit)
        }
        let lines = move.lines.map {
            DiffView.OwnLine(
                person: names.people[$0.party], change: view($0.change), isTheirDoing: cause.isDoing)
        }
        outcome = move.outcome.map(view)
        let ways = Set(lines.map(\.change.way))
        guard let way = outcome?.way ?? (ways.count == 1 ? ways.first : lines.isEmpty ? nil : .both) else {
            return nil
        }
        (self.event, self.way, self.lines) = (event, way, lines)
    }

    private init(_ cell: Self, event: Int) {
        (self.event, way, lines, outcome) = (event, cell.way, cell.lines, cell.outcome)
    }

    /// The same at an event that is counted otherwise.
    fileprivate func numbered(_ number: Int) -> Self { Self(self, event: number) }
}

extension TimelineView.Event {
    fileprivate init(
        _ step: Chronicle.Step, number: Int, _ agreement: AgreementID, _ ledger: Ledger, _ names: Names,
        _ aloud: [RecordID: Instant]
    ) {
        self.number = number
        at = ShownTime(step.at)
        isGiving = step.isGiving
        isEffective = if case .version(_, let gives) = step.cause { gives } else { nil }
        let people = names[agreement].people
        let record = step.cause.record.flatMap { ledger.records[$0] }
        by = record.map { people[$0.author] }
        act = record.map { Happening($0.act, by: $0.author, names, in: agreement) }
        saidAloud = record.flatMap { aloud[$0.id] }.map(ShownTime.init)
        version = step.cause.version.map { names.mention(of: $0, from: agreement) }
        what = step.cause.what
        (reached, notReached) = record.map { LogView.arrivals(of: $0, in: ledger, names) } ?? ([], [])
    }
}

extension Chronicle.Cause {
    /// Whether whose line changed changed it themselves: by signing, or alone. Time does not.
    var isDoing: Bool {
        switch self {
        case .version, .narrowing: true
        default: false
        }
    }

    /// The record that it was, where it was one.
    fileprivate var record: RecordID? {
        switch self {
        case .narrowing(let id), .signal(let id), .cannotProvide(let id), .pause(let id), .leave(let id),
            .unknown(let id), .refusal(let id, _):
            id
        case .version, .lapse, .end: nil
        }
    }

    fileprivate var version: VersionID? {
        switch self {
        case .version(let id, _), .lapse(let id), .refusal(_, let id): id
        default: nil
        }
    }

    fileprivate var what: TimelineView.Event.What {
        switch self {
        case .version: .version
        case .narrowing: .narrowing
        case .signal: .signal
        case .cannotProvide: .cannotProvide
        case .pause: .pause
        case .leave: .leave
        case .unknown: .unknown
        case .refusal: .refusal
        case .lapse: .lapse
        case .end: .end
        }
    }
}

extension TimelineView {
    /// - Parameters:
    ///   - old: one point of a thread.
    ///   - new: another one.
    ///   - chronicle: how the thread moved.
    ///   - ledger: every act that is known.
    ///   - names: how everything is called, and for whom.
    ///   - aloud: what had been said aloud earlier.
    /// - Returns: what happened after the earlier and up to the later of them, the oldest first; nothing where both are
    ///   versions, since what lies between two texts is no time.
    package static func events(
        between old: DiffPoint, and new: DiffPoint, _ chronicle: Chronicle, in ledger: Ledger, names: Names,
        aloud: [RecordID: Instant] = [:]
    ) -> [Event] {
        guard old.isTime || new.isTime, let one = old.end(in: chronicle), let other = new.end(in: chronicle)
        else { return [] }
        var choice = Choice()
        choice.steps = min(one, other)..<max(one, other)
        return Self(chronicle, of: old.agreement, in: ledger, names: names, aloud: aloud, choice).events
    }
}
