/// A short name in lower-case letters, digits and single hyphens, as in `spoken-stop`: what items, roles, sides and
/// templates are called in files.
package struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The most bytes a slug may have.
    package static let longest = 48

    private let text: [UInt8]

    /// - Parameter bytes: `a-z`, then `a-z`, `0-9` and hyphens, no hyphen at the end and never two together; nil is
    ///   given for anything else.
    package init?(_ bytes: some Collection<UInt8>) { self.init(text: Array(bytes)) }

    /// - Parameter bytes: as for any collection: of a part of a text, which has many, none is asked for by itself.
    package init?(_ bytes: ArraySlice<UInt8>) { self.init(text: Array(bytes)) }

    private init?(text: [UInt8]) {
        guard (1...Self.longest).contains(text.count), let first = text.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return nil }
        var hyphen = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): hyphen = false
            case UInt8(ascii: "-"):
                guard !hyphen else { return nil }
                hyphen = true
            default: return nil
            }
        }
        guard !hyphen else { return nil }
        self.text = text
    }

    /// - Parameter text: as for `init(_:)` with bytes.
    package init?(_ text: String) { self.init(text: Array(text.utf8)) }

    package var description: String { String(decoding: text, as: UTF8.self) }

    package static func < (a: Self, b: Self) -> Bool { a.text.lexicographicallyPrecedes(b.text) }

    package func hash(into hasher: inout Hasher) {
        unsafe text.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
