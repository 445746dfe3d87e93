import CSodium

/// ChaCha20-Poly1305 with a 96-bit nonce (RFC 8439), between buffers of the caller's.
package enum ChaChaPoly {
    /// How many bytes a key has.
    package static let keyCount = 32
    /// How many bytes a nonce has.
    package static let nonceCount = 12
    /// How many bytes a sealed message is longer than the message.
    package static let tagCount = 16

    /// - Parameters:
    ///   - message: the bytes to seal.
    ///   - key: 32 secret bytes.
    ///   - nonce: 12 bytes, used once with this key.
    ///   - associated: bytes that are authenticated beside the message and not sealed.
    ///   - out: where to write the sealed message, with room for exactly the message and `tagCount` bytes more.
    ///     It may begin where the message does.
    /// - Throws: `SodiumError.wrongLength`.
    package static func seal(
        _ message: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, nonce: [UInt8],
        associated: [UInt8] = [], into out: UnsafeMutableRawBufferPointer
    ) throws {
        try unsafe check(key: key, nonce: nonce)
        try SodiumError.require(out.count, message.count + tagCount, of: "buffer for a sealed message")
        let status = unsafe crypto_aead_chacha20poly1305_ietf_encrypt(
            out.octets, nil, message.octets, UInt64(message.count), associated, UInt64(associated.count), nil,
            nonce, key.octets)
        guard status == 0 else { throw SodiumError.notAuthentic }
    }

    /// Opens a sealed message. The whole of it is authenticated before any of it is written.
    ///
    /// - Parameters:
    ///   - sealed: what `seal` wrote.
    ///   - key: the same 32 bytes.
    ///   - nonce: the same 12 bytes.
    ///   - associated: the same bytes.
    ///   - out: where to write the message, with room for exactly `sealed` without `tagCount` bytes. It may begin
    ///     where `sealed` does.
    /// - Throws: `SodiumError.notAuthentic`, where anything was changed; `wrongLength`.
    package static func open(
        _ sealed: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, nonce: [UInt8],
        associated: [UInt8] = [], into out: UnsafeMutableRawBufferPointer
    ) throws {
        try unsafe check(key: key, nonce: nonce)
        guard sealed.count >= tagCount else { throw SodiumError.notAuthentic }
        try SodiumError.require(out.count, sealed.count - tagCount, of: "buffer for a message")
        let status = unsafe crypto_aead_chacha20poly1305_ietf_decrypt(
            out.octets, nil, nil, sealed.octets, UInt64(sealed.count), associated, UInt64(associated.count),
            nonce, key.octets)
        guard status == 0 else { throw SodiumError.notAuthentic }
    }

    private static func check(key: UnsafeRawBufferPointer, nonce: [UInt8]) throws {
        Library.ready
        try SodiumError.require(key.count, keyCount, of: "key")
        try SodiumError.require(nonce.count, nonceCount, of: "nonce")
    }
}
