import Canonical
package import Consent
package import History

/// What has a date, for a calendar: when to look at agreements together again, when they end, and the reader's own
/// check-ins.
///
/// Calendars are shown at work, and lie on other people's machines: nothing of an agreement is in it but these times, and
/// its title where that was asked for.
package struct CalendarView: View {
    /// One date, or a series of them.
    package struct Event: Hashable, Encodable, Sendable {
        package enum What: String, CaseIterable, Encodable, Sendable {
            case review, end
            case checkIn = "check-in"

            /// What stands in a calendar where no title is to stand there.
            package var neutralTitle: String {
                switch self {
                case .review: "Review"
                case .end: "End"
                case .checkIn: "Check-in"
                }
            }
        }

        /// What the calendar knows it by: the same, whatever becomes of its time.
        package let uid: String
        package let what: What
        package let agreement: AgreementMention
        /// What stands in the calendar.
        package let summary: String
        package let at: ShownTime
        /// Where it comes again.
        package let rhythm: Rhythm?
        /// Whether a calendar that has it is to take it out.
        package let isCancelled: Bool
    }

    /// How something comes again.
    package struct Rhythm: Hashable, Encodable, Sendable {
        package let everyDays: UInt64
        /// When there is nothing left to check in about, as far as it is known.
        package let until: ShownTime?
    }

    package let schema = "troth/calendar/v0"
    /// The present that it is made for.
    package let at: ShownTime
    /// Higher in what is made later: so a calendar knows which of two is the newer one. It counts seconds, and no versions:
    /// a “no” brings an older version back, and a home can be an older copy of itself.
    package let sequence: Int64
    /// By time.
    package let events: [Event]

    private enum CodingKeys: CodingKey { case schema, at, sequence, events }

    /// 2020-01-01, from which `sequence` counts: it stays within 31 bits, as its format wants, until 2088.
    private static let firstSecond: Int64 = 1_577_836_800

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - standing: what stands, worked out for the same reader and moment.
    ///   - names: how everything is called, and for whom.
    ///   - checkIns: the reader's own rhythms, by thread.
    ///   - agreement: the one thread to look at; every thread, where nil.
    ///   - hasTitles: whether the titles of agreements stand in the calendar.
    ///   - moment: the present.
    package init(
        _ ledger: Ledger, _ standing: Standing, names: Names, checkIns: [AgreementID: CheckInSeries] = [:],
        of agreement: AgreementID? = nil, hasTitles: Bool = false, at moment: Moment
    ) {
        at = ShownTime(moment.latest)
        sequence = min(max(moment.latest.seconds - Self.firstSecond, 0), Int64(Int32.max))
        let effect = Effect(ledger, for: names.reader, at: moment)
        let threads = ledger.threads.filter { id, acts in
            agreement.map { $0 == id } ?? true && acts.parties?.contains(names.reader) ?? false
        }
        events = threads.keys.flatMap { id -> [Event] in
            let dates = CalendarDates(id, standing.threads[id], checkIns[id], in: ledger, effect, at: moment)
            let mention = names[id].agreement
            return Event.What.allCases.compactMap { what in
                dates[what].map { date in
                    Event(
                        uid: EventName.uid(of: what, in: id, for: names.reader), what: what,
                        agreement: mention,
                        summary: what.neutralTitle + (hasTitles ? ": \(mention.title)" : ""),
                        at: ShownTime(date.at), rhythm: date.rhythm, isCancelled: date.isCancelled)
                }
            }
        }
        .sorted { ($0.at, $0.agreement.id, $0.what.rawValue) < ($1.at, $1.agreement.id, $1.what.rawValue) }
    }
}
