import Canonical
package import Consent

/// Where things stand, for one reader at one moment.
package struct StatusView: View {
    package let schema = "troth/status/v0"
    /// The moment it is for, by the system clock.
    package let at: ShownTime
    /// Those in force first, then by title.
    package let agreements: [AgreementStatus]
    /// What everybody answers before there is any text, by title.
    package let preparations: [PreparationStatus]
    /// What came although the reader asked not to be asked, each said once, without a name or a title in it.
    package let setAside: [SetAsideStatus]
    /// What has its time for the reader alone.
    package let ownTimes: [OwnTime]
    /// Whether any agreement is in force.
    package let isInForce: Bool

    private enum CodingKeys: CodingKey {
        case schema, at, agreements, preparations, setAside, ownTimes, isInForce
    }

    /// - Parameters:
    ///   - ledger: every act that is known.
    ///   - standing: what stands, worked out for the same reader and moment.
    ///   - names: how everything is called, and for whom.
    ///   - moment: the present.
    ///   - preparations: the threads that are being answered before there is any text.
    ///   - setAside: what is not shown as waiting. Threads in which there is nothing else are shown only when named.
    ///   - ownTimes: what has its time for the reader alone, by thread.
    ///   - agreement: the one thread to show; every thread, where nil. The others are heard all the same.
    package init(
        _ ledger: Ledger, _ standing: Standing, names: Names, at moment: Moment,
        preparations: [AgreementID: PreparationStatus] = [:], setAside: SetAside = .nothing,
        ownTimes: [AgreementID: [OwnTime]] = [:], of agreement: AgreementID? = nil
    ) {
        let effect = Effect(ledger, for: names.reader, at: moment)
        at = ShownTime(moment.clock)
        func isShown(_ id: AgreementID) -> Bool {
            agreement.map { $0 == id } ?? !setAside.threads.contains(id)
        }
        self.setAside = SetAsideStatus.all(setAside, in: ledger, of: agreement, at: moment)
        agreements = standing.threads
            .filter { isShown($0.key) && preparations[$0.key] == nil }
            .map { id, thread in
                AgreementStatus(
                    id, thread, overall: standing, in: ledger, names: names, effect, setAside, at: moment)
            }
            .sorted {
                if $0.isInForce != $1.isInForce { return $0.isInForce }
                return ($0.agreement.title, $0.agreement.id) < ($1.agreement.title, $1.agreement.id)
            }
        self.preparations = preparations.filter { isShown($0.key) }.values
            .sorted { ($0.agreement.title, $0.agreement.id) < ($1.agreement.title, $1.agreement.id) }
        self.ownTimes = ownTimes.filter { isShown($0.key) }.flatMap(\.value).sorted(by: OwnTime.isBefore)
        isInForce = agreements.contains(where: \.isInForce)
    }
}
