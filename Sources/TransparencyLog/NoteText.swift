import Canonical

/// A text that can be signed as a note (c2sp.org/signed-note, format): valid UTF-8 in lines that all end with a line
/// feed, with no other control character below U+0020.
package struct NoteText: Hashable, Sendable {
    /// The most bytes a text may have.
    package static let longest = 1 << 20

    /// The text, its last line feed included.
    package let bytes: [UInt8]

    /// - Parameter bytes: a text.
    /// - Throws: `FormatError`, where it cannot be signed.
    package init(_ bytes: some Collection<UInt8>) throws {
        guard bytes.count <= Self.longest else {
            throw FormatError("a text of \(bytes.count) bytes; at most \(Self.longest)")
        }
        self.bytes = Array(bytes)
        guard self.bytes.last == 0x0A else { throw FormatError("the text does not end with a line feed") }
        guard self.bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
            throw FormatError("the text holds a control character")
        }
        guard String(validating: self.bytes, as: UTF8.self) != nil else {
            throw FormatError("the text is not valid UTF-8")
        }
    }
}
