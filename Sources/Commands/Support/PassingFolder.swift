import CPlatform
import Glibc

/// A folder that is gone on every way out, also when this process is killed: a small program of its own waits for that.
final class PassingFolder {
    /// Where it is.
    let path: String
    private let guardian: Guardian

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
        self.path = path
        do { guardian = try Guardian("rm -rf -- \"$1\"", path) } catch {
            unsafe rmdir(path)
            throw error
        }
    }
}
