package import Consent

/// Something that its owner would like to do by now, or soon. It is shown to nobody else, and blames nobody.
package struct OwnTime: Hashable, Encodable, Sendable {
    package enum What: String, Encodable, Sendable {
        case checkIn = "check-in"
        case promise
    }

    package let agreement: AgreementMention
    package let what: What
    package let at: ShownTime
    /// Whether its time has come.
    package let hasCome: Bool
    /// How a promise is called.
    package let label: String?

    /// - Parameters:
    ///   - what: what it is.
    ///   - names: how what belongs to its thread is called.
    ///   - time: when it has its time.
    ///   - label: how a promise is called.
    ///   - moment: the present.
    package init(
        _ what: What, _ names: ThreadNames, at time: ShownTime, label: String? = nil, _ moment: Moment
    ) {
        (agreement, self.what, at, self.label) = (names.agreement, what, time, label)
        hasCome = time.instant <= moment.latest
    }

    /// Without a full stop.
    package var sentence: String { sentence(in: "") }

    /// The same, where there are several agreements.
    package var sentenceWithAgreement: String { sentence(in: " in “\(agreement.title)”") }

    private func sentence(in place: String) -> String {
        switch what {
        case .checkIn:
            "a check-in\(place) would have its time since \(at.asDay); whenever you like (troth checkin)"
        case .promise where hasCome:
            "a promise of yours\(place) has its time since \(at.asDay): “\(label ?? "")” (troth promise)"
        case .promise:
            "a promise of yours\(place) has its time on \(at.asDay): “\(label ?? "")” (troth promise)"
        }
    }

    static func isBefore(_ a: Self, _ b: Self) -> Bool {
        (a.at, a.agreement.id, a.label ?? "") < (b.at, b.agreement.id, b.label ?? "")
    }
}
