import CZlib
import Foundation
import Testing

/// One case of the age test kit (C2SP/CCTV): a header of names and values, an empty line, an age file.
struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    /// `success`, or how opening must fail.
    let expect: String
    /// SHA-256 of the plaintext, in hexadecimal.
    let payload: String?
    let identities: [String]
    let passphrases: [String]
    let isArmored: Bool
    private let isCompressed: Bool
    private let contents: [UInt8]

    var testDescription: String { name }

    /// The age file.
    var file: [UInt8] {
        get throws { isCompressed ? try inflated(contents) : contents }
    }

    /// All vectors but those that want keys of a kind that is not implemented; nil where there are no vectors.
    static let all: [Vector]? = {
        let folder = shared.appendingPathComponent("age")
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            return nil
        }
        return names.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
                let vector = Vector(name: name, Array(data)), !vector.isHybrid
            else { return nil }
            return vector
        }
    }()

    private static var shared: URL {
        if let named = ProcessInfo.processInfo.environment["TROTH_VECTORS"] {
            return URL(fileURLWithPath: named)
        }
        let package = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared/vectors")
    }

    private var isHybrid: Bool {
        name.contains("hybrid") || identities.contains { $0.hasPrefix("AGE-SECRET-KEY-PQ-") }
    }

    private init?(name: String, _ bytes: [UInt8]) {
        guard let end = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A })
        else { return nil }
        let pairs = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n").map { line in
            let pair = line.split(separator: ":", maxSplits: 1)
            return (String(pair[0]), pair[1].drop { $0 == " " }.description)
        }
        func values(_ key: String) -> [String] { pairs.filter { $0.0 == key }.map(\.1) }
        self.name = name
        expect = values("expect").first ?? ""
        payload = values("payload").first
        identities = values("identity")
        passphrases = values("passphrase")
        isArmored = values("armored") == ["yes"]
        isCompressed = values("compressed") == ["zlib"]
        contents = Array(bytes[(end + 2)...])
    }
}

private struct ZlibError: Error { let code: Int32 }

private func inflated(_ compressed: [UInt8]) throws -> [UInt8] {
    var count = 1 << 20
    while true {
        var out = [UInt8](repeating: 0, count: count)
        var written = uLong(count)
        let code = unsafe uncompress(&out, &written, compressed, uLong(compressed.count))
        if code == Z_OK { return Array(out.prefix(Int(written))) }
        guard code == Z_BUF_ERROR, count < 1 << 26 else { throw ZlibError(code: code) }
        count *= 2
    }
}
