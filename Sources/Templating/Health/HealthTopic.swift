/// What a health slip can speak of. Each may stay empty, and an empty one says nothing either way.
package enum HealthTopic: String, CaseIterable, Sendable {
    case conditions, medicines, allergies, injuries, implants, triggers, grounding
    case whomToCall = "whom-to-call"
    case whatToTell = "what-to-tell"

    /// What it is called.
    package var label: String {
        switch self {
        case .conditions: "Conditions"
        case .medicines: "Medicines"
        case .allergies: "Allergies"
        case .injuries: "Injuries"
        case .implants: "Implants"
        case .triggers: "Triggers"
        case .grounding: "Grounding"
        case .whomToCall: "Whom to call"
        case .whatToTell: "What to tell them"
        }
    }

    /// What its owner is asked.
    package var question: String {
        switch self {
        case .conditions: "What about your body or mind is good to know for somebody who is with you?"
        case .medicines: "What do you take or carry, where is it, and when is it needed?"
        case .allergies: "What do you not tolerate, how does it show, and what is to be done then?"
        case .injuries: "What is sore, healing, or was hurt once and is to be spared?"
        case .implants: "What is in your body or worn on it, such as an implant, a pump or lenses?"
        case .triggers: "What can bring on panic, a memory or a bad turn, and how does it show?"
        case .grounding: "What helps you back from it, and what doesn’t?"
        case .whomToCall: "Who is to be called, in which order, and how are they reached?"
        case .whatToTell: "What are they to be told, and what not?"
        }
    }
}
