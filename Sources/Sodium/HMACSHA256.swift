package import Canonical
import CSodium

/// HMAC with SHA-256 (RFC 2104), over keys of any length.
package enum HMACSHA256 {
    /// How many bytes a code has.
    package static let count = 32

    /// - Parameters:
    ///   - message: any bytes.
    ///   - key: a key of any length.
    /// - Returns: the code, to be compared with `ConstantTime.areEqual` where it protects something.
    package static func code(for message: some Collection<UInt8>, key: borrowing Secret) -> Bytes32 {
        key.withBytes { unsafe code(for: message, key: $0) }
    }

    /// - Parameters:
    ///   - message: any bytes.
    ///   - key: a key of any length.
    /// - Returns: the code.
    package static func code(for message: some Collection<UInt8>, key: some Collection<UInt8>) -> Bytes32 {
        Bytes32 { out in
            message.withRawBytes { message in
                key.withRawBytes { key in
                    unsafe write(to: out, pieces: [message], key: key)
                    return 0
                }
            }
        }
    }

    /// Writes the code of several pieces, one after another, as 32 bytes. `out` may be a piece, or the key.
    static func write(
        to out: UnsafeMutablePointer<UInt8>, pieces: [UnsafeRawBufferPointer], key: UnsafeRawBufferPointer
    ) {
        var state = crypto_auth_hmacsha256_state()
        defer { unsafe sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
        unsafe crypto_auth_hmacsha256_init(&state, key.octets, key.count)
        // Not a loop: swift-format spoils `for unsafe`.
        unsafe pieces.forEach {
            unsafe crypto_auth_hmacsha256_update(&state, $0.octets, UInt64($0.count))
        }
        unsafe crypto_auth_hmacsha256_final(&state, out)
    }
}
