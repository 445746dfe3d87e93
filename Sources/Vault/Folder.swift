import Glibc

/// A home in a folder of the file system: folders 0700, files 0600, file times 0.
///
/// Holds the folder's lock while it lives.
package final class Folder: Disk {
    /// Where it is.
    package let path: String
    private let lock: CInt

    private static let lockFile = "lock"
    /// What the name of a file begins with while it is written.
    private static let temporary = ".new-"
    /// More than any file of a home has.
    private static let mostBytes = 32 << 20

    /// Opens a home, waiting a little for another process to finish with it.
    ///
    /// - Parameters:
    ///   - path: the home.
    ///   - creating: whether to make the folder where there is none.
    ///   - patience: how long to wait for the lock, in milliseconds.
    /// - Throws: `VaultError.noHome`, `.locked`, `.cannot`.
    package init(_ path: String, creating: Bool, patience: Int = 2000) throws {
        self.path = path
        if creating { try Self.makeFolders(path) }
        guard unsafe access(path, F_OK) == 0 else { throw VaultError.noHome(path: path) }
        let file = "\(path)/\(Self.lockFile)"
        lock = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw Self.failure("open", file) }
        // Without it the lock would tell when the home was made.
        try Self.forgetTimes(of: lock, file)
        try acquire(patience: patience)
    }

    deinit { close(lock) }

    /// Lets other processes work in the home, as while somebody is asked something.
    package func release() { flock(lock, LOCK_UN) }

    /// Waits a little for another process to finish.
    ///
    /// - Parameter patience: how long, in milliseconds.
    /// - Throws: `VaultError.locked`, `.cannot`.
    package func acquire(patience: Int = 2000) throws {
        let file = "\(path)/\(Self.lockFile)"
        var waited = 0
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw Self.failure("lock", file) }
            guard waited < patience else { throw VaultError.locked }
            usleep(20_000)
            waited += 20
        }
    }

    package func exists(_ name: String) throws -> Bool {
        let file = "\(path)/\(name)"
        if unsafe access(file, F_OK) == 0 { return true }
        guard errno == ENOENT else { throw Self.failure("read", file) }
        return false
    }

    package func read(_ name: String) throws -> [UInt8]? {
        let file = "\(path)/\(name)"
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw Self.failure("read", file)
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw Self.failure("read", file) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.mostBytes else {
            throw VaultError.cannot(verb: "read", path: file, reason: "it is not a file that troth wrote")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress! + done, $0.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure("read", file) }
            // Somebody cut it short in the meantime.
            if count == 0 { return Array(bytes[..<done]) }
            done += count
        }
        return bytes
    }

    package func list(_ name: String) throws -> [String] {
        try Self.names(in: "\(path)/\(name)").filter { !$0.hasPrefix(".") }
    }

    private static func names(in folder: String) throws -> [String] {
        guard let stream = unsafe opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw failure("read", folder)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    unsafe String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }

    package func create(_ name: String, _ bytes: [UInt8]) throws -> Bool {
        let file = "\(path)/\(name)"
        let temporary = try write(bytes, beside: file)
        defer { unsafe unlink(temporary) }
        // link() never takes the place of a file that is there.
        guard unsafe link(temporary, file) == 0 else {
            if errno == EEXIST { return false }
            throw Self.failure("write", file)
        }
        try Self.synchronise(folderOf: file)
        return true
    }

    package func replace(_ name: String, _ bytes: [UInt8]) throws {
        let file = "\(path)/\(name)"
        let temporary = try write(bytes, beside: file)
        guard unsafe rename(temporary, file) == 0 else {
            unsafe unlink(temporary)
            throw Self.failure("write", file)
        }
        try Self.synchronise(folderOf: file)
    }

    package func remove(_ name: String) throws -> Bool {
        let file = "\(path)/\(name)"
        let folder = Self.folder(of: file)
        // Nobody is writing while this process has the lock, so what begins like this was left by one that was cut off.
        let leftOver = try Self.names(in: folder).filter { $0.hasPrefix(Self.temporary) }
        for name in leftOver { unsafe unlink("\(folder)/\(name)") }
        let isRemoved = unsafe unlink(file) == 0
        guard isRemoved || errno == ENOENT else { throw Self.failure("delete", file) }
        if isRemoved || !leftOver.isEmpty { try Self.synchronise(folderOf: file) }
        return isRemoved
    }

    private func write(_ bytes: [UInt8], beside file: String) throws -> String {
        let folder = Self.folder(of: file)
        if unsafe access(folder, F_OK) != 0 { try Self.makeFolders(folder) }
        let temporary = "\(folder)/\(Self.temporary)\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.failure("write", temporary) }
        defer { close(descriptor) }
        do {
            var done = 0
            while done < bytes.count {
                let count = unsafe bytes.withUnsafeBytes {
                    unsafe Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Self.failure("write", temporary) }
                done += count
            }
            try Self.forgetTimes(of: descriptor, temporary)
            guard fsync(descriptor) == 0 else { throw Self.failure("write", temporary) }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        return temporary
    }

    private static func forgetTimes(of descriptor: CInt, _ path: String) throws {
        let epoch = [timespec(tv_sec: 0, tv_nsec: 0), timespec(tv_sec: 0, tv_nsec: 0)]
        guard unsafe futimens(descriptor, epoch) == 0 else { throw failure("write", path) }
    }

    private static func synchronise(folderOf file: String) throws {
        let folder = folder(of: file)
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("write", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("write", folder) }
    }

    private static func makeFolders(_ path: String) throws {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            if unsafe mkdir(made, 0o700) == 0 {
                // Else a power cut could take the folder away with what the heads speak of.
                try synchronise(folderOf: made)
            } else if errno != EEXIST {
                throw failure("make", made)
            }
        }
    }

    private static func folder(of file: String) -> String {
        file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    }

    private static func failure(_ verb: String, _ path: String) -> VaultError {
        VaultError.cannot(verb: verb, path: path, reason: unsafe String(cString: strerror(errno)))
    }
}
