import Canonical
import Sodium

/// Sixty digits that two people compare by voice, to know that each has the other's real keys.
package enum CompareNumber {
    /// - Parameters:
    ///   - one: one person's card.
    ///   - other: the other's; the order does not matter.
    /// - Returns: twelve groups of five digits: SHA-512 over `troth/compare/v0` and both lines of verifier key and
    ///   recipient in the order of their bytes, cut into 5-byte numbers, big-endian, modulo 100,000.
    package static func groups(_ one: Card, _ other: Card) -> [String] {
        let lines = [one, other].map { Array("\($0.verifierKey) \($0.recipient)\n".utf8) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        let digest = SHA512.hash(Array("troth/compare/v0\n".utf8) + lines.joined())
        return (0..<12).map { group in
            let number = digest[group * 5..<group * 5 + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Decimal.padded(Int(number % 100_000), 5)
        }
    }
}
