/// Bech32 (BIP 173) of exactly 32 bytes, in one case: how age writes X25519 keys.
///
/// Works from buffer to buffer, so that a secret stays in guarded memory.
struct Bech32: Sendable {
    /// `age1` and 58 more characters.
    static let recipient = Bech32(prefix: "age", alphabet: "qpzry9x8gf2tvdw0s3jn54khce6mua7l")
    /// `AGE-SECRET-KEY-1` and 58 more characters.
    static let identity = Bech32(prefix: "AGE-SECRET-KEY-", alphabet: "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")

    private static let dataCount = 32
    private static let checksumSymbols = 6

    /// The human-readable part and the digit 1 that ends it.
    private let start: [UInt8]
    private let alphabet: [UInt8]
    /// The value of each character, or 255.
    private let values: [UInt8]
    /// The checksum after the prefix, before any data.
    private let startChecksum: Checksum

    /// How many characters a text has.
    let textCount: Int

    private init(prefix: String, alphabet: String) {
        start = Array(prefix.utf8) + [UInt8(ascii: "1")]
        self.alphabet = Array(alphabet.utf8)
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
        self.values = values
        // Calculated over lower case, which the bit 0x20 makes of every character that stands in these prefixes.
        var checksum = Checksum()
        for character in prefix.utf8 { checksum.add((character | 0x20) >> 5) }
        checksum.add(0)
        for character in prefix.utf8 { checksum.add(character & 31) }
        startChecksum = checksum
        textCount = start.count + (Self.dataCount * 8 + 4) / 5 + Self.checksumSymbols
    }

    /// - Parameters:
    ///   - text: any bytes.
    ///   - out: where to write the 32 bytes that the text stands for.
    /// - Returns: whether the text is the one spelling of 32 bytes; if it is not, what stands in `out` means nothing.
    func decode(_ text: some Collection<UInt8>, into out: UnsafeMutableRawBufferPointer) -> Bool {
        guard text.count == textCount, text.starts(with: start), out.count == Self.dataCount else {
            return false
        }
        var checksum = startChecksum
        var bits: UInt32 = 0
        var bitCount = 0
        var written = 0
        for (offset, character) in text.dropFirst(start.count).enumerated() {
            let value = values[Int(character)]
            guard value != 255 else { return false }
            checksum.add(value)
            guard offset < textCount - start.count - Self.checksumSymbols else { continue }
            bits = bits << 5 | UInt32(value)
            bitCount += 5
            if bitCount >= 8 {
                bitCount -= 8
                unsafe out[written] = UInt8(truncatingIfNeeded: bits >> UInt32(bitCount))
                written += 1
                bits &= 1 << UInt32(bitCount) - 1
            }
        }
        // What is left over of the last symbol must be zero.
        return checksum.isRight && bits == 0
    }

    /// - Parameters:
    ///   - bytes: 32 bytes.
    ///   - out: where to write the text: `textCount` characters.
    func encode(_ bytes: some Collection<UInt8>, into out: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count == Self.dataCount && out.count == textCount)
        var checksum = startChecksum
        var written = start.count
        unsafe out.copyBytes(from: start)
        func put(_ symbol: UInt8) {
            unsafe out[written] = alphabet[Int(symbol)]
            written += 1
        }
        func add(_ symbol: UInt8) {
            checksum.add(symbol)
            put(symbol)
        }
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                add(UInt8(bits >> UInt32(bitCount) & 31))
            }
            bits &= 1 << UInt32(bitCount) - 1
        }
        add(UInt8(bits << UInt32(5 - bitCount) & 31))
        for symbol in checksum.symbols { put(symbol) }
    }

    /// The BCH code of BIP 173.
    private struct Checksum {
        private static let generator: [UInt32] = [
            0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
        ]
        private var state: UInt32 = 1

        mutating func add(_ symbol: UInt8) {
            let top = state >> 25
            state = (state & 0x1ff_ffff) << 5 ^ UInt32(symbol)
            for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { state ^= Self.generator[bit] }
        }

        /// Whether what was added ends with its own checksum.
        var isRight: Bool { state == 1 }

        /// The six symbols that make it right.
        var symbols: [UInt8] {
            var end = self
            for _ in 0..<6 { end.add(0) }
            return (0..<6).map { UInt8((end.state ^ 1) >> UInt32(5 * (5 - $0)) & 31) }
        }
    }
}
