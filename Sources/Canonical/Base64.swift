/// Standard base64 (RFC 4648 section 4), strict: the alphabet alone, unused bits zero, padding as asked for.
///
/// So every sequence of bytes has exactly one spelling, and a text cannot be changed without changing what it
/// stands for.
package enum Base64 {
    /// Whether `=` fills the last group.
    package enum Padding: Sendable { case padded, unpadded }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// The value of each character, or 255.
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
        return table
    }()

    /// - Parameters:
    ///   - bytes: any bytes.
    ///   - padding: whether to fill the last group with `=`.
    /// - Returns: the text, on one line.
    package static func encode(_ bytes: some Collection<UInt8>, _ padding: Padding = .padded) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(alphabet[Int(buffer >> bits & 63)])
            }
            buffer &= (1 << bits) - 1
        }
        if bits > 0 { out.append(alphabet[Int(buffer << (6 - bits) & 63)]) }
        if padding == .padded {
            while !out.count.isMultiple(of: 4) { out.append(UInt8(ascii: "=")) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// - Parameters:
    ///   - text: the bytes of the text.
    ///   - padding: whether the last group must be filled with `=`, or must not be.
    /// - Returns: the bytes, or nil where the text is not the one spelling of any.
    package static func decode(_ text: some Collection<UInt8>, _ padding: Padding = .padded) -> [UInt8]? {
        var body = Array(text)
        if padding == .padded {
            guard body.count.isMultiple(of: 4) else { return nil }
            for _ in 0..<2 where body.last == UInt8(ascii: "=") { body.removeLast() }
            // Padding fills a group of two or three characters; it never stands alone.
            guard body.count % 4 != 0 || body.count == text.count else { return nil }
        }
        guard body.count % 4 != 1 else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(body.count * 3 / 4)
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for character in body {
            let value = values[Int(character)]
            guard value != 255 else { return nil }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: buffer >> bits))
                buffer &= (1 << bits) - 1
            }
        }
        return buffer == 0 ? out : nil
    }
}
