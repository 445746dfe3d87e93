package import Canonical
package import Consent

/// A point of a thread that can be compared with another: a version, or a time.
package struct DiffPoint: Sendable {
    package enum What: Sendable {
        case version(VersionID)
        /// The versions that counted then, by their numbers, and whether something was given.
        case time(Instant, [VersionID], isGiving: Bool)
    }

    package let agreement: AgreementID
    package let what: What
    package let snapshot: Snapshot
    /// Which of two points is the earlier one: by the numbers of the texts, then by the times.
    let place: Place

    struct Place: Comparable {
        let number: UInt64
        let time: Instant?

        static func < (a: Self, b: Self) -> Bool {
            guard let one = a.time, let other = b.time else { return a.number < b.number }
            return one < other
        }
    }

    /// - Parameters:
    ///   - version: a version.
    ///   - text: its text.
    package init(_ version: VersionID, _ text: Version) {
        agreement = text.agreement
        what = .version(version)
        snapshot = Snapshot(text)
        place = Place(number: text.number, time: nil)
    }

    /// - Parameters:
    ///   - time: a time.
    ///   - chronicle: how the thread moved.
    ///   - agreement: the thread.
    ///   - ledger: every act that is known.
    package init(_ time: Instant, _ chronicle: Chronicle, of agreement: AgreementID, in ledger: Ledger) {
        let last = chronicle.steps.last { $0.at <= time }
        let versions = (last?.counted ?? []).sorted().compactMap { id in ledger.versions[id].map { (id, $0) }
        }
        .sorted { $0.1.number < $1.1.number }
        self.agreement = agreement
        what = .time(time, versions.map(\.0), isGiving: last?.isGiving ?? false)
        snapshot = chronicle.snapshot(at: time, in: ledger)
        place = Place(number: versions.last?.1.number ?? 0, time: time)
    }
}

extension DiffPoint {
    /// - Parameter chronicle: how the thread moved.
    /// - Returns: whether it is a version that has not begun to count.
    package func isAhead(of chronicle: Chronicle) -> Bool { !isTime && end(in: chronicle) == nil }

    /// Whether it is a time.
    var isTime: Bool {
        if case .time = what { true } else { false }
    }

    /// - Parameter chronicle: how the thread moved.
    /// - Returns: how many of its steps lie before the point or make it; nil for a version that never began to count.
    func end(in chronicle: Chronicle) -> Int? {
        switch what {
        case .time(let time, _, _): chronicle.steps.prefix { $0.at <= time }.count
        case .version(let id):
            chronicle.steps.firstIndex {
                if case .version(id, _) = $0.cause { true } else { false }
            }.map { $0 + 1 }
        }
    }
}
