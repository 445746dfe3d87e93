/// What concerns are called. Scripts and people rely on these names, so none is ever renamed, and none means anything
/// else later.
package enum ConcernID: String, CaseIterable, Sendable {
    // Stopping.
    case noStopSignal = "no-stop-signal"
    case noSilentStopSignal = "no-silent-stop-signal"
    case offLimitsStopSignal = "off-limits-stop-signal"

    // Words that no text can make good.
    case deniesLeaving = "denies-leaving"
    case deniesStopping = "denies-stopping"
    case deniesRefusing = "denies-refusing"
    case deniesHelp = "denies-help"
    case penaltyForLimits = "penalty-for-limits"
    case penaltyForSignals = "penalty-for-signals"

    // Words to talk about.
    case unclearDenial = "unclear-denial"
    case penaltyForPause = "penalty-for-pause"
    case penaltyForIllness = "penalty-for-illness"
    case penaltyForCheckIn = "penalty-for-check-in"
    case authorityOverMoney = "authority-over-money"
    case authorityOverDocuments = "authority-over-documents"
    case authorityOverMedicalCare = "authority-over-medical-care"
    case authorityOverWork = "authority-over-work"
    case authorityOverContacts = "authority-over-contacts"
    case authorityOverPhone = "authority-over-phone"
    case isolation
    case intoxicants

    // One side only.
    case noAftercare = "no-aftercare"
    case aftercareOneSided = "aftercare-one-sided"
    case promisesOneSided = "promises-one-sided"
    case limitsOneSided = "limits-one-sided"

    // How it was answered.
    case mostlyUnanswered = "mostly-unanswered"
    case sameAnswerEverywhere = "same-answer-everywhere"
    case mustHaveUnmet = "must-have-unmet"
    case mediaUnhandled = "media-unhandled"
    case experienceUnknown = "experience-unknown"
    case experienceNone = "experience-none"
    case widerThanWorksheet = "wider-than-worksheet"

    // Time.
    case endFar = "end-far"
    case noReview = "no-review"
    case wideningOneSided = "widening-one-sided"
    case wideningAfterScene = "widening-after-scene"
    case wideningAgain = "widening-again"
    case firstReadToday = "first-read-today"

    /// How much such a concern weighs.
    package var severity: Concern.Severity {
        switch self {
        case .deniesLeaving, .deniesStopping, .deniesRefusing, .deniesHelp, .penaltyForLimits,
            .penaltyForSignals:
            .error
        case .noAftercare, .limitsOneSided, .mostlyUnanswered, .sameAnswerEverywhere, .noReview,
            .wideningOneSided, .firstReadToday:
            .note
        case .noStopSignal, .noSilentStopSignal, .offLimitsStopSignal, .unclearDenial, .penaltyForPause,
            .penaltyForIllness,
            .penaltyForCheckIn, .authorityOverMoney, .authorityOverDocuments, .authorityOverMedicalCare,
            .authorityOverWork, .authorityOverContacts, .authorityOverPhone, .isolation, .intoxicants,
            .aftercareOneSided, .promisesOneSided, .mustHaveUnmet, .mediaUnhandled, .experienceUnknown,
            .experienceNone, .widerThanWorksheet, .endFar, .wideningAfterScene, .wideningAgain:
            .warning
        }
    }
}
