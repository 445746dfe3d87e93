import CPlatform
import Canonical
import Glibc
package import Sodium

/// Talks with the person at the terminal. The rules of every question troth asks:
///
/// 1. Questions and answers go over `/dev/tty`, whatever stdin and stdout are: these are for data.
/// 2. Without a terminal nothing is asked and nothing assumed; who wanted to ask names the option that answers.
/// 3. The end of the input is not an answer, and neither is an empty line: nothing is chosen beforehand. What
///    somebody is to want, they say.
/// 4. What is not understood is asked again, saying what would be.
/// 5. A passphrase is not shown, goes straight into guarded memory, and leaves the terminal as it was, also when a
///    signal ends or stops the program.
/// 6. What is shown is a `StyledText`, so nothing in it can move the cursor, hide, or change what stands beside it.
package final class Dialogue: Sendable {
    /// The most bytes one answer may have. In its usual mode Linux silently drops what goes beyond 4095 bytes of a
    /// line: an answer that came that far may be the beginning of a longer one, and is refused.
    package static let longestAnswer = 4094

    private let terminal: CInt
    /// How text looks there.
    package let appearance: Appearance
    /// Whether the terminal has another screen to turn to, which leaves nothing behind.
    package let canTurnAside: Bool

    /// Opens the terminal of this process.
    ///
    /// - Parameters:
    ///   - color: what `--color` was given.
    ///   - environment: the environment, for `NO_COLOR` and `TERM`.
    /// - Throws: `TerminalError.noTerminal`.
    package init(color: ColorChoice, environment: [String: String]) throws(TerminalError) {
        terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { throw .noTerminal }
        appearance = Appearance(of: terminal, color: color, environment: environment)
        canTurnAside = !["", "dumb", "linux"].contains(environment["TERM", default: ""])
    }

    deinit { if terminal >= 0 { close(terminal) } }

    /// Shows a text, wrapped, and goes to a new line. What is indented stays so, also where it goes on.
    ///
    /// - Parameters:
    ///   - text: what to say.
    ///   - hanging: how much further its second line and those after it are indented.
    package func say(_ text: StyledText, hanging: Int = 0) {
        let indent = text.rendered(isColored: false).prefix { $0 == " " }.count
        let lines = text.wrapped(to: appearance.width, indent: indent, hanging: indent + hanging)
        for line in lines { write(line, "\n") }
    }

    /// Shows lines that are laid out already.
    package func show(_ lines: [StyledText]) { for line in lines { write(line, "\n") } }

    /// Shows lines that are laid out already, as many at a time as the screen holds: for a screen that cannot be scrolled
    /// back.
    ///
    /// - Throws: `TerminalError.endOfInput`, `tooLong`.
    package func page(_ lines: [StyledText]) throws {
        let rows = Int(troth_rows(terminal))
        let most = max((rows > 0 ? rows : Self.usualRows) - 2, Self.fewestRows)
        var rest = lines[...]
        while rest.count > most {
            show(Array(rest.prefix(most)))
            rest = rest.dropFirst(most)
            _ = try line(StyledText("\(rest.count) more lines: press Enter", .muted))
        }
        show(Array(rest))
    }

    private static let usualRows = 24
    private static let fewestRows = 5

    /// - Parameter question: what to ask; it stands before the answer, on the same line.
    /// - Returns: what was typed, without blanks at its ends; it may be empty.
    /// - Throws: `TerminalError.endOfInput`, `tooLong`.
    package func line(_ question: StyledText) throws -> String {
        while true {
            ask(question)
            let bytes = try readLine()
            if let text = String(validating: bytes.trimmed, as: UTF8.self) { return text }
            say("this is not UTF-8 text: please check the terminal's encoding and type it again")
        }
    }

    /// - Parameter question: what to ask; `[yes/no]` is put behind it.
    /// - Returns: whether the answer was yes. It must be given in a word, or its first letter.
    /// - Throws: `TerminalError.endOfInput`, `tooLong`.
    package func yesOrNo(_ question: StyledText) throws -> Bool {
        while true {
            switch try line(question + " [yes/no]").lowercased() {
            case "yes", "y": return true
            case "no", "n": return false
            default: say("please type yes or no")
            }
        }
    }

    /// - Parameters:
    ///   - question: what to ask.
    ///   - choices: what there is to choose from, at least one; they are shown with numbers.
    /// - Returns: the index of the one whose number was typed.
    /// - Throws: `TerminalError.endOfInput`, `tooLong`.
    package func choice(_ question: StyledText, of choices: [StyledText]) throws -> Int {
        say(question)
        var list = Columns([.trailing, .leading])
        for (index, choice) in choices.enumerated() { list.add(["\(index + 1)", choice]) }
        for line in list.lines(width: appearance.width, indent: 2) { write(line, "\n") }
        while true {
            let answer = try line("number:")
            if let number = Decimal.parse(answer.utf8), number > 0, number <= UInt64(choices.count) {
                return Int(number) - 1
            }
            say("please type a number from 1 to \(choices.count)")
        }
    }

    /// - Parameter question: what to ask; it stands before the answer, which is not shown.
    /// - Returns: the passphrase; it may be empty.
    /// - Throws: `TerminalError.endOfInput`, `tooLong`, and `SodiumError.outOfMemory`.
    package func passphrase(_ question: StyledText) throws -> Secret {
        defer { write(StyledText(), "\n") }
        return try Passphrase.readSilently(from: terminal) { ask(question) }
    }

    /// Leaves room for a short answer behind the question's last line.
    private func ask(_ question: StyledText) {
        let lines = question.wrapped(to: max(appearance.width - Self.roomForAnswer, Appearance.narrowest))
        for line in lines.dropLast() { write(line, "\n") }
        write(lines.last ?? question, " ")
    }

    private static let roomForAnswer = 8

    /// Talks about something that is to stay on no screen: where the terminal can, on another one, which is wiped
    /// afterwards, also when a signal ends or stops the program.
    ///
    /// - Parameters:
    ///   - forgetting: whether the lines that have left the screen are wiped as well (xterm's `3J`), for terminals that keep
    ///     those of their other screen too.
    ///   - talk: says and asks; what it gives is given back.
    /// - Throws: what `talk` throws.
    package func aside<Answer: ~Copyable>(
        forgetting: Bool = false, _ talk: () throws -> Answer
    ) rethrows -> Answer {
        guard canTurnAside else { return try talk() }
        troth_turn_aside(terminal, forgetting ? 1 : 0)
        defer { troth_turn_back() }
        return try talk()
    }

    private func readLine() throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.longestAnswer + 1)
        let (count, end) = try unsafe bytes.withUnsafeMutableBytes {
            try unsafe LineInput.read(from: terminal, into: $0)
        }
        guard end == .lineFeed else { throw TerminalError.endOfInput }
        return Array(bytes.prefix(count))
    }

    private func write(_ text: StyledText, _ end: String) {
        put(Array((text.rendered(isColored: appearance.isColored) + end).utf8))
    }

    private func put(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(terminal, $0.baseAddress, $0.count)
            }
            // A terminal that is gone shows nothing; the reading that follows says so.
            guard written > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(0, written))
        }
    }
}
