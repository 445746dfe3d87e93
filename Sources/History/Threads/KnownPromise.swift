package import Canonical
package import Consent

/// A promise, and how it stands by what its maker and those it was made to say of it. Nobody judges it.
package struct KnownPromise: Equatable, Sendable {
    package enum State: Equatable, Sendable {
        case standing
        /// Its maker has ended it.
        case ended(Instant)
        /// Everybody whom it was made to has released its maker.
        case released(Instant)
        /// It ended with the agreement, which somebody left.
        case over
    }

    package let source: PromiseSource
    package let maker: PartyID
    package let to: Set<PartyID>
    /// What it is called in the agreement's text; nil for one that was added.
    package let label: Line?
    package let words: Prose
    /// The account that it is an answer to.
    package let repair: RecordID?
    /// By when, where its maker said so.
    package let due: Instant?
    /// How many days lie between one time and the next, where it comes again.
    package let every: UInt64?
    package let state: State
    /// Who has released its maker, each for themselves, and when they say they did.
    package let releasedBy: [PartyID: Instant]
    /// What its maker said last of how it went: `kept` or `missed`. What was before goes unmentioned: nobody counts.
    package let last: (mark: PromiseMarkEntry.Mark, said: Instant)?
    /// When it has its next time; nil where it has none, or stands no more.
    package let next: Instant?

    package static func == (a: Self, b: Self) -> Bool {
        (a.source, a.maker, a.to, a.label, a.words, a.due) == (
            b.source, b.maker, b.to, b.label, b.words, b.due
        )
            && (a.every, a.state, a.releasedBy, a.next) == (b.every, b.state, b.releasedBy, b.next)
            && a.last?.mark == b.last?.mark && a.last?.said == b.last?.said
    }

    /// Something that was said of a promise, with its place.
    fileprivate struct Said {
        let author: PartyID
        let entry: PromiseMarkEntry
        let said: Instant
        let record: Record?
    }

    fileprivate init(
        _ source: PromiseSource, by maker: PartyID, to: Set<PartyID>, label: Line? = nil, words: Prose,
        made: (said: Instant, record: Record?), due: Instant? = nil, every: UInt64? = nil,
        after repair: RecordID? = nil, marks: [Said], isOver: Bool
    ) {
        (self.source, self.maker, self.to, self.label, self.words) = (source, maker, to, label, words)
        (self.due, self.every, self.repair) = (due, every, repair)
        // Whoever signs a promise anew after it had ended makes it anew.
        let own = marks.filter { $0.entry.promise == source && !made.record.isAfter($0.record) }
        let ends = own.filter { $0.author == maker && $0.entry.mark == .ended }.map(\.said)
        releasedBy = Dictionary(
            own.filter { to.contains($0.author) && $0.author != maker && $0.entry.mark == .released }
                .map { ($0.author, $0.said) }, uniquingKeysWith: min)
        last = own.filter { $0.author == maker && [.kept, .missed].contains($0.entry.mark) }.last
            .map { ($0.entry.mark, $0.said) }
        state =
            if let end = ends.min() {
                .ended(end)
            } else if releasedBy.count == to.count, let last = releasedBy.values.max() {
                .released(last)
            } else {
                // What will be different after harm does not end with what was agreed.
                isOver && repair == nil ? .over : .standing
            }
        next =
            if state != .standing {
                nil
            } else if let every {
                last.map { $0.said + .days(Int64(every)) } ?? due ?? made.said + .days(Int64(every))
            } else {
                last == nil ? due : nil
            }
    }
}

extension Optional<Record> {
    /// Within a log its order counts; between logs what their authors say.
    fileprivate func isAfter(_ other: Record?) -> Bool {
        guard let self, let other else { return false }
        return self.log == other.log ? self.index > other.index : self.said > other.said
    }
}

extension Archive {
    /// - Parameters:
    ///   - agreement: a thread.
    ///   - ledger: every act that is known.
    ///   - counted: the versions that stand in the thread: a promise counts from when all hold the version.
    /// - Returns: the promises of the text, in its order, then those that were added, oldest first; also those that stand
    ///   no more.
    package func promises(
        in agreement: AgreementID, _ ledger: Ledger, counted: Set<VersionID>
    ) -> [KnownPromise] {
        let isOver = ledger.hasEnded(agreement)
        let marks = posted(PromiseMarkEntry.self, in: agreement).map {
            KnownPromise.Said(
                author: $0.author, entry: $0.entry, said: $0.said, record: ledger.records[$0.id])
        }
        var seen: Set<[String]> = []
        let versions = counted.compactMap { id in ledger.versions[id].map { (id: id, text: $0) } }
            .sorted { ($0.text.number, $0.id) > ($1.text.number, $1.id) }
        let written = versions.flatMap { id, text in
            text.promises.filter { seen.insert(["\($0.id)", "\($0.maker)"]).inserted }.map { promise in
                let made = ledger.newestSignature(of: id, by: promise.maker)
                return KnownPromise(
                    .item(promise.id), by: promise.maker, to: promise.to, label: promise.label,
                    words: promise.words, made: (made?.said ?? text.term.from, made), marks: marks,
                    isOver: isOver)
            }
        }
        let people = ledger.threads[agreement]?.parties ?? []
        let added = posted(PromiseEntry.self, in: agreement).compactMap { one -> KnownPromise? in
            let to = one.entry.to.intersection(people).subtracting([one.author])
            guard !to.isEmpty else { return nil }
            return KnownPromise(
                .added(one.id), by: one.author, to: to, words: one.entry.words,
                made: (one.said, nil), due: one.entry.due, every: one.entry.every,
                after: one.entry.repair, marks: marks, isOver: isOver)
        }
        return written + added
    }
}

extension Ledger {
    fileprivate func newestSignature(of id: VersionID, by party: PartyID) -> Record? {
        records.values.filter { $0.author == party && $0.act == .signature(id) }
            .max { ($0.said, $0.index, $0.id) < ($1.said, $1.index, $1.id) }
    }
}
