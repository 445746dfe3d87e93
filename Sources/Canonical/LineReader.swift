/// Reads a text line by line, counting.
///
/// Every line ends with one line feed, the last one too: a text has one spelling.
package struct LineReader {
    private let bytes: [UInt8]
    private var position = 0
    /// The number of the line that `next` gives next, counted from 1.
    package private(set) var number = 1

    /// - Parameter bytes: a whole text.
    /// - Throws: `FormatError`, where the text is empty or does not end with a line feed.
    package init(_ bytes: [UInt8]) throws {
        guard bytes.last == 0x0A else { throw FormatError("the text does not end with a line feed") }
        self.bytes = bytes
    }

    /// Whether all lines have been read.
    package var isAtEnd: Bool { position == bytes.count }

    /// The next line without its line feed, left in place; nil at the end.
    package var peek: ArraySlice<UInt8>? {
        guard !isAtEnd else { return nil }
        let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
        return bytes[position..<end]
    }

    /// - Returns: the next line without its line feed.
    /// - Throws: `FormatError` at the end of the text.
    package mutating func next() throws -> ArraySlice<UInt8> {
        guard let line = peek else { throw error("the text ends too early") }
        position = line.endIndex + 1
        number += 1
        return line
    }

    /// Takes the next line where it is exactly `text`.
    ///
    /// - Returns: whether it was.
    package mutating func take(_ text: String) -> Bool {
        guard let line = peek, line.elementsEqual(text.utf8) else { return false }
        position = line.endIndex + 1
        number += 1
        return true
    }

    /// Takes the next line where it begins with `prefix`.
    ///
    /// - Returns: what follows the prefix, or nil where the line begins otherwise and is left in place.
    package mutating func take(prefix: String) -> ArraySlice<UInt8>? {
        guard let line = peek, line.starts(with: prefix.utf8) else { return nil }
        position = line.endIndex + 1
        number += 1
        return line.dropFirst(prefix.utf8.count)
    }

    /// - Throws: `FormatError`, where the next line is not exactly `text`.
    package mutating func expect(_ text: String) throws {
        guard take(text) else { throw error("expected “\(text)”") }
    }

    /// - Returns: what follows the prefix on the next line.
    /// - Throws: `FormatError`, where the next line does not begin with `prefix`.
    package mutating func expect(prefix: String) throws -> ArraySlice<UInt8> {
        guard let rest = take(prefix: prefix) else { throw error("expected “\(prefix)…”") }
        return rest
    }

    /// - Returns: everything that is left, its line feeds included.
    package mutating func takeRest() -> [UInt8] {
        defer { position = bytes.count }
        return Array(bytes[position...])
    }

    /// - Throws: `FormatError`, where lines are left.
    package func expectEnd() throws {
        guard isAtEnd else { throw error("a line too many") }
    }

    /// - Parameter reason: what is wrong with the line that comes next.
    /// - Returns: an error that names its number.
    package func error(_ reason: String) -> FormatError { FormatError(reason, line: number) }

    /// - Parameter reason: what is wrong with the line that was read last.
    /// - Returns: an error that names its number.
    package func errorBefore(_ reason: String) -> FormatError { FormatError(reason, line: number - 1) }
}
