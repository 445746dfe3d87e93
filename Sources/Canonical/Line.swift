/// One line of text that a person wrote: not empty, no blank at either end, and nothing in it that `TextTable`
/// refuses.
///
/// Compared, sorted and hashed by its bytes. Swift's `String` calls two spellings of `é` equal; for a text that is
/// signed they are two texts.
package struct Line: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The most bytes one line may have.
    package static let longest = 4096

    /// The UTF-8 bytes.
    package let bytes: [UInt8]

    /// - Parameter bytes: the UTF-8 bytes of one line, without its line feed.
    /// - Throws: `FormatError`, where it is empty, too long, not UTF-8, has a blank at an end, or holds a character
    ///   that the table refuses.
    package init(_ bytes: some Collection<UInt8>) throws { try self.init(bytes: Array(bytes)) }

    /// - Parameter bytes: as for any collection: of a part of a text, none is asked for by itself.
    /// - Throws: the same.
    package init(_ bytes: ArraySlice<UInt8>) throws { try self.init(bytes: Array(bytes)) }

    private init(bytes: [UInt8]) throws {
        self.bytes = bytes
        guard !self.bytes.isEmpty else { throw FormatError("an empty line") }
        guard self.bytes.count <= Self.longest else {
            throw FormatError("a line of \(self.bytes.count) bytes; at most \(Self.longest)")
        }
        if self.bytes.allSatisfy({ (0x20...0x7E).contains($0) }) {
            guard self.bytes.first != 0x20, self.bytes.last != 0x20 else { throw Self.blankAtAnEnd }
            return
        }
        try Self.check(self.bytes)
    }

    /// - Parameter text: one line.
    /// - Throws: as `init(_:)` for bytes.
    package init(_ text: String) throws { try self.init(bytes: Array(text.utf8)) }

    package var description: String { String(decoding: bytes, as: UTF8.self) }

    package static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

    package func hash(into hasher: inout Hasher) {
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    private static let blankAtAnEnd = FormatError("a line that begins or ends with a blank")

    private static func check(_ bytes: [UInt8]) throws {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FormatError("a line that is not valid UTF-8")
        }
        let scalars = text.unicodeScalars.map(\.value)
        guard let first = scalars.first, let last = scalars.last, !TextTable.isSpace(first),
            !TextTable.isSpace(last)
        else { throw blankAtAnEnd }
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if TagSequence.isTag(scalar), let end = TagSequence.end(in: scalars, from: index) {
                index = end
                continue
            }
            guard
                TextTable.permits(
                    scalar, after: index > 0 ? scalars[index - 1] : nil,
                    before: index + 1 < scalars.count ? scalars[index + 1] : nil)
            else {
                throw FormatError(
                    "the character U+\(String(scalar, radix: 16, uppercase: true)) may not stand here")
            }
            index += 1
        }
    }
}

/// Several lines of text that a person wrote, at least one.
package struct Prose: Hashable, Sendable, CustomStringConvertible {
    /// The most lines one text may have.
    package static let mostLines = 256

    /// The lines, in order.
    package let lines: [Line]

    /// - Parameter lines: 1 to `mostLines` lines.
    /// - Throws: `FormatError` for any other count.
    package init(_ lines: [Line]) throws {
        guard (1...Self.mostLines).contains(lines.count) else {
            throw FormatError("a text of \(lines.count) lines; 1 to \(Self.mostLines)")
        }
        self.lines = lines
    }

    /// - Parameter text: lines divided by line feeds; blank lines and blanks at the ends are dropped.
    /// - Throws: `FormatError`, where nothing is left or a line is refused; the line is counted from 1.
    package init(lenient text: String) throws {
        var lines: [Line] = []
        for (number, part) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        {
            let trimmed = part.trimmed
            guard !trimmed.isEmpty else { continue }
            do { lines.append(try Line(trimmed)) } catch let error as FormatError {
                throw FormatError(error.reason, line: number + 1)
            }
        }
        try self.init(lines)
    }

    package var description: String { lines.map(\.description).joined(separator: "\n") }
}

extension Collection where Element == UInt8 {
    /// The bytes without spaces, tabs and carriage returns at either end.
    package var trimmed: [UInt8] {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]
        return Array(drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
    }
}
