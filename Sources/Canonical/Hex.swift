/// Lower-case hexadecimal, the only spelling of it that troth writes or reads.
package enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// - Parameter bytes: any bytes.
    /// - Returns: two lower-case digits for each byte.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Parameter text: the bytes of a text.
    /// - Returns: the bytes it spells, or nil where the count is odd or anything but `0-9a-f` stands in it.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? { decode(Array(text)[...]) }

    /// - Parameter text: as for any collection: of a part of a text, no byte is asked for by itself.
    /// - Returns: the same.
    package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 2)
        var high: UInt8?
        for character in text {
            let value: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = character - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = character - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                out.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return out
    }
}
