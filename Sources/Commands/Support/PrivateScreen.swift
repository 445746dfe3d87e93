import Glibc

/// A screen for one person alone: what stands on it is gone on every way out, also when this process is killed, and does
/// not stay in what can be scrolled back to.
///
/// It is the terminal's alternate screen (xterm's 1049), which has no history; before it is left it is cleared, and so are
/// the lines that have left the screen, for terminals that know no other screen.
final class PrivateScreen {
    private let guardian: Guardian

    private static let begin = "\u{1B}[?1049h\u{1B}[2J\u{1B}[H"
    private static let end = #"printf '\033[2J\033[3J\033[H\033[?1049l' >"$1""#

    /// - Parameter environment: the environment, for `TERM`.
    /// - Throws: `Failure`, where the terminal cannot be cleared.
    static func check(_ environment: [String: String]) throws {
        guard !["", "dumb"].contains(environment["TERM", default: ""]) else {
            throw Failure(
                .failed, "this terminal cannot be cleared, so one of you would see the other’s answers",
                hints: "use another terminal; or two homes, each on their own: troth invite")
        }
    }

    /// - Parameter environment: the environment, for `TERM`.
    /// - Throws: `Failure`, where the terminal cannot be cleared.
    init(_ environment: [String: String]) throws {
        try Self.check(environment)
        let terminal = unsafe open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { throw Failure(.usage, "there is no terminal to ask at") }
        defer { close(terminal) }
        guardian = try Guardian(Self.end, "/dev/tty")
        var rest = Array(Self.begin.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { break }
            rest = rest.dropFirst(max(0, count))
        }
    }
}
