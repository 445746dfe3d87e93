/// Why a question could not be asked, or an answer not be read.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// There is nobody to ask: this process has no terminal.
    case noTerminal
    /// The input ended, or the terminal was closed, before an answer was there.
    case endOfInput
    /// A line has more than `limit` bytes.
    case tooLong(limit: Int)
    /// A file descriptor is not open, or cannot be read.
    case unreadable(fileDescriptor: CInt)

    package var description: String {
        switch self {
        case .noTerminal: "there is no terminal to ask on"
        case .endOfInput: "the input ended before there was an answer"
        case .tooLong(let limit): "the line is longer than \(limit) bytes"
        case .unreadable(let descriptor): "file descriptor \(descriptor) cannot be read"
        }
    }
}
