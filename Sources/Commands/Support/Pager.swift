import Glibc

/// The program that somebody likes to read long texts with. What it shows goes to it through a pipe, and through no file.
struct Pager {
    /// As a shell understands it: it may have options.
    let command: String
    private let environment: [String: String]

    /// - Parameter environment: the environment, which may name a pager.
    /// - Returns: nil, where none is wanted, or there is none.
    init?(_ environment: [String: String]) {
        if let named = environment["PAGER"] {
            command = named
        } else if Self.hasLess(environment) {
            // Whatever their own LESS says: colours are to be seen as colours.
            command = "less -R"
        } else {
            return nil
        }
        guard !["", "cat"].contains(command.filter { !$0.isWhitespace }) else { return nil }
        var changed = environment
        // It ends by itself where all fits, shows colours, and leaves on the screen what was read.
        changed["LESS"] = environment["LESS"] ?? "FRX"
        // It starts no other programs, writes no files, and keeps nothing of what was searched for.
        changed["LESSSECURE"] = "1"
        changed["LESSHISTFILE"] = "-"
        self.environment = changed
    }

    /// Shows a text until whoever reads it ends the program; that they do before its end is as good.
    ///
    /// - Parameter text: what to show.
    /// - Returns: whether there was such a program.
    /// - Throws: `Failure`, where not even a shell can be started.
    func show(_ text: [UInt8]) throws -> Bool {
        // While it is in front, what is typed to interrupt is meant for it.
        signal(SIGINT, SIG_IGN)
        signal(SIGQUIT, SIG_IGN)
        defer {
            signal(SIGINT, SIG_DFL)
            signal(SIGQUIT, SIG_DFL)
        }
        var ends: [CInt] = [0, 0]
        guard unsafe pipe(&ends) == 0 else {
            throw Failure(.failed, "cannot make a pipe: \(unsafe String(cString: strerror(errno)))")
        }
        let (input, output) = (ends[0], ends[1])
        var isOpen = true
        defer { if isOpen { close(output) } }
        // Else it would wait for the end of what it holds the other end of itself.
        _ = fcntl(output, F_SETFD, FD_CLOEXEC)
        _ = fcntl(input, F_SETFD, FD_CLOEXEC)
        let process: pid_t
        do {
            defer { close(input) }
            process = try Spawn.start(["/bin/sh", "-c", command], input: input, environment: environment)
        }
        Self.write(text, to: output)
        close(output)
        isOpen = false
        return ![Self.cannotRun, Self.notFound].contains(Spawn.code(of: process))
    }

    /// What a shell ends with where there is no such program, or it is none.
    private static let cannotRun: CInt = 126
    private static let notFound: CInt = 127

    /// Writes as much as is read.
    private static func write(_ text: [UInt8], to pipe: CInt) {
        var done = 0
        while done < text.count {
            let count = unsafe text.withUnsafeBytes {
                unsafe Glibc.write(pipe, $0.baseAddress! + done, $0.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            done += count
        }
    }

    private static func hasLess(_ environment: [String: String]) -> Bool {
        (environment["PATH"] ?? "").split(separator: ":").contains { unsafe access("\($0)/less", X_OK) == 0 }
    }
}
