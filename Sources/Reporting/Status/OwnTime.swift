package import Consent

/// Something that its owner would like to do by now, or soon. It is shown to nobody else, and blames nobody.
package struct OwnTime: Hashable, Encodable, Sendable {
    package enum What: String, Encodable, Sendable {
        case checkIn = "check-in"
        case promise
        /// A scene has just ended.
        case aftercare
        /// A scene ended a day ago, or three days ago: when a drop can come.
        case dayAfter = "day-after"
        case threeDaysAfter = "three-days-after"
    }

    package let agreement: AgreementMention
    package let what: What
    package let at: ShownTime
    /// Whether its time has come.
    package let hasCome: Bool
    /// How a promise is called.
    package let label: String?
    /// With whom a word might be good after a scene, where nothing speaks against it.
    package let others: [Person]

    /// - Parameters:
    ///   - what: what it is.
    ///   - names: how what belongs to its thread is called.
    ///   - time: when it has its time.
    ///   - label: how a promise is called.
    ///   - others: with whom a word might be good.
    ///   - moment: the present.
    package init(
        _ what: What, _ names: ThreadNames, at time: ShownTime, label: String? = nil, others: [Person] = [],
        _ moment: Moment
    ) {
        (agreement, self.what, at, self.label) = (names.agreement, what, time, label)
        self.others = others
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
        case .aftercare where others.isEmpty:
            "“\(agreement.title)” ended \(at): care for yourself now; somebody you trust can be good, too (troth brief)"
        case .aftercare:
            "“\(agreement.title)” ended \(at): aftercare is for everyone, for you too (troth brief)"
        case .dayAfter: "a day has passed since \(afterScene)"
        case .threeDaysAfter: "three days have passed since \(afterScene)"
        }
    }

    private var afterScene: String {
        let word =
            others.isEmpty
            ? "somebody you trust can be good now"
            : "a word with \(others.inWords) can be good now, if you both like"
        return
            "“\(agreement.title)” ended. A drop can come this late, and says nothing about anybody; \(word) (troth brief)"
    }

    static func isBefore(_ a: Self, _ b: Self) -> Bool {
        (a.at, a.agreement.id, a.label ?? "") < (b.at, b.agreement.id, b.label ?? "")
    }
}
