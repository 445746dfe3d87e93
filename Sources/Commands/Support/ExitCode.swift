/// What a command ends with. Never renumbered.
enum ExitCode: Int32, Sendable {
    case done = 0
    /// A file's content, a bundle that can't be opened, a disk that won't.
    case failed = 1
    /// `status --check`: no agreement is in force.
    case notInForce = 2
    /// A signature, a head or the history does not hold.
    case doesNotHold = 3
    case wrongPassphrase = 4
    /// Another process is working in the home.
    case locked = 5
    /// A rule of consent refused it.
    case refused = 6
    case usage = 64
    case interrupted = 130
}
