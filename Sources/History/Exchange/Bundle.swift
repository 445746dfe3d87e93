package import Age
import Canonical
import Sodium

/// What one home sends another: heads of logs, and records, in one age file to one person.
package struct Bundle: Equatable, Sendable {
    /// The first line.
    package static let header = "troth/bundle/v0"
    /// The most bytes a bundle's plaintext may have.
    package static let longest = 64 << 20
    /// The most frames a bundle may have.
    package static let mostFrames = 1 << 20

    /// Heads, as signed notes.
    package var heads: [[UInt8]]
    /// Records, as signed notes.
    package var records: [[UInt8]]

    /// - Parameters:
    ///   - heads: heads, as signed notes.
    ///   - records: records, as signed notes.
    package init(heads: [[UInt8]], records: [[UInt8]]) {
        self.heads = heads
        self.records = records
    }

    /// - Parameters:
    ///   - recipient: the one person who can open it.
    ///   - armored: whether to write it as text.
    /// - Returns: the file.
    /// - Throws: `FormatError`, where it would be too large; `SodiumError`.
    package func seal(to recipient: Recipient, armored: Bool) throws -> [UInt8] {
        var plain = Array("\(Self.header)\nheads \(heads.count)\nrecords \(records.count)\n\n".utf8)
        for frame in heads + records {
            plain += stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: frame.count >> $0) }
            plain += frame
        }
        plain.append(0x0A)
        guard plain.count <= Self.longest else {
            throw FormatError("the bundle would have \(plain.count) bytes; at most \(Self.longest)")
        }
        let file = try AgeFile.seal(Padding.pad(plain), to: [recipient])
        return armored ? Armor.encode(file) : file
    }

    /// - Parameters:
    ///   - file: a bundle, armored or not.
    ///   - identity: the reader's.
    /// - Throws: `AgeError`, where it is for somebody else, cut short or changed; `FormatError`, where what is inside is
    ///   not a bundle.
    package init(opening file: [UInt8], with identity: Identity) throws {
        let binary = Armor.isArmored(file) ? try Armor.decode(file) : file
        var opener = try Opener([identity])
        let plain = try opener.open(AgeFile(binary, limit: Padding.size(of: Self.longest)))
        try self.init(parsing: plain)
    }

    /// - Parameter plain: a bundle's plaintext, padding included.
    /// - Throws: `FormatError`.
    init(parsing plain: [UInt8]) throws {
        let lines = plain.prefix(256).split(separator: 0x0A, maxSplits: 4, omittingEmptySubsequences: false)
        guard let first = lines.first, first.starts(with: "troth/bundle/".utf8) else {
            throw FormatError("what is inside is not a bundle of troth")
        }
        guard first.elementsEqual(Self.header.utf8) else {
            throw FormatError("the bundle was written by a newer troth; update troth to read it")
        }
        guard lines.count == 5, let heads = Self.count(lines[1], "heads "),
            let records = Self.count(lines[2], "records "),
            lines[3].isEmpty, heads <= Self.mostFrames, records <= Self.mostFrames
        else { throw FormatError("the bundle's first lines are damaged") }
        var position = lines[4].startIndex
        func frame() throws -> [UInt8] {
            guard position + 4 <= plain.count else { throw FormatError("the bundle ends too early") }
            let length = plain[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = position + 4 + length
            guard end <= plain.count else { throw FormatError("the bundle ends too early") }
            defer { position = end }
            return Array(plain[position + 4..<end])
        }
        self.heads = try (0..<heads).map { _ in try frame() }
        self.records = try (0..<records).map { _ in try frame() }
        guard plain[position...].allSatisfy({ $0 == 0x0A }), plain.count == Padding.size(of: position + 1)
        else {
            throw FormatError("the bundle has wrong padding")
        }
    }

    private static func count(_ line: ArraySlice<UInt8>, _ word: String) -> UInt64? {
        guard line.starts(with: word.utf8) else { return nil }
        return Decimal.parse(line.dropFirst(word.utf8.count))
    }
}
