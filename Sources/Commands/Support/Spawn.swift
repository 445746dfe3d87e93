import Glibc

/// Starting other programs.
enum Spawn {
    /// Starts a program; it has this process's terminal and streams, and none of its other files.
    ///
    /// - Parameters:
    ///   - words: its path and arguments.
    ///   - input: what its standard input is to be; nil for this process's own.
    /// - Returns: the process.
    /// - Throws: `Failure`, where it cannot be started.
    static func start(_ words: [String], input: CInt? = nil) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        if let input { unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let result = unsafe posix_spawn(&process, words[0], &actions, nil, &arguments, environ)
        guard result == 0 else {
            throw Failure(.failed, "cannot start \(words[0]): \(unsafe String(cString: strerror(result)))")
        }
        return process
    }

    /// Waits until a process has ended.
    ///
    /// - Returns: whether it ended well.
    @discardableResult static func wait(for process: pid_t) -> Bool {
        var status: CInt = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }
}
