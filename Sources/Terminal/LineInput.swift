import Glibc

/// Reads one line, and not a byte further, from a file descriptor.
///
/// Nothing is kept here: what is read goes straight into the caller's memory, which may be guarded.
enum LineInput {
    /// What a line ended with.
    enum End { case lineFeed, endOfInput }

    /// - Parameters:
    ///   - fileDescriptor: where to read.
    ///   - buffer: takes the line without its line feed; it must have one byte more than the longest line may have.
    ///   - goesOn: called before each byte, and may wait; gives false where the line begins anew.
    /// - Returns: how many bytes the line has, and what ended it.
    /// - Throws: `TerminalError.tooLong`, when the whole line has been read away; `unreadable`; `endOfInput`, where
    ///   the terminal was closed.
    static func read(
        from fileDescriptor: CInt, into buffer: UnsafeMutableRawBufferPointer,
        goesOn: () -> Bool = { true }
    ) throws(TerminalError) -> (count: Int, end: End) {
        let limit = buffer.count - 1
        var count = 0
        while true {
            guard goesOn() else {
                count = 0
                continue
            }
            let place = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[min(count, limit)...])
            switch unsafe Glibc.read(fileDescriptor, place.baseAddress, 1) {
            case 1 where unsafe place[0] != UInt8(ascii: "\n"):
                count += 1
            case 1:
                return (try checked(count, limit), .lineFeed)
            case 0:
                return (try checked(count, limit), .endOfInput)
            default:
                switch errno {
                case EINTR: continue
                case EIO: throw .endOfInput
                default: throw .unreadable(fileDescriptor: fileDescriptor)
                }
            }
        }
    }

    private static func checked(_ count: Int, _ limit: Int) throws(TerminalError) -> Int {
        guard count <= limit else { throw .tooLong(limit: limit) }
        return count
    }
}
