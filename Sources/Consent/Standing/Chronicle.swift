package import Canonical

/// How the boundaries of one thread moved, step by step, as far as a reader knows it now.
///
/// Each step has the time that it took hold: what somebody limited alone, when they say they did; a version, when it came
/// into effect for the reader. It decides nothing: what stands is for the fold to say.
package struct Chronicle: Sendable {
    /// What made a step.
    package enum Cause: Hashable, Sendable {
        /// A version came into effect, or began to narrow without giving.
        case version(VersionID, gives: Bool)
        case narrowing(RecordID)
        case signal(RecordID)
        case cannotProvide(RecordID)
        case pause(RecordID)
        case leave(RecordID)
        /// What only a newer troth understands: it might take something away, so nothing is given any more.
        case unknown(RecordID)
        /// Somebody said no to a version that was in effect.
        case refusal(RecordID, of: VersionID)
        /// A version ran out.
        case lapse(VersionID)
        /// Lines had their own end.
        case end
    }

    /// How one row moved.
    package struct Move: Equatable, Sendable {
        package let row: RowKey
        /// Each person's own line that changed, sorted by their keys.
        package let lines: [RowChange.OwnLine]
        /// What everybody's lines come to, where that changed.
        package let outcome: BoundaryChange?
    }

    package struct Step: Sendable {
        package let at: Instant
        package let cause: Cause
        package let moves: [Move]
        /// Whether the thread gives something after it.
        package let isGiving: Bool
        /// The versions that count after it.
        package let counted: Set<VersionID>
    }

    /// The oldest first.
    package let steps: [Step]

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - ledger: every act that is known.
    ///   - reader: for whom.
    ///   - moment: the present: nothing later is in it.
    package init(of agreement: AgreementID, in ledger: Ledger, for reader: PartyID, at moment: Moment) {
        var course = Course(agreement, ledger, reader, moment)
        steps = course.events.filter { $0.at <= moment.latest }.compactMap { course.step($0) }
    }
}

/// A thread while its events are gone through in order.
private struct Course {
    struct Event {
        let at: Instant
        let cause: Chronicle.Cause
        /// Its place in its log, for what one person did in one second.
        var place: UInt64 = 0
        /// Its place among the versions, for what happened in one second: what a version takes up comes before it.
        var turn: UInt64 = .max
    }

    typealias Standing = Snapshot.Standing

    /// A version that counts.
    struct Known {
        let text: Version
        let rows: [RowKey: Row]
        /// When it came into effect; nil where it only narrows.
        let gives: Instant?
        let counts: Instant
        /// When somebody's no took it out of effect.
        let refused: (at: Instant, record: RecordID)?

        /// - Parameter isBegun: whether its beginning has been gone through, where it is in the same second.
        func isGiving(at time: Instant, isBegun: Bool) -> Bool {
            gives.map { $0 < time || $0 == time && isBegun } ?? false && refused.map { time < $0.at } ?? true
        }
    }

    /// A version that no other has taken the place of yet.
    struct Counted {
        let id: VersionID
        let version: Known
        /// What it settles, itself or through versions that it replaces.
        let settled: Set<Bytes32>
    }

    private(set) var events: [Event] = []
    private var known: [VersionID: Known] = [:]
    private var narrowings: [Ledger.Narrowing] = []
    private var cannotProvides: [Record] = []
    private var pauses: [Record] = []
    private var rows: [RowKey: Standing] = [:]
    /// The limits and pauses that have been gone through.
    private var seen: Set<RecordID> = []
    /// The versions whose beginning has been gone through.
    private var begun: Set<VersionID> = []
    private var hasLeft = false
    private var hasUnknown = false
    /// The versions that took the place of each.
    private var successors: [VersionID: [VersionID]] = [:]

    init(_ agreement: AgreementID, _ ledger: Ledger, _ reader: PartyID, _ moment: Moment) {
        let now = moment.latest
        /// What somebody took away counts at once, whatever their clock says.
        func said(_ record: Record) -> Instant { min(record.said, now) }
        let acts = ledger.threads[agreement] ?? .none
        func isByParty(_ record: Record) -> Bool { acts.parties?.contains(record.author) ?? true }
        narrowings = acts.narrowings.filter { isByParty($0.record) }
        cannotProvides = acts.cannotProvides.filter(isByParty)
        pauses = acts.pauses.filter(isByParty)
        let leaves = acts.leaves.filter(isByParty)
        // What begins, begins by the clock; what ends, by the latest time that is known.
        known = Self.versions(of: acts, in: ledger, for: reader, now).filter {
            $0.value.text.term.from <= moment.clock
        }
        for (id, one) in known where one.gives != nil {
            for old in one.text.replaces { successors[old, default: []].append(id) }
        }

        events = narrowings.map {
            Event(at: said($0.record), cause: .narrowing($0.record.id), place: $0.record.index)
        }
        events += cannotProvides.map {
            Event(at: said($0), cause: .cannotProvide($0.id), place: $0.index)
        }
        events += pauses.map { Event(at: said($0), cause: .pause($0.id)) }
        events += acts.signals.filter(isByParty).map { Event(at: said($0), cause: .signal($0.id)) }
        events += leaves.map { Event(at: said($0), cause: .leave($0.id)) }
        events += acts.unknowns.filter(isByParty).map { Event(at: said($0), cause: .unknown($0.id)) }
        for (id, version) in known {
            events.append(
                Event(at: version.counts, cause: .version(id, gives: version.gives == version.counts)))
            // What came complete inside a scene narrows at once, and gives once that has ended.
            if let gives = version.gives, gives > version.counts {
                events.append(Event(at: gives, cause: .version(id, gives: true)))
            }
            if let refused = version.refused {
                events.append(Event(at: refused.at, cause: .refusal(refused.record, of: id)))
            }
            events.append(Event(at: version.text.term.until, cause: .lapse(id)))
        }
        let ends = Set(
            known.values.flatMap { one in
                one.text.rows.flatMap(\.lines.values).compactMap { $0.grant?.ends }
                    .filter { one.counts < $0 && $0 < one.text.term.until }
            } + narrowings.compactMap { $0.to.grant?.ends })
        events += ends.map { Event(at: $0, cause: .end) }
        let takenUp = Dictionary(
            known.values.flatMap { one in one.text.settles.map { ($0, one.text.number) } },
            uniquingKeysWith: min)
        for place in events.indices { events[place].turn = turn(of: events[place].cause, takenUp) }
        events.sort {
            let a = ($0.at, $0.turn, $0.cause.rank, $0.place)
            let b = ($1.at, $1.turn, $1.cause.rank, $1.place)
            // Words are dear to make: only for what nothing else tells apart.
            return a == b ? "\($0.cause)" < "\($1.cause)" : a < b
        }
    }

    /// - Parameter takenUp: the first version that settles each act.
    /// - Returns: twice the number of the version that it is the beginning or the end of; between two of them for what
    ///   the later one takes up.
    private func turn(of cause: Chronicle.Cause, _ takenUp: [Bytes32: UInt64]) -> UInt64 {
        func after(_ record: RecordID) -> UInt64 { takenUp[record.bytes].map { 2 * $0 - 1 } ?? .max }
        return switch cause {
        case .version(let id, _), .lapse(let id), .refusal(_, let id): 2 * (known[id]?.text.number ?? 0)
        case .narrowing(let id), .signal(let id), .cannotProvide(let id), .pause(let id), .leave(let id),
            .unknown(let id):
            after(id)
        case .end: 0
        }
    }

    private func isGiving(_ id: VersionID, at time: Instant) -> Bool {
        known[id]?.isGiving(at: time, isBegun: begun.contains(id)) ?? false
    }

    /// - Returns: the versions that all hold, with when each came to count for the reader.
    private static func versions(
        of acts: Ledger.ThreadActs, in ledger: Ledger, for reader: PartyID, _ now: Instant
    ) -> [VersionID: Known] {
        let held = acts.versions.filter(ledger.isHeldByAll).compactMap { id in
            ledger.versions[id].map { (id: id, text: $0) }
        }.filter { $0.text.partyIDs.contains(reader) }
        let scenes = ledger.versions.filter {
            $0.value.kind == .scene && $0.value.partyIDs.contains(reader) && ledger.isHeldByAll($0.key)
        }
        var found: [VersionID: Known] = [:]
        for (id, text) in held {
            let claimed = ledger.completion(of: id, for: reader)
            // What has come has come, whatever a clock that was set back says.
            let complete = (claimed?.upperBound).map { min($0, now) }
            var gives: Instant?
            if let claimed, let complete, claimed.upperBound < text.term.signBy {
                gives = max(complete, text.term.from)
                for (sceneID, scene) in scenes
                where sceneID != id && scene.partyIDs.intersection(text.partyIDs).count > 1
                    && scene.term.from <= claimed.upperBound && claimed.lowerBound < scene.term.until
                {
                    gives = gives.map { max($0, scene.term.until) }
                }
            }
            let no = ledger.noes(to: id).min { ($0.said, $0.id) < ($1.said, $1.id) }
            if let no, let time = gives, min(no.said, now) <= time { gives = nil }
            found[id] = Known(
                text: text, rows: text.rowTable, gives: gives,
                counts: max(text.term.from, complete ?? text.term.from),
                refused: gives == nil ? nil : no.map { (min($0.said, now), $0.id) })
        }
        return found
    }

    /// - Returns: nil for what nothing comes of: a version cannot run out that another has taken the place of.
    mutating func step(_ event: Event) -> Chronicle.Step? {
        if case .version(let id, _) = event.cause { begun.insert(id) }
        let counted = known.compactMap { id, one -> Counted? in
            guard one.counts < event.at || one.counts == event.at && begun.contains(id),
                !(successors[id] ?? []).contains(where: { isGiving($0, at: event.at) })
            else { return nil }
            return Counted(id: id, version: one, settled: settled(by: one.text, at: event.at))
        }
        switch event.cause {
        case .narrowing(let id), .cannotProvide(let id), .pause(let id): seen.insert(id)
        case .leave: hasLeft = true
        case .unknown: hasUnknown = true
        default: break
        }
        if case .lapse(let id) = event.cause, hasLeft || !counted.contains(where: { $0.id == id }) {
            return nil
        }
        let before = rows
        if event.cause.movesRows { rows = standing(of: counted, at: event.at) }
        return Chronicle.Step(
            at: event.at, cause: event.cause, moves: Self.moves(from: before, to: rows),
            isGiving: isGiving(counted, at: event.at), counted: Set(counted.map(\.id)))
    }

    private func isGiving(_ counted: [Counted], at time: Instant) -> Bool {
        guard !hasLeft, !hasUnknown else { return false }
        let paused = pauses.contains { pause in
            seen.contains(pause.id) && !counted.allSatisfy { $0.settled.contains(pause.id.bytes) }
        }
        return counted.contains { isGiving($0.id, at: time) } && !paused
            && counted.allSatisfy { time < $0.version.text.term.until }
    }

    private func standing(of counted: [Counted], at time: Instant) -> [RowKey: Standing] {
        // Of what happened in one second, only what has been gone through.
        let limits = narrowings.filter { seen.contains($0.record.id) }
        let missing = cannotProvides.filter { seen.contains($0.id) }
        let keys = Set(counted.flatMap(\.version.rows.keys)).union(limits.map(\.row))
        var rows: [RowKey: Standing] = [:]
        for (one, settled) in counted.lazy.map({ ($0.version, $0.settled) }) {
            let open = limits.filter { !settled.contains($0.record.id.bytes) }
            var narrowed = NarrowedVersion(one.text, rows: one.rows, keys: keys)
            narrowed.narrow(by: open)
            for record in missing where !settled.contains(record.id.bytes) {
                _ = narrowed.close(for: record)
            }
            narrowed.end(at: time)
            narrowed.closeMustHaves()
            let byRow = Dictionary(grouping: open, by: \.row)
            for key in keys {
                var lines = one.rows[key]?.lines ?? key.nothingAgreed
                for limit in byRow[key] ?? [] {
                    lines[limit.record.author] = lines[limit.record.author]?.met(limit.to)
                }
                let standing = Standing(
                    lines: lines.mapValues { $0.at(time) }, outcome: narrowed.outcomes[key] ?? .notAgreed)
                rows[key] = rows[key].map { $0.met(standing) } ?? standing
            }
        }
        return rows
    }

    /// What a version settles, itself or through versions in effect that it replaces.
    private func settled(by version: Version, at time: Instant) -> Set<Bytes32> {
        version.settled { isGiving($0, at: time) ? known[$0]?.text : nil }
    }

    private static func moves(
        from before: [RowKey: Standing], to after: [RowKey: Standing]
    ) -> [Chronicle.Move] {
        (after.keys + before.keys.filter { after[$0] == nil }).compactMap { key -> Chronicle.Move? in
            let (old, new) = (before[key] ?? Standing(), after[key] ?? Standing())
            guard old != new else { return nil }
            let lines = key.participants.sorted().compactMap { party in
                BoundaryChange(from: old.lines[party] ?? .notAgreed, to: new.lines[party] ?? .notAgreed)
                    .map { RowChange.OwnLine(party: party, change: $0) }
            }
            let outcome = BoundaryChange(from: old.outcome, to: new.outcome)
            guard !lines.isEmpty || outcome != nil else { return nil }
            return Chronicle.Move(row: key, lines: lines, outcome: outcome)
        }
    }
}

extension RowKey {
    /// Everybody's line where a version has no such row.
    fileprivate var nothingAgreed: [PartyID: Boundary] {
        Dictionary(uniqueKeysWithValues: participants.map { ($0, .notAgreed) })
    }
}

extension Chronicle.Cause {
    /// Of what happens at one time, what closes comes first.
    fileprivate var rank: Int {
        switch self {
        case .lapse: 0
        case .end: 1
        case .version: 2
        case .narrowing, .cannotProvide, .signal, .refusal: 3
        case .pause: 4
        case .leave, .unknown: 5
        }
    }

    /// Whether rows can move by it. Where nothing is given, what stands is still what it was.
    fileprivate var movesRows: Bool {
        switch self {
        case .version, .narrowing, .cannotProvide, .refusal, .end: true
        case .signal, .pause, .leave, .unknown, .lapse: false
        }
    }
}
