import CSodium

/// SHA-512 (FIPS 180-4). Not for secrets.
package enum SHA512 {
    /// How many bytes a digest has.
    package static let count = 64

    /// - Parameter bytes: any bytes.
    /// - Returns: their digest, 64 bytes.
    package static func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: count)
        bytes.withRawBytes { _ = unsafe crypto_hash_sha512(&digest, $0.octets, UInt64($0.count)) }
        return digest
    }
}
