import CPlatform
import Glibc

/// A folder that is gone on every way out, also when this process is killed: a small program of its own waits for that.
final class PassingFolder {
    /// Where it is.
    let path: String
    private let guardian: pid_t
    /// Closed when this process ends, however it ends.
    private let life: CInt

    /// - Parameters:
    ///   - environment: the environment, which may name a folder for such things.
    ///   - allowsDisk: whether a folder on a disk will do.
    ///   - otherwise: what can be done without a file.
    /// - Throws: `Failure`, where there is no folder that is kept in memory alone.
    init(
        _ environment: [String: String], allowsDisk: Bool,
        otherwise: String = "troth worksheet fill asks without a file"
    ) throws {
        let places = [environment["XDG_RUNTIME_DIR"], "/dev/shm"].compactMap(\.self).filter { place in
            unsafe place.hasPrefix("/") && troth_is_in_memory(place) == 1 && access(place, W_OK) == 0
        }
        guard let place = places.first ?? (allowsDisk ? "/tmp" : nil) else {
            throw Failure(
                .failed,
                "there is no folder here that is kept in memory alone, so your answers would be written to a disk",
                hints: otherwise, "or all the same: --allow-disk")
        }
        let path = try Files.newFolder(
            in: place, beginning: "troth-", hint: otherwise)
        var ends: [CInt] = [0, 0]
        guard unsafe pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
            unsafe rmdir(path)
            throw Failure(.failed, "cannot make a pipe: \(unsafe String(cString: strerror(errno)))")
        }
        self.path = path
        life = ends[1]
        // It reads until the other end is closed, which nothing but the end of this process or of its use does.
        let script = "trap '' HUP INT QUIT TERM; read -r nothing; rm -rf -- \"$1\""
        do { guardian = try Spawn.start(["/bin/sh", "-c", script, "sh", path], input: ends[0]) } catch {
            close(ends[0])
            close(ends[1])
            unsafe rmdir(path)
            throw error
        }
        close(ends[0])
    }

    deinit {
        close(life)
        Spawn.wait(for: guardian)
    }
}
