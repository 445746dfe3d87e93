import Glibc

/// Whether others on this machine can get to where a file is to be written.
enum PrivatePlace {
    /// - Parameter path: a file that is to be written.
    /// - Throws: `Failure`, where others can get to its folder.
    static func check(_ path: String) throws {
        guard let folder = folder(of: path), canBeReached(folder) else { return }
        throw refusal("others on this machine can get into \(folder)")
    }

    /// - Parameter reason: why a place is not private.
    /// - Returns: what is said of it.
    static func refusal(_ reason: String) -> Failure {
        Failure(
            .failed, "\(reason); nothing was written",
            hints:
                "name a folder of your own that others cannot enter (chmod 700 FOLDER), or encrypt it: --encrypt",
            "if you know who can read it, and that is fine: --force")
    }

    /// - Returns: the folder without links; nil where there is none, so that writing says so.
    private static func folder(of path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let parent =
            parts.count == 1
            ? "." : parts.count == 2 && parts[0].isEmpty ? "/" : parts.dropLast().joined(separator: "/")
        guard let real = unsafe realpath(parent, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// Others get to a folder if every folder on the way to it lets them in. The group counts as others, unless it is this
    /// person's own.
    private static func canBeReached(_ folder: String) -> Bool {
        var path = folder
        while true {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return true }
            let others: mode_t = status.st_gid == getegid() ? 0o001 : 0o011
            guard status.st_mode & others != 0 else { return false }
            guard path != "/", let slash = path.lastIndex(of: "/") else { return true }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
    }
}
