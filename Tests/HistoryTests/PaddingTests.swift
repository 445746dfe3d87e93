import Age
import Canonical
import History
import Testing

@Suite struct PaddingTests {
    /// Sizes by the definition in the paper, worked out by hand for each.
    @Test(arguments: [
        (0, 4096), (1, 4096), (4096, 4096), (4097, 4352), (4352, 4352), (4353, 4608), (8191, 8192),
        (8192, 8192),
        (8193, 8704), (65536, 65536), (65537, 67584), (1 << 20, 1 << 20),
        ((1 << 20) + 1, (1 << 20) + (1 << 15)),
    ])
    func sizesAreTheFewThatPadmeAllows(length: Int, size: Int) { #expect(Padding.size(of: length) == size) }

    @Test func paddingAddsLittleAndStays() {
        for length in stride(from: 4096, to: 3 << 20, by: 977) {
            let size = Padding.size(of: length)
            #expect(size >= length && Double(size) <= Double(length) * 1.12)
            #expect(Padding.size(of: size) == size)
        }
    }

    @Test func anObjectIsReadAsItWasWritten() throws {
        let identity = try Identity.random()
        var opener = try Opener([identity])
        for length in [2, 4095, 4096, 4097, 10_000] {
            let text = [UInt8](repeating: 0x41, count: length - 1) + [0x0A]
            let file = try SealedObject.seal(text, to: identity.recipient)
            #expect(try SealedObject.open(file, with: &opener) == text)
        }
    }

    @Test func nothingButExactPaddingIsRead() throws {
        let identity = try Identity.random()
        var opener = try Opener([identity])
        let text = Array("text\n".utf8)
        let feeds = { (count: Int) in [UInt8](repeating: 0x0A, count: count) }
        for plain in [
            text, text + feeds(4090), text + feeds(4092), text + feeds(4352 - 5), feeds(4096), [],
            Array("text".utf8) + [UInt8](repeating: 0x20, count: 4092),
        ] {
            let file = try AgeFile.seal(plain, to: [identity.recipient])
            do {
                _ = try SealedObject.open(file, with: &opener)
                Issue.record("\(plain.count) bytes were accepted")
            } catch is FormatError {}
        }
    }
}
