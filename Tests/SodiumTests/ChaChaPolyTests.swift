import Canonical
import Sodium
import Testing

@Suite struct ChaChaPolyTests {
    /// RFC 8439, section 2.8.2.
    private let key = Array(UInt8(0x80)...0x9F)
    private let nonce = bytes("070000004041424344454647")
    private let associated = bytes("50515253c0c1c2c3c4c5c6c7")
    private let message = Array(
        """
        Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen \
        would be it.
        """.utf8)
    private let sealed = bytes(
        """
        d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6
        3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36
        92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc
        3ff4def08e4b7a9de576d26586cec64b6116
        1ae10b594f09e26a7e902ecbd0600691
        """)

    @Test func sealsAndOpens() throws {
        #expect(try seal(message) == sealed)
        #expect(try open(sealed) == message)
    }

    @Test func sealsNothing() throws {
        let sealed = try seal([])
        #expect(sealed.count == ChaChaPoly.tagCount)
        #expect(try open(sealed) == [])
    }

    @Test func refusesEveryChangedByteAndWritesNothing() {
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            var out = [UInt8](repeating: 0, count: message.count)
            #expect(throws: SodiumError.notAuthentic, "byte \(index)") { try open(changed, into: &out) }
            #expect(out.allSatisfy { $0 == 0 }, "byte \(index)")
        }
    }

    @Test func refusesAnotherNonceKeyOrAssociatedBytes() {
        #expect(throws: SodiumError.notAuthentic) {
            try open(sealed, nonce: [UInt8](repeating: 0, count: 12))
        }
        #expect(throws: SodiumError.notAuthentic) { try open(sealed, key: [UInt8](repeating: 0, count: 32)) }
        #expect(throws: SodiumError.notAuthentic) { try open(sealed, associated: []) }
    }

    @Test func refusesOtherCounts() {
        #expect(throws: SodiumError.notAuthentic) { try open(Array(sealed.prefix(15))) }
        for count in [0, 11, 13, 24] {
            let other = [UInt8](repeating: 0, count: count)
            #expect(throws: SodiumError.self) { try open(sealed, nonce: other) }
            #expect(throws: SodiumError.self) { try open(sealed, key: other) }
        }
        for count in [0, message.count - 1, message.count + 1] {
            var out = [UInt8](repeating: 0, count: count)
            #expect(throws: SodiumError.self) { try open(sealed, into: &out) }
        }
    }

    private func seal(_ message: [UInt8]) throws -> [UInt8] {
        var out = [UInt8](repeating: 0, count: message.count + ChaChaPoly.tagCount)
        try unsafe out.withUnsafeMutableBytes { out in
            try unsafe message.withUnsafeBytes { message in
                try unsafe key.withUnsafeBytes { key in
                    try unsafe ChaChaPoly.seal(
                        message, key: key, nonce: nonce, associated: associated, into: out)
                }
            }
        }
        return out
    }

    private func open(
        _ sealed: [UInt8], key: [UInt8]? = nil, nonce: [UInt8]? = nil, associated: [UInt8]? = nil
    ) throws -> [UInt8] {
        var out = [UInt8](repeating: 0, count: max(sealed.count - ChaChaPoly.tagCount, 0))
        try open(sealed, key: key, nonce: nonce, associated: associated, into: &out)
        return out
    }

    private func open(
        _ sealed: [UInt8], key: [UInt8]? = nil, nonce: [UInt8]? = nil, associated: [UInt8]? = nil,
        into out: inout [UInt8]
    ) throws {
        try unsafe out.withUnsafeMutableBytes { out in
            try unsafe sealed.withUnsafeBytes { sealed in
                try unsafe (key ?? self.key).withUnsafeBytes { key in
                    try unsafe ChaChaPoly.open(
                        sealed, key: key, nonce: nonce ?? self.nonce,
                        associated: associated ?? self.associated, into: out)
                }
            }
        }
    }
}
