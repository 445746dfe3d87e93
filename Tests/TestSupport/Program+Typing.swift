/// Programs that ask on a terminal and take an answer from nowhere else.
extension Program {
    /// Whether `type` works, and `age` is there to be typed to.
    package static var canTypeToAge: Bool { exists("age") && exists("python3") }

    /// Runs a program on a pseudo-terminal and gives one line to each of its questions.
    ///
    /// - Parameters:
    ///   - line: the answer.
    ///   - name: the program.
    ///   - arguments: what stands behind its name.
    /// - Returns: what it ended with.
    /// - Throws: Foundation's error, where nothing could be started.
    package static func type(_ line: String, to name: String, _ arguments: String...) throws -> Int32 {
        try type(line, to: name, arguments)
    }

    /// Runs a program on a pseudo-terminal and gives one line to each of its questions.
    ///
    /// - Parameters:
    ///   - line: the answer.
    ///   - name: the program.
    ///   - arguments: what stands behind its name.
    /// - Returns: what it ended with.
    /// - Throws: Foundation's error, where nothing could be started.
    package static func type(_ line: String, to name: String, _ arguments: [String]) throws -> Int32 {
        try run("python3", ["-c", typing, line, name] + arguments).status
    }

    private static let typing = """
        import os, pty, sys
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvp(sys.argv[2], sys.argv[2:])
        seen = b""
        while True:
            try:
                piece = os.read(terminal, 1024)
            except OSError:
                break
            if not piece:
                break
            seen += piece
            if b": " in seen:
                os.write(terminal, sys.argv[1].encode() + b"\\n")
                seen = b""
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
        """
}
