import CPlatform
import Foundation
import Glibc

/// A program on a terminal of its own, and the keyboard and the screen of that terminal.
package final class PseudoTerminal {
    package struct Missing: Error, CustomStringConvertible {
        let wanted: String
        let screen: String
        package var description: String { "“\(wanted)” did not appear; on the screen: “\(screen)”" }
    }

    /// How a program ended.
    package enum End: Equatable {
        case status(Int32)
        case signal(Int32)
    }

    /// How long something may take to appear, in milliseconds.
    private static let patience: CInt = 20_000

    package let process: Int32
    private let terminal: CInt
    private var screen: [UInt8] = []

    /// - Parameter arguments: the path of a program, and its arguments.
    package init(_ arguments: [String], columns: CInt = 80) throws {
        var terminal: CInt = -1
        let pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        process = unsafe troth_start_on_terminal(&terminal, columns, pointers)
        guard process > 0 else { throw POSIXError(.EIO) }
        self.terminal = terminal
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(terminal)
    }

    /// The probe of these tests, which lies beside them. Swift's runtime would take SIGQUIT for a crash.
    package static func probe(_ arguments: String..., columns: CInt = 80) throws -> PseudoTerminal {
        try PseudoTerminal(
            ["/usr/bin/env", "SWIFT_BACKTRACE=enable=no", probePath] + arguments, columns: columns)
    }

    package static let probePath = builtPath(of: "TerminalProbe")

    /// - Parameter name: a program of this package.
    /// - Returns: where it is: beside the tests, which were built with it.
    package static func builtPath(of name: String) -> String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: tests).deletingLastPathComponent().appending(path: name).path
    }

    /// Whether the terminal shows what is typed.
    package var echoes: Bool {
        var state = termios()
        guard unsafe tcgetattr(terminal, &state) == 0 else { return false }
        return state.c_lflag & tcflag_t(ECHO) != 0
    }

    package func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe Glibc.write(terminal, bytes, bytes.count)
    }

    /// Waits until the program has written `text`.
    ///
    /// - Returns: the screen up to and with it; what follows is left for the next time.
    @discardableResult package func wait(for text: String) throws -> String {
        let wanted = Array(text.utf8)
        while true {
            if let found = screen.firstRange(of: wanted) {
                defer { screen.removeSubrange(..<found.upperBound) }
                return String(decoding: screen[..<found.upperBound], as: UTF8.self)
            }
            guard try readMore(wanted: text) else { throw Missing(wanted: text, screen: rest) }
        }
    }

    /// Ends the program at once, as a lost connection does; nothing in it can do anything about it.
    package func cutOff() { kill(process, SIGKILL) }

    /// Waits until the program has ended.
    ///
    /// - Returns: what else it had written, and how it ended.
    package func end() throws -> (screen: String, end: End) {
        while try readMore(wanted: "the end") {}
        var status: CInt = 0
        unsafe waitpid(process, &status, 0)
        let signal = status & 0x7F
        return (rest, signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal))
    }

    private var rest: String { String(decoding: screen, as: UTF8.self) }

    /// - Returns: whether there was more; there is none when the program has ended.
    private func readMore(wanted: String) throws -> Bool {
        var ready = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&ready, 1, Self.patience) == 1 else { throw Missing(wanted: wanted, screen: rest) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe Glibc.read(terminal, &buffer, buffer.count)
        guard count > 0 else { return false }
        screen += buffer[..<count]
        return true
    }
}
