import Glibc

/// Files that the person names: read with a limit, written only where they say.
enum Files {
    /// The most bytes of a text that somebody wrote.
    static let longestText = 1 << 20
    /// The most bytes of a bundle.
    static let longestBundle = 96 << 20

    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - limit: the most bytes it may have.
    /// - Returns: its bytes.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("read", path) }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe part.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress!, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            guard count > 0 else { return bytes }
            bytes += part[..<count]
            guard bytes.count <= limit else {
                throw Failure(
                    .failed, "\(path) has more than \(limit) bytes, which is more than such a file may have")
            }
        }
    }

    /// Writes a new file, readable by its owner alone.
    ///
    /// - Parameters:
    ///   - path: a file.
    ///   - bytes: what to write.
    ///   - replacing: whether it may take the place of a file that is there.
    ///   - mustBePrivate: whether it is not written where the file system lets others read it all the same.
    static func write(
        _ path: String, _ bytes: [UInt8], replacing: Bool, mustBePrivate: Bool = false
    ) throws {
        // Whoever has an older file open, or comes to it by a link, does not get to read the new one: it takes the old one's
        // place when all of it is there.
        let there = kind(path)
        let isTaken = replacing && there == .plain
        let target = isTaken ? "\(path).\(getpid()).part" : path
        let mode = O_WRONLY | O_CLOEXEC | (replacing && there == .other ? 0 : O_CREAT | O_EXCL)
        let descriptor = unsafe open(target, mode, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST {
                throw Failure(
                    .failed, "\(target) is there already, and was left as it is",
                    hints: "name another file, or add --yes to write over it")
            }
            throw failure("write", path)
        }
        defer { close(descriptor) }
        do {
            try fill(descriptor, path, bytes, mustBePrivate: mustBePrivate)
            if isTaken, unsafe rename(target, path) != 0 { throw failure("write", path) }
        } catch {
            if kind(target) == .plain { unsafe unlink(target) }
            throw error
        }
    }

    /// What is at a path: a file or a link to one, which another file can take the place of; or a terminal, a pipe and the
    /// like, which is written to.
    private enum Kind { case nothing, plain, other }

    private static func kind(_ path: String) -> Kind {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return .nothing }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        // A link that leads nowhere is as good as a file.
        if isLink, unsafe stat(path, &status) != 0 { return .plain }
        return status.st_mode & S_IFMT == S_IFREG ? .plain : .other
    }

    private static func fill(
        _ descriptor: CInt, _ path: String, _ bytes: [UInt8], mustBePrivate: Bool
    ) throws {
        var status = stat()
        if mustBePrivate, unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_mode & 0o077 != 0
        {
            throw PrivatePlace.refusal("the disk that \(path) would be on keeps nothing from others")
        }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write", path) }
            done += count
        }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure("write", path) }
    }

    /// Makes a new folder that nobody else can look into, under a name that nothing has.
    ///
    /// - Parameters:
    ///   - place: where.
    ///   - beginning: what its name begins with.
    ///   - hint: what to do where it cannot be made.
    /// - Returns: its path.
    static func newFolder(in place: String, beginning: String, hint: String) throws -> String {
        var name = Array("\(place)/\(beginning)XXXXXX".utf8CString)
        let made = unsafe name.withUnsafeMutableBufferPointer { unsafe mkdtemp($0.baseAddress!) != nil }
        guard made else {
            throw Failure(
                .failed, "cannot make a folder in \(place): \(unsafe String(cString: strerror(errno)))",
                hints: hint)
        }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func failure(_ verb: String, _ path: String) -> Failure {
        Failure(.failed, "cannot \(verb) \(path): \(unsafe String(cString: strerror(errno)))")
    }
}
