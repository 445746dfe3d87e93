import TestSupport
import Canonical
import Consent

/// What some people wrote in some threads over some weeks, as far as anybody knows of it.
struct History: CustomStringConvertible {
    /// What the history was drawn from.
    let seed: UInt64
    /// In the order they were written.
    var records: [Record]
    /// Everybody who could write.
    let people: [Person]
    /// Every row that any version or narrowing speaks of.
    let deeds: [Deed]
    /// When the last of it was written, by everybody's clock.
    let lastHour: Int

    /// - Parameter kept: which of the records somebody has.
    func keeping(_ kept: (Record) -> Bool) -> Self {
        var copy = self
        copy.records = records.filter(kept)
        return copy
    }

    /// Somebody's copy of it: any of the records, or each log up to some length, or nearly everything.
    func part(_ random: inout SeededGenerator) -> Self {
        switch random.number(0...4) {
        case 0:
            let percent = random.number(50...99)
            return keeping { _ in random.chance(percent) }
        case 1:
            var lengths: [LogID: UInt64] = [:]
            return keeping { record in
                let length = lengths[record.log] ?? UInt64(random.chance(60) ? 1000 : random.number(0...30))
                lengths[record.log] = length
                return record.index < length
            }
        case 2:
            let hour = Instant(hour: random.number(0...lastHour))
            return keeping { $0.said <= hour }
        case 3: return self
        default:
            let without = Set(random.some(records, 3).map(\.id))
            return keeping { !without.contains($0.id) }
        }
    }

    /// An hour within or after it; now and then the reader's own logs know a later one.
    func anyMoment(_ random: inout SeededGenerator) -> Moment {
        let clock = random.chance(70) ? random.number(0...lastHour + 20) : random.number(0...lastHour + 1500)
        return Moment(hour: clock, latest: random.chance(20) ? clock + random.number(0...300) : nil)
    }

    /// Takes away whatever records can be taken away while something still goes wrong.
    mutating func shrink(_ fails: ([Record]) -> Bool) {
        var size = records.count / 2
        while size > 0 {
            var place = records.count
            var changed = false
            while place > 0 {
                place = max(0, place - size)
                let rest = Self.without(place..<min(place + size, records.count), in: records)
                guard fails(rest) else { continue }
                records = rest
                changed = true
            }
            if !changed || size > 1 { size /= 2 }
        }
    }

    /// Records as if some of them had never been written: what follows in their logs moves up.
    private static func without(_ gone: Range<Int>, in records: [Record]) -> [Record] {
        var records = records
        for place in gone.reversed() {
            let one = records.remove(at: place)
            let forked = records.contains { $0.log == one.log && $0.index == one.index }
            if !forked { records = records.map { $0.movedUp(after: one) } }
        }
        return records
    }

    /// Every record on a line of its own, with short names.
    var description: String {
        records.map { record in
            let thread = record.agreement.name
            let place = "\(record.log.name)[\(record.index)]"
            return "\(record.author.name) at \(record.said.hour) in \(thread), \(place), "
                + "\(record.id.name): \(record.act.short)"
        }.joined(separator: "\n")
    }
}

extension Record {
    /// The same, where another record of a log was never written.
    fileprivate func movedUp(after gone: Record) -> Self {
        var (act, index) = (act, index)
        if case .delivered(gone.log, let length) = act, length > gone.index {
            act = .delivered(gone.log, length: length - 1)
        }
        if log == gone.log, index > gone.index { index -= 1 }
        return Record(
            id: id, log: log, index: index, author: author, agreement: agreement, said: said, act: act)
    }
}

extension Boundary {
    /// In one word for a failing test.
    var short: String {
        switch self {
        case .hardLimit: "hard"
        case .notAgreed: "no"
        case .granted(let grant):
            "\(grant.rung)" + grant.conditions.sorted().map { " if \($0)" }.joined()
                + (grant.atMost.map { " at most \($0)" } ?? "")
                + (grant.ends.map { " ends \($0.hour)" } ?? "")
        }
    }
}

extension RowKey {
    var short: String { "\(item)(\(taking.sorted { $0.key < $1.key }.map { $1.name }.joined()))" }
}

extension Act {
    /// In a few words for a failing test.
    var short: String {
        switch self {
        case .proposal(let id, let version):
            "proposal \(id.name) \(version.kind) for \(version.parties.map(\.name)), "
                + "\(version.term.from.hour)..<\(version.term.until.hour), sign by \(version.term.signBy.hour), "
                + "replaces \(version.replaces.map(\.name)), "
                + "settles \(version.settles.map(\.name)), "
                + version.rows.map { row in
                    row.key.short + " = "
                        + row.lines.map { "\($0.name) \($1.short)" }.joined(separator: ", ")
                }.joined(separator: "; ")
        case .signature(let id): "signature \(id.name)"
        case .held(let id): "held \(id.name)"
        case .no(let id): "no \(id.name)"
        case .delivered(let log, let length): "delivered \(log.name) \(length)"
        case .narrowing(let row, let boundary): "narrowing \(row.short) to \(boundary.short)"
        case .signal: "signal"
        case .cannotProvide(let id): "cannot provide \(id)"
        case .pause: "pause"
        case .leave: "leave"
        case .unknown: "unknown"
        case .invitation: "invitation"
        case .answer: "answer"
        case .notAgain(let until): "not again until \(until.hour)"
        case .asksAgain(let id, let hereOnly): "asks again of \(id.name)\(hereOnly ? ", here only" : "")"
        case .entry(let kind): "entry \(kind)"
        }
    }
}
