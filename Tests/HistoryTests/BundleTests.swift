import Age
import Canonical
import History
import Testing

@Suite struct BundleTests {
    private let identity: Identity
    private let bundle: Bundle

    init() throws {
        identity = try Identity.random()
        bundle = Bundle(
            heads: [Array("a head\n".utf8)],
            records: [
                Array("one\n".utf8), [], [UInt8](repeating: 0x0A, count: 300),
                [UInt8](repeating: 7, count: 9000),
            ])
    }

    @Test(arguments: [false, true]) func aBundleOpensForItsReader(armored: Bool) throws {
        let file = try bundle.seal(to: identity.recipient, armored: armored)
        #expect(Armor.isArmored(file) == armored)
        #expect(try Bundle(opening: file, with: identity) == bundle)
        let empty = Bundle(heads: [], records: [])
        #expect(
            try Bundle(opening: empty.seal(to: identity.recipient, armored: armored), with: identity) == empty
        )
    }

    @Test func itIsForNobodyElse() throws {
        let file = try bundle.seal(to: identity.recipient, armored: false)
        #expect(throws: AgeError.noMatch) { _ = try Bundle(opening: file, with: .random()) }
    }

    @Test(arguments: [false, true]) func whatIsCutShortOrChangedIsRefused(armored: Bool) throws {
        let file = try bundle.seal(to: identity.recipient, armored: armored)
        for count in stride(from: 0, to: file.count, by: 97) {
            #expect(throws: (any Error).self, "\(count) bytes") {
                _ = try Bundle(opening: Array(file.prefix(count)), with: identity)
            }
        }
        for index in stride(from: 0, to: file.count, by: 61) {
            var changed = file
            changed[index] ^= 1
            #expect(throws: (any Error).self, "byte \(index)") {
                _ = try Bundle(opening: changed, with: identity)
            }
        }
    }

    @Test func aPlaintextThatEndsTooEarlyIsRefusedAtEveryByte() throws {
        let plain = try plain(of: Bundle(heads: [[1, 0x0A]], records: [[2, 0x0A], [3, 0x0A]]))
        for count in stride(from: 0, to: plain.count, by: 13) { refuse(Array(plain.prefix(count))) }
        // Whole frames are missing, and the padding fits.
        let start = "troth/bundle/v0\nheads 1\nrecords 2\n\n".utf8.count
        for frames in 0..<3 { refuse(padded(Array(plain.prefix(start + 6 * frames)))) }
        #expect(throws: Never.self) { _ = try opened(padded(Array(plain.prefix(start + 18)))) }
    }

    @Test func thePaddingIsExact() throws {
        let plain = try plain(of: bundle)
        refuse(plain + [0x0A])
        refuse(Array(plain.dropLast()))
        var changed = plain
        changed[plain.count - 1] = 0x20
        refuse(changed)
    }

    @Test(arguments: [
        "troth/bundle/v1\nheads 0\nrecords 0\n\n", "troth/bundle/v1\n",
        "troth/bundle/v12 and a very different rest",
    ])
    func aNewerFormatIsSaidToBeOne(plain: String) throws {
        let error = #expect(throws: FormatError.self) { _ = try opened(padded(Array(plain.utf8))) }
        #expect(error?.reason.contains("newer troth") == true)
    }

    @Test(arguments: [
        "", "something else\n", "troth/bundle/v0", "troth/bundle/v0\nheads 0\nrecords 1\n\n",
        "troth/bundle/v0\nheads 1\nrecords 0\n\n", "troth/bundle/v0\nheads 00\nrecords 0\n\n",
        "troth/bundle/v0\nheads -1\nrecords 0\n\n",
        "troth/bundle/v0\nheads 18446744073709551615\nrecords 0\n\n",
        "troth/bundle/v0\nheads 1048577\nrecords 0\n\n",
        "troth/bundle/v0\nheads 1048576\nrecords 1048576\n\n",
        "troth/bundle/v0\nrecords 0\nheads 0\n\n", "troth/bundle/v0\nheads 0\nrecords 0\nmore\n\n",
        "troth/bundle/v0\nheads 0\nrecords 1\n\n\u{7F}\u{7F}\u{7F}\u{7F}",
    ])
    func damagedFirstLinesAreRefused(plain: String) { refuse(padded(Array(plain.utf8))) }

    private func padded(_ plain: [UInt8]) -> [UInt8] {
        plain + [UInt8](repeating: 0x0A, count: Padding.size(of: plain.count) - plain.count)
    }

    private func plain(of bundle: Bundle) throws -> [UInt8] {
        var opener = try Opener([identity])
        return try opener.open(AgeFile(bundle.seal(to: identity.recipient, armored: false)))
    }

    private func opened(_ plain: [UInt8]) throws -> Bundle {
        try Bundle(opening: AgeFile.seal(plain, to: [identity.recipient]), with: identity)
    }

    private func refuse(_ plain: [UInt8], _ location: SourceLocation = #_sourceLocation) {
        #expect(throws: FormatError.self, sourceLocation: location) { _ = try opened(plain) }
    }
}
