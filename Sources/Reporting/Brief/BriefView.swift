import Canonical
package import Consent

/// One page for the bag with the toys: what somebody has to find at once, and nothing else.
package struct BriefView: View {
    package let schema = "troth/brief/v0"
    /// The moment it is for, by the system clock.
    package let at: ShownTime
    package let agreement: AgreementMention
    package let people: [Person]
    package let isInForce: Bool
    /// Why nothing is given, the weightiest first.
    package let stops: [StopView]
    package let until: ShownTime?
    /// Every way to stop and to slow down.
    package let signals: [ProtectionStatus]
    package let hardLimits: [AgreementStatus.StandingRow]
    /// What else limits what may happen.
    package let alsoHolds: [ProtectionStatus]
    /// Before the scene begins, and in it.
    package let askFirst: [AgreementStatus.StandingRow]
    package let mayBeOffered: [AgreementStatus.StandingRow]
    package let care: [ProtectionStatus]
    package let emergency: [ProtectionStatus]
    /// What holds as well and takes no room here: how it is called, so that nobody takes the page for all of it.
    package let notHere: [String]

    private enum CodingKeys: CodingKey {
        case schema, at, agreement, people, isInForce, stops, until, signals, hardLimits, alsoHolds, askFirst
        case mayBeOffered, care, emergency, notHere
    }

    /// Sections of the built-in templates, by their names in the text, that nobody looks up in the middle of something.
    private static let elsewhere: Set<String> = ["us", "media", "promises", "rhythm", "ending"]
    /// Where they speak of the body and of help.
    private static let wellbeing = "wellbeing"

    /// - Parameters:
    ///   - status: where the agreement stands.
    ///   - texts: the versions that stand in it, the newest first.
    ///   - moment: the present.
    package init(_ status: AgreementStatus, _ texts: [Version], at moment: Moment) {
        at = ShownTime(moment.clock)
        agreement = status.agreement
        people = status.people
        isInForce = status.isInForce
        stops = status.stops
        until = status.until
        hardLimits = status.rows.filter(\.boundary.isHardLimit)
        let given = status.rows.filter { !$0.boundary.isHardLimit }
        mayBeOffered = given.filter { $0.boundary.boundary == Grant.Rung.agreed.words }
        askFirst = given.filter { $0.boundary.boundary != Grant.Rung.agreed.words }

        let sections = texts.flatMap(\.sections)
        let places = Dictionary(
            sections.flatMap { section in section.items.map { ("\($0.id)", "\(section.id)") } },
            uniquingKeysWith: { first, _ in first })
        func section(_ one: ProtectionStatus) -> String { one.item.flatMap { places[$0] } ?? "" }
        // What stands beside a stop signal, or beside aftercare, is looked for there.
        let stopping = Set(status.protections.filter(\.isStopSignal).map(section))
        let caring = Set(status.protections.filter(\.isAftercare).map(section))
        var (signals, care, emergency, rest):
            ([ProtectionStatus], [ProtectionStatus], [ProtectionStatus], [ProtectionStatus]) = (
                [], [], [], []
            )
        var notHere: [String] = []
        for one in status.protections {
            let place = section(one)
            if one.isStopSignal || stopping.contains(place) {
                signals.append(one)
            } else if one.isAftercare || caring.contains(place) {
                care.append(one)
            } else if place == Self.wellbeing {
                emergency.append(one)
            } else if Self.elsewhere.contains(place), !one.isUnprovided {
                if !notHere.contains(one.label) { notHere.append(one.label) }
            } else {
                rest.append(one)
            }
        }
        (self.signals, self.care, self.emergency, alsoHolds) = (signals, care, emergency, rest)
        self.notHere = notHere
    }
}
