import Terminal

/// A screen for one person alone: what stands on it is gone on every way out, also when this process is killed, and does
/// not stay in what can be scrolled back to.
enum PrivateScreen {
    /// Wipes the screen and what has left it, and leaves the terminal's other screen.
    private static let wipe = #"printf '\033[2J\033[3J\033[H\033[?1049l' >"$1""#

    /// - Parameter dialogue: where somebody is asked.
    /// - Throws: `Failure`, where the terminal cannot be cleared.
    static func check(_ dialogue: Dialogue) throws {
        guard !dialogue.canTurnAside else { return }
        throw Failure(
            .failed, "this terminal cannot be cleared, so one of you would see the other’s answers",
            hints: "use another terminal; or two homes, each on their own: troth invite")
    }

    /// - Parameters:
    ///   - dialogue: where somebody is asked.
    ///   - talk: asks them; what it gives is given back.
    /// - Throws: `Failure`, where the terminal cannot be cleared; what `talk` throws.
    static func use<Answer>(_ dialogue: Dialogue, _ talk: () throws -> Answer) throws -> Answer {
        try check(dialogue)
        // The signals that a process can catch turn back by themselves; nothing but another process outlives the last one.
        let guardian = try Guardian(wipe, "/dev/tty")
        defer { guardian.dismiss() }
        return try dialogue.aside(forgetting: true, talk)
    }
}
