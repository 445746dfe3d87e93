import Canonical
import Consent
import TestSupport
import Testing

/// Without names and words, everything is as it was; and no name and no word is left.
@Suite struct RedactionTests {
    /// The redaction of what somebody sees, and what it was made of.
    private struct Pair {
        let old: Ledger
        let new: Redaction

        init(_ sight: Sight) throws {
            old = Ledger(sight.history.wordy.records)
            new = try Redaction(old, keeping: .some)
        }

        func id<Named>(_ id: Identifier<Named>) throws -> Identifier<Named> {
            guard let new = new.id(id) else { throw Broken("\(id.name) has no name") }
            return new
        }

        func row(_ key: RowKey) throws -> RowKey {
            guard let new = new.row(key) else { throw Broken("\(key.short) has no name") }
            return new
        }

        func rows(_ rows: [RowKey: Boundary]) throws -> [RowKey: Boundary] {
            try Dictionary(uniqueKeysWithValues: rows.map { (try row($0), new.boundary($1, of: $0)) })
        }

        func ids<Named>(_ ids: Set<Identifier<Named>>) throws -> Set<Identifier<Named>> {
            Set(try ids.map { try id($0) })
        }
    }

    @Test func whatStandsIsTheSame() {
        var granted = 0
        holds(forHistories: 100, steps: 2) { sight, _ in
            let pair = try Pair(sight)
            let old = pair.old.standing(at: sight.moment, for: sight.reader.id)
            // Nobody whom the history does not name sees anything.
            guard let reader = pair.new.id(sight.reader.id) else { return }
            let new = pair.new.ledger.standing(at: sight.moment, for: reader)
            try require(new.overall == pair.rows(old.overall), "overall")
            granted += new.overall.values.count(where: \.isGranted)
            try require(
                Set(new.threads.keys) == pair.ids(Set(old.threads.keys)), "other threads")
            for (id, thread) in old.threads {
                guard let same = new.threads[try pair.id(id)] else { throw Broken("no \(id.name)") }
                try require(same.rows == pair.rows(thread.rows), "the rows of \(id.name)")
                try require(same.counted == pair.ids(thread.counted), "what counts in \(id.name)")
                try require(same.effective == pair.ids(thread.effective), "what is in effect in \(id.name)")
                try require(same.stopped == Set(thread.stopped.map { try renamed($0, pair) }), "the stops")
                try require(
                    same.protections.map(\.origin) == thread.protections.map { try renamed($0.origin, pair) },
                    "the protections of \(id.name)")
                try require(
                    same.protections.map(\.unprovidedBy)
                        == thread.protections.map { try pair.ids($0.unprovidedBy) }, "who cannot provide")
            }
        }
        #expect(Seeds.replayed != nil || granted > 100, "\(granted)")
    }

    @Test func whatMovedIsTheSame() {
        var moved = 0
        holds(forHistories: 40, steps: 2) { sight, _ in
            let pair = try Pair(sight)
            guard let reader = pair.new.id(sight.reader.id) else { return }
            for id in pair.old.threads.keys {
                let old = Chronicle(of: id, in: pair.old, for: sight.reader.id, at: sight.moment).steps
                let new = Chronicle(
                    of: try pair.id(id), in: pair.new.ledger, for: reader, at: sight.moment
                ).steps
                try require(old.count == new.count, "other steps")
                for (before, after) in zip(old, new) {
                    try require(after.at == before.at && after.isGiving == before.isGiving, "\(before.cause)")
                    try require(after.cause == renamed(before.cause, pair), "\(before.cause)")
                    try require(after.moves.count == before.moves.count, "other moves at \(before.cause)")
                    for move in before.moves {
                        let row = try pair.row(move.row)
                        guard let same = after.moves.first(where: { $0.row == row }) else {
                            throw Broken("\(move.row.short) does not move")
                        }
                        try require(
                            same.outcome == renamed(move.outcome, move.row, pair)
                                && same.lines.map(\.party) == move.lines.map { try pair.id($0.party) }
                                && same.lines.map(\.change)
                                    == move.lines.compactMap { renamed($0.change, move.row, pair) },
                            "\(move.row.short) moves otherwise")
                        moved += 1
                    }
                }
            }
        }
        #expect(Seeds.replayed != nil || moved > 100, "\(moved)")
    }

    @Test func whatDiffersIsTheSame() {
        var differing = 0
        holds(forHistories: 40, steps: 1) { sight, _ in
            let pair = try Pair(sight)
            for thread in pair.old.threads.values {
                for (one, other) in zip(thread.versions, thread.versions.dropFirst()) {
                    guard let from = pair.old.versions[one], let to = pair.old.versions[other],
                        let newFrom = pair.new.ledger.versions[try pair.id(one)],
                        let newTo = pair.new.ledger.versions[try pair.id(other)]
                    else { throw Broken("a version is lost") }
                    let (old, new) = (Diff(from: from, to: to), Diff(from: newFrom, to: newTo))
                    differing += old.isEmpty ? 0 : 1
                    try require(new.isEmpty == old.isEmpty && new.term == old.term, "empty, or other dates")
                    try require((new.title == nil) == (old.title == nil), "the title")
                    try require(new.isRearranged == old.isRearranged, "the arrangement")
                    try require(new.people.isEmpty, "people")
                    try require(new.rows.map(\.key) == old.rows.map { try pair.row($0.key) }, "rows")
                    try require(new.rows.map(\.isReworded) == old.rows.map(\.isReworded), "words of rows")
                    try require(
                        new.rows.map { $0.lines.map(\.change.direction) }
                            == old.rows.map { $0.lines.map(\.change.direction) }, "directions")
                    try require(
                        new.rows.map(\.outcome) == old.rows.map { renamed($0.outcome, $0.key, pair) },
                        "outcomes")
                    try require(
                        new.protections.map(\.id) == old.protections.map { try item($0.id, pair) },
                        "protections")
                    try require(
                        new.promises.map(\.id) == old.promises.map { try item($0.id, pair) }, "promises")
                    try require(new.facts.map(\.id) == old.facts.map { try item($0.id, pair) }, "facts")
                    try require(
                        new.mustHaves.map(\.added)
                            == old.mustHaves.map { Set(try $0.added.map { try item($0, pair) }) },
                        "must-haves")
                }
            }
        }
        #expect(Seeds.replayed != nil || differing > 40, "\(differing)")
    }

    @Test func noNameAndNoWordIsLeft() {
        holds(forHistories: 30, steps: 1) { sight, _ in
            let pair = try Pair(sight)
            let known = spoken(in: KnownWords.some)
            let typed = spoken(in: pair.old.records).subtracting(known)
            let left = spoken(in: pair.new.ledger)
            if let name = typed.intersection(left).first { throw Broken("“\(name)” is left") }
            for text in left {
                if let part = typed.first(where: { $0.utf8.count > 2 && text.contains($0) }) {
                    throw Broken("“\(part)” is left in “\(text)”")
                }
            }
        }
    }

    /// The order in which acts were learned decides no name.
    @Test func theOrderOfLearningChangesNothing() {
        holds(forHistories: 20, steps: 1) { sight, random in
            let records = sight.history.wordy.records
            let one = try Redaction(Ledger(records), keeping: .some).ledger
            let other = try Redaction(Ledger(records.shuffled(using: &random)), keeping: .some).ledger
            try require(one.records == other.records, "other names")
        }
    }

    // MARK: - Renamed

    private func item(_ id: Slug, _ pair: Pair) throws -> Slug {
        guard let new = pair.new.item(id) else { throw Broken("\(id) has no name") }
        return new
    }

    private func renamed(_ change: BoundaryChange?, _ row: RowKey, _ pair: Pair) -> BoundaryChange? {
        change.flatMap {
            BoundaryChange(
                from: pair.new.boundary($0.old, of: row), to: pair.new.boundary($0.new, of: row))
        }
    }

    private func renamed(_ stop: Stop, _ pair: Pair) throws -> Stop {
        switch stop {
        case .nothingEffective: .nothingEffective
        case .paused(let id): .paused(try pair.id(id))
        case .left(let id): .left(try pair.id(id))
        case .unknownAct(let id): .unknownAct(try pair.id(id))
        case .notBegun(let id): .notBegun(try pair.id(id))
        case .lapsed(let id): .lapsed(try pair.id(id))
        }
    }

    private func renamed(
        _ origin: StandingProtection.Origin, _ pair: Pair
    ) throws -> StandingProtection.Origin {
        switch origin {
        case .item(let id, let providers, let kind):
            .item(try item(id, pair), providers: try pair.ids(providers), kind: kind)
        case .added(let id): .added(try pair.id(id))
        }
    }

    private func renamed(_ cause: Chronicle.Cause, _ pair: Pair) throws -> Chronicle.Cause {
        switch cause {
        case .version(let id, let gives): .version(try pair.id(id), gives: gives)
        case .narrowing(let id): .narrowing(try pair.id(id))
        case .signal(let id): .signal(try pair.id(id))
        case .cannotProvide(let id): .cannotProvide(try pair.id(id))
        case .pause(let id): .pause(try pair.id(id))
        case .leave(let id): .leave(try pair.id(id))
        case .unknown(let id): .unknown(try pair.id(id))
        case .refusal(let id, let version): .refusal(try pair.id(id), of: try pair.id(version))
        case .lapse(let id): .lapse(try pair.id(id))
        case .end: .end
        }
    }
}
