package import Canonical

extension Template {
    /// What kind of agreement a template makes, and with it how long one may last.
    package enum Kind: String, CaseIterable, Sendable {
        case scene, event, recurring, dynamic

        /// The longest that such an agreement lasts.
        package var longest: Seconds {
            switch self {
            case .scene: .hours(72)
            case .event: .days(7)
            case .recurring, .dynamic: .days(365)
            }
        }

        /// How long it lasts where nobody says anything else.
        package var usual: Seconds {
            switch self {
            case .scene: .hours(24)
            case .event: .days(7)
            case .recurring, .dynamic: .days(90)
            }
        }

        /// `longest` in words.
        var longestInWords: String {
            switch self {
            case .scene: "72 hours"
            case .event: "7 days"
            case .recurring, .dynamic: "365 days"
            }
        }
    }
}
