import Canonical
package import Consent

/// Somebody asked not to be asked again.
package struct NotAgainStatus: Hashable, Encodable, Sendable {
    package let by: Person
    package let until: ShownTime
    /// Whether they asked something themselves in this agreement since, so that here the others may, too.
    package let isLiftedHere: Bool

    /// - Parameters:
    ///   - agreement: the thread that it stands in.
    ///   - ledger: every act that is known.
    ///   - names: how what belongs to the thread is called.
    ///   - moment: the present.
    /// - Returns: for each person what ends last.
    package static func all(
        of agreement: AgreementID, in ledger: Ledger, names: ThreadNames, at moment: Moment
    ) -> [Self] {
        // They come in the order of their ends.
        let last = Dictionary(
            ledger.notAgains(at: moment).filter { $0.agreement == agreement }.map { ($0.author, $0) },
            uniquingKeysWith: { $1 })
        return names.people.sorted(last.keys).compactMap { last[$0] }.map {
            Self(
                by: names.people[$0.author], until: ShownTime($0.until),
                isLiftedHere: $0.openThreads.contains(agreement))
        }
    }

    /// Without a full stop.
    package var sentence: String {
        let they = by.isYou ? "you have" : "they have"
        return "\(by.subject) asked not to be asked again until \(until.asLimit)"
            + (isLiftedHere ? "; in this agreement \(they) asked something since" : "")
            + (by.isYou ? " (troth decline --lift)" : "")
    }
}
