/// What a piece of text is, for the eye. Colour only underlines what the words already say: whoever sees none, or
/// has it read aloud, misses nothing.
package enum Style: Hashable, Sendable {
    case plain
    /// The name of a section.
    case heading
    /// A permission that became narrower, or an act that closes something.
    case tighter
    /// A permission that would become wider: the one thing that must not be overlooked.
    case wider
    /// What is there for completeness: ids, times, hints.
    case muted
    case warning
    case error

    /// The parameters of SGR, the control function that selects how text looks (ECMA-48 section 8.3.117).
    var selection: String? {
        switch self {
        case .plain: nil
        case .heading: "1"
        case .tighter: "36"
        case .wider: "1;35"
        case .muted: "2"
        case .warning: "33"
        case .error: "1;31"
        }
    }
}
