/// Thirty-two bytes that are compared and used as a key: a digest, a public key, a nonce.
///
/// Not for secrets: the bytes are copied freely and compared in variable time.
package struct Bytes32: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many bytes there are.
    package static let count = 32

    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter bytes: exactly 32 bytes; nil is given for any other count.
    package init?(_ bytes: some Collection<UInt8>) { self.init(array: Array(bytes)) }

    // A home makes some thousands of these when it opens: an array is read without asking for each byte's index.
    private init?(array: [UInt8]) {
        guard array.count == Self.count else { return nil }
        func word(_ first: Int) -> UInt64 {
            (first..<first + 8).reduce(0) { $0 << 8 | UInt64(array[$1]) }
        }
        words = (word(0), word(8), word(16), word(24))
    }

    /// - Parameter hex: exactly 64 lower-case hexadecimal digits; nil is given for anything else.
    package init?(hex: some Collection<UInt8>) { self.init(hex: Array(hex)[...]) }

    /// - Parameter hex: as for any collection: of a part of a text, no digit is asked for by itself.
    package init?(hex: ArraySlice<UInt8>) {
        guard hex.count == 2 * Self.count, let bytes = Hex.decode(hex) else { return nil }
        self.init(array: bytes)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.count)
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return bytes
    }

    /// The bytes as 64 lower-case hexadecimal digits.
    package var hex: String { Hex.encode(bytes) }

    package var description: String { hex }

    package static func == (a: Self, b: Self) -> Bool { a.words == b.words }
    package static func < (a: Self, b: Self) -> Bool { a.words < b.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}
