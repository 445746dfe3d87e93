import Canonical
import Consent
import History

/// The dates of one thread, as a calendar is to have them.
struct CalendarDates {
    /// A time, and whether it still holds.
    struct Date {
        let at: Instant
        var rhythm: CalendarView.Rhythm?
        var isCancelled = false
    }

    private let review: Date?
    private let end: Date?
    private let checkIn: Date?

    /// - Parameter what: which.
    /// - Returns: nil, where there is none, and none that a calendar would have to take out.
    subscript(_ what: CalendarView.Event.What) -> Date? {
        switch what {
        case .review: review
        case .end: end
        case .checkIn: checkIn
        }
    }

    /// - Parameters:
    ///   - id: the thread.
    ///   - standing: what stands in it.
    ///   - checkIns: the reader's own rhythm there.
    ///   - ledger: every act that is known.
    ///   - effect: which versions count.
    ///   - moment: the present.
    init(
        _ id: AgreementID, _ standing: ThreadStanding?, _ checkIns: CheckInSeries?, in ledger: Ledger,
        _ effect: Effect, at moment: Moment
    ) {
        let signed = (ledger.threads[id]?.versions ?? []).filter(ledger.isHeldByAll)
            .compactMap { id in ledger.versions[id].map { (id: id, text: $0) } }
            .sorted { ($0.text.number, $0.id) < ($1.text.number, $1.id) }
        let coming = signed.filter { effect.isToBegin($0.id, in: ledger, at: moment) }
        // A pause moves no date. What somebody left, and what gives nothing any more, has none.
        let isOver = ledger.hasEnded(id)
        let isGiving = standing.map { !$0.effective.isEmpty } ?? false
        let current = signed.filter { isGiving && standing?.counted.contains($0.id) ?? false }
        let live = isOver ? [] : current + coming

        func date(_ time: (Term) -> Instant?) -> Date? {
            let times = live.compactMap { one -> Instant? in
                guard let at = time(one.text.term) else { return nil }
                // What takes its place before comes with times of its own.
                let isOvertaken = coming.contains {
                    $0.text.replaces.contains(one.id) && $0.text.term.from <= at
                }
                return isOvertaken ? nil : at
            }
            if let at = times.filter({ moment.latest < $0 }).min() ?? times.max() { return Date(at: at) }
            // A calendar may have it from before; what is past does not matter to it any more.
            let former = signed.compactMap { time($0.text.term) }.filter { moment.latest < $0 }
            return former.last.map { Date(at: $0, isCancelled: true) }
        }
        review = date(\.review)
        end = date(\.until)
        let last = end.flatMap { $0.isCancelled ? nil : $0.at } ?? signed.map(\.text.term.until).max()
        checkIn = checkIns.flatMap { series in
            guard !isOver, !series.isOver else {
                let isPast = last.map { $0 <= moment.latest && series.next <= moment.latest } ?? false
                return isPast ? nil : Date(at: series.next, isCancelled: true)
            }
            // Once it is over, the one that is due is the last one.
            if let last, last <= series.next || last <= moment.latest { return Date(at: series.next) }
            return Date(
                at: series.next,
                rhythm: CalendarView.Rhythm(everyDays: series.days, until: last.map(ShownTime.init)))
        }
    }
}

extension Effect {
    /// - Parameters:
    ///   - id: a version that everybody's home holds.
    ///   - ledger: every act that is known.
    ///   - moment: the present.
    /// - Returns: whether only its time to begin has not come.
    fileprivate func isToBegin(_ id: VersionID, in ledger: Ledger, at moment: Moment) -> Bool {
        guard let term = ledger.versions[id]?.term, effective[id] == nil else { return false }
        return moment.clock < term.from && moment.latest < term.until && ledger.refusers(of: id).isEmpty
    }
}
