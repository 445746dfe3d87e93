import Canonical

/// Padding by Padmé (Nikitin et al., “Reducing Metadata Leakage from Encrypted Files and Communication with PURBs”,
/// 2019): a length leaks at most O(log log n) bits, and a file grows by at most 12 %. Nothing is smaller than 4 KiB.
package enum Padding {
    /// The smallest padded size.
    package static let smallest = 4096

    /// - Parameter length: how many bytes there are.
    /// - Returns: how many there are with padding.
    package static func size(of length: Int) -> Int {
        guard length > smallest else { return smallest }
        let exponent = Int.bitWidth - 1 - length.leadingZeroBitCount
        let bitsOfExponent = Int.bitWidth - exponent.leadingZeroBitCount
        let mask = (1 << (exponent - bitsOfExponent)) - 1
        return (length + mask) & ~mask
    }

    /// - Parameter text: a text that ends with a line feed.
    /// - Returns: the text with line feeds behind it.
    static func pad(_ text: [UInt8]) -> [UInt8] {
        text + [UInt8](repeating: 0x0A, count: size(of: text.count) - text.count)
    }

    /// - Parameter padded: what `pad` gave for a text whose last line is not empty.
    /// - Returns: the text.
    /// - Throws: `FormatError`, where the padding is not exactly what `pad` writes.
    static func strip(_ padded: [UInt8]) throws -> [UInt8] {
        guard let last = padded.lastIndex(where: { $0 != 0x0A }), last + 1 < padded.count else {
            throw FormatError("an object without a text")
        }
        let text = padded[...(last + 1)]
        guard size(of: text.count) == padded.count else { throw FormatError("an object with wrong padding") }
        return Array(text)
    }
}
