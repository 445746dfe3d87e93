import Glibc

/// Starting other programs.
enum Spawn {
    /// Starts a program; it has this process's terminal and streams, and none of its other files.
    ///
    /// - Parameters:
    ///   - words: its path and arguments.
    ///   - input: what its standard input is to be; nil for this process's own.
    ///   - isApart: whether what is sent to this process's whole group does not reach it.
    ///   - environment: its environment; nil for this process's own.
    /// - Returns: the process.
    /// - Throws: `Failure`, where it cannot be started.
    static func start(
        _ words: [String], input: CInt? = nil, isApart: Bool = false, environment: [String: String]? = nil
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        if let input { unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var process: pid_t = 0
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // Other programs expect to be ended where nobody reads what they write, and to be interrupted; this one may not want
        // to be.
        var usual = sigset_t()
        unsafe sigemptyset(&usual)
        for signal in [SIGPIPE, SIGINT, SIGQUIT] { unsafe sigaddset(&usual, signal) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
        var flags = POSIX_SPAWN_SETSIGDEF
        if isApart {
            unsafe posix_spawnattr_setpgroup(&attributes, 0)
            flags |= POSIX_SPAWN_SETPGROUP
        }
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        var variables = unsafe environment.map { pairs in
            unsafe pairs.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        }
        defer { unsafe variables?.forEach { unsafe free($0) } }
        let result =
            if unsafe variables != nil {
                unsafe posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables!)
            } else {
                unsafe posix_spawn(&process, words[0], &actions, &attributes, &arguments, environ)
            }
        guard result == 0 else {
            throw Failure(.failed, "cannot start \(words[0]): \(unsafe String(cString: strerror(result)))")
        }
        return process
    }

    /// Waits until a process has ended.
    ///
    /// - Returns: whether it ended well.
    @discardableResult static func wait(for process: pid_t) -> Bool { code(of: process) == 0 }

    /// Waits until a process has ended.
    ///
    /// - Returns: what it ended with; nil, where a signal ended it.
    static func code(of process: pid_t) -> CInt? {
        var status: CInt = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }
}
