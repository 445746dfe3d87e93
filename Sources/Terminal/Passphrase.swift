import CPlatform
import Glibc
package import Sodium

/// Reading a passphrase: from the file descriptor into guarded memory, and nowhere else.
package enum Passphrase {
    /// The most bytes a passphrase may have.
    package static let longest = 1024

    /// Reads a passphrase that another program hands over, as `--passphrase-fd` does.
    ///
    /// It ends with the first line feed, or with the input; nothing behind the line feed is read. Where somebody
    /// types it at a terminal after all, it is not shown.
    ///
    /// - Parameter fileDescriptor: a file descriptor that this process was started with.
    /// - Returns: the passphrase, which may be empty.
    /// - Throws: `TerminalError.endOfInput`, where there is not even an empty line; `tooLong`; `unreadable`; and
    ///   `SodiumError.outOfMemory`.
    package static func read(from fileDescriptor: CInt) throws -> Secret {
        if isatty(fileDescriptor) == 1 { return try readSilently(from: fileDescriptor) {} }
        // No editor and no pager gets to read it again. What is standard input stays theirs.
        if fileDescriptor > STDERR_FILENO { _ = fcntl(fileDescriptor, F_SETFD, FD_CLOEXEC) }
        return try secret { buffer in
            let (count, end) = try unsafe LineInput.read(from: fileDescriptor, into: buffer)
            guard count > 0 || end == .lineFeed else { throw TerminalError.endOfInput }
            // A file that was written on Windows; nobody can type a carriage return into a terminal.
            let hasReturn = unsafe count > 0 && end == .lineFeed && buffer[count - 1] == UInt8(ascii: "\r")
            return hasReturn ? count - 1 : count
        }
    }

    /// - Parameters:
    ///   - terminal: the file descriptor of a terminal.
    ///   - ask: puts the question: called when nothing that is typed is shown any more, and again where the program
    ///     was stopped and goes on. What had been typed is gone then.
    static func readSilently(from terminal: CInt, ask: () -> Void) throws -> Secret {
        guard troth_silence(terminal) == 0 else { throw TerminalError.unreadable(fileDescriptor: terminal) }
        defer { troth_unsilence() }
        ask()
        return try secret { buffer in
            let (count, end) = try unsafe LineInput.read(from: terminal, into: buffer) {
                if troth_await(terminal) != 0 { return true }
                ask()
                return false
            }
            guard end == .lineFeed else { throw TerminalError.endOfInput }
            return count
        }
    }

    /// - Parameter read: reads a line into guarded memory and gives its length.
    @safe private static func secret(read: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Secret {
        var count = 0
        let line = try Secret(count: longest + 1) { count = try unsafe read($0) }
        return try line.withBytes {
            try unsafe Secret(copying: UnsafeRawBufferPointer(rebasing: $0.prefix(count)))
        }
    }
}
