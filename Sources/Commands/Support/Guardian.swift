import Glibc

/// A small program that does one thing when this process ends, however it ends, or lets go of it.
final class Guardian {
    private let process: pid_t
    /// Closed when this process ends, also when it is killed.
    private let life: CInt

    /// - Parameters:
    ///   - script: what it does then, as a shell understands it.
    ///   - argument: what the script knows as `$1`.
    /// - Throws: `Failure`, where it cannot be started.
    init(_ script: String, _ argument: String) throws {
        var ends: [CInt] = [0, 0]
        guard unsafe pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
            throw Failure(.failed, "cannot make a pipe: \(unsafe String(cString: strerror(errno)))")
        }
        life = ends[1]
        defer { close(ends[0]) }
        // It reads until the other end is closed, which nothing but the end of this process or of its use does.
        let waiting = "trap '' HUP INT QUIT TERM TSTP TTOU; read -r dismissed || { \(script); }"
        do {
            process = try Spawn.start(
                ["/bin/sh", "-c", waiting, "sh", argument], input: ends[0],
                isApart: true)
        } catch {
            close(life)
            throw error
        }
    }

    /// There is nothing left for it to do.
    func dismiss() {
        var line: UInt8 = 0x0A
        while unsafe write(life, &line, 1) < 0, errno == EINTR {}
    }

    deinit {
        close(life)
        Spawn.wait(for: process)
    }
}
