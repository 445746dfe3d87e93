import Canonical
package import Sodium

/// The name of a key in a signed note (c2sp.org/signed-note): visible ASCII without `+`.
///
/// The specification allows any text without blanks; troth names keys itself, and needs no more than this.
package struct KeyName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The most bytes a name may have.
    package static let longest = 128

    /// The ASCII bytes.
    package let bytes: [UInt8]

    /// - Parameter bytes: 1 to `longest` bytes from `!` to `~`, none of them `+`; nil is given for anything else.
    package init?(_ bytes: some Collection<UInt8>) {
        guard (1...Self.longest).contains(bytes.count),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") })
        else { return nil }
        self.bytes = Array(bytes)
    }

    /// The name of a person's key, which tells nothing about the person: `troth-` and the first 8 bytes of the
    /// public key's SHA-256 in hexadecimal.
    package init(ofPersonWith key: VerifyingKey) {
        bytes = Array("troth-\(Hex.encode(SHA256.hash(key.bytes.bytes).bytes.prefix(8)))".utf8)
    }

    package var description: String { String(decoding: bytes, as: UTF8.self) }

    package static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
