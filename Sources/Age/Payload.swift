import Sodium

/// The body of an age file: chunks of 64 KiB, each sealed with its number and whether it is the last.
enum Payload {
    /// How many bytes stand before the chunks, to make their key.
    static let nonceCount = 16

    private static let chunkCount = 65536
    private static let sealedChunkCount = chunkCount + ChaChaPoly.tagCount

    /// - Parameter count: how many bytes a plaintext has.
    /// - Returns: how many bytes its chunks have, sealed.
    static func sealedCount(of count: Int) -> Int { count + ChaChaPoly.tagCount * chunks(in: count) }

    /// - Parameter sealed: how many bytes there are of sealed chunks.
    /// - Returns: how many bytes their plaintext has.
    /// - Throws: `AgeError.truncatedPayload`, where no plaintext has that many.
    static func plaintextCount(of sealed: Int) throws -> Int {
        let chunks = (sealed + sealedChunkCount - 1) / sealedChunkCount
        let count = sealed - ChaChaPoly.tagCount * chunks
        // So also where the last of several chunks is empty, which the format forbids.
        guard count >= 0, chunks == Self.chunks(in: count) else { throw AgeError.truncatedPayload }
        return count
    }

    /// - Parameters:
    ///   - plaintext: any bytes.
    ///   - key: the payload key.
    ///   - out: where to write the chunks: `sealedCount` bytes.
    static func seal(
        _ plaintext: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer,
        into out: UnsafeMutableRawBufferPointer
    ) throws {
        for chunk in 0..<chunks(in: plaintext.count) {
            let range = range(of: chunk, in: plaintext.count)
            try unsafe ChaChaPoly.seal(
                plaintext.part(range), key: key,
                nonce: nonce(chunk, isLast: range.upperBound == plaintext.count),
                into: out.part(sealed(range, chunk)))
        }
    }

    /// Opens the chunks. Where one of them is not authentic, nothing of any of them stays in `out`.
    ///
    /// - Parameters:
    ///   - sealed: what `seal` wrote.
    ///   - key: the payload key.
    ///   - out: where to write the plaintext: `plaintextCount` bytes.
    /// - Throws: `AgeError.changedPayload`, `truncatedPayload`.
    static func open(
        _ sealed: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer
    ) throws {
        func open(_ chunk: Int, _ range: Range<Int>, isLast: Bool) throws {
            try unsafe ChaChaPoly.open(
                sealed.part(Self.sealed(range, chunk)), key: key, nonce: nonce(chunk, isLast: isLast),
                into: out.part(range))
        }
        do {
            for chunk in 0..<chunks(in: out.count) {
                let range = range(of: chunk, in: out.count)
                let isLast = range.upperBound == out.count
                do { try open(chunk, range, isLast: isLast) } catch {
                    // Where the last one opens as one of those before the last, more were to follow.
                    guard isLast, (try? open(chunk, range, isLast: false)) != nil else {
                        throw AgeError.changedPayload
                    }
                    throw AgeError.truncatedPayload
                }
            }
        } catch {
            unsafe Erase.bytes(out)
            throw error
        }
    }

    /// How many chunks a plaintext takes: one even for nothing.
    private static func chunks(in count: Int) -> Int { max(1, (count + chunkCount - 1) / chunkCount) }

    /// Where a chunk lies in the plaintext.
    private static func range(of chunk: Int, in count: Int) -> Range<Int> {
        chunk * chunkCount..<min((chunk + 1) * chunkCount, count)
    }

    /// Where a chunk lies, sealed.
    private static func sealed(_ range: Range<Int>, _ chunk: Int) -> Range<Int> {
        let start = chunk * sealedChunkCount
        return start..<(start + range.count + ChaChaPoly.tagCount)
    }

    /// The chunk's number in eleven bytes, then whether it is the last.
    private static func nonce(_ chunk: Int, isLast: Bool) -> [UInt8] {
        [0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: chunk >> (56 - 8 * $0)) } + [isLast ? 1 : 0]
    }
}
