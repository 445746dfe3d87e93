import CBrowserKeeper
import Foundation
import Glibc

/// A browser that runs in a folder of its own, with its keeper; and this side of the channel to it.
///
/// Whatever happens to the tests, the browser goes with them, and the folder with it: the keeper sees to that.
final class KeptProcess {
    /// How long the browser may take to end by itself, and then the keeper to clear up, in milliseconds.
    private static let patience = 2_000

    /// A socket: one message after the other, each ended by a zero byte. It is -1 when the browser has been ended.
    private(set) var channel: CInt
    /// The folder of this browser, which holds all that it writes.
    let folder: String
    private let keeper: pid_t
    private var hasEnded = false

    /// - Parameter program: the path of a browser that understands Chromium's options.
    /// - Throws: `BrowserError`, where it cannot be started.
    init(_ program: String) throws {
        folder =
            FileManager.default.temporaryDirectory.appending(path: "troth-browser-\(UUID().uuidString)")
            .path
        var ends: [CInt] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
        else { throw BrowserError("there is no channel to a browser: \(Self.reason)") }
        defer { close(ends[1]) }
        channel = ends[0]
        guard unsafe mkdir(folder, 0o700) == 0 else {
            close(channel)
            throw BrowserError("there is no folder for a browser: \(Self.reason)")
        }
        let messages = unsafe open("\(folder)/messages", O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        defer { close(messages) }
        keeper = Self.start(program, in: folder, channel: ends[1], messages: messages)
        guard keeper > 0 else {
            let reason = Self.reason
            close(channel)
            try? FileManager.default.removeItem(atPath: folder)
            throw BrowserError("cannot start \(program): \(reason)")
        }
    }

    deinit { end() }

    /// The last that the browser wrote of what troubles it.
    var messages: String {
        let all = (try? String(contentsOfFile: "\(folder)/messages", encoding: .utf8)) ?? ""
        return all.split(separator: "\n").suffix(5).joined(separator: "\n")
    }

    /// Ends the browser, and waits until it and all that it started are gone.
    func end() {
        guard !hasEnded else { return }
        hasEnded = true
        // Without the channel it ends by itself, and leaves nothing behind.
        close(channel)
        channel = -1
        if isGone(within: Self.patience) { return }
        kill(keeper, SIGTERM)
        if isGone(within: Self.patience * 5) { return }
        kill(keeper, SIGKILL)
        waitpid(keeper, nil, 0)
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func isGone(within milliseconds: Int) -> Bool {
        for _ in 0..<(milliseconds / 10) {
            let answer = waitpid(keeper, nil, WNOHANG)
            if answer == keeper || (answer < 0 && errno == ECHILD) { return true }
            usleep(10_000)
        }
        return false
    }

    private static var reason: String { unsafe String(cString: strerror(errno)) }

    private static func start(_ program: String, in folder: String, channel: CInt, messages: CInt) -> pid_t {
        var words = [program] + options + ["--user-data-dir=\(folder)/profile"]
        // A browser that runs as root has no sandbox to run in.
        if geteuid() == 0 { words.append("--no-sandbox") }
        words.append("about:blank")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let environment = [
            "PATH=\(path)", "HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8", "TZ=UTC",
            "XDG_CONFIG_HOME=\(folder)", "XDG_CACHE_HOME=\(folder)", "XDG_RUNTIME_DIR=\(folder)",
            "DBUS_SESSION_BUS_ADDRESS=disabled:",
        ]
        let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer {
            unsafe arguments.forEach { unsafe free($0) }
            unsafe variables.forEach { unsafe free($0) }
        }
        return unsafe troth_keep(channel, messages, folder, arguments, variables)
    }

    /// Quiet, alone and without a network, so that nothing but the page decides what a test sees.
    private static let options = [
        "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check",
        "--disable-gpu", "--disable-dev-shm-usage", "--disable-renderer-backgrounding",
        "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows",
        "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
        "--disable-breakpad", "--disable-crash-reporter", "--metrics-recording-only", "--mute-audio",
        "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-GB",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ]
}
