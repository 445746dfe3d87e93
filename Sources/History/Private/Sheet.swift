package import Age
import Canonical

/// A text of the owner's that is no record: it stands in no log, so that it can be changed and deleted, and goes to
/// others only as a file of its own.
package enum Sheet {
    /// The most bytes a text may have.
    package static let longest = 64 << 10

    /// - Parameters:
    ///   - text: a text that ends with a line feed.
    ///   - keys: the owner's keys.
    /// - Returns: the text with a code that only the owner's seed can make, sealed to them and padded.
    /// - Throws: `FormatError`, where it is too long; `SodiumError`.
    package static func keep(_ text: [UInt8], with keys: Keys) throws -> [UInt8] {
        try check(text)
        return try SealedObject.seal(CodeLine.append(to: text, keys.sheetCode), to: keys.recipient)
    }

    /// - Parameters:
    ///   - file: what `keep` gave.
    ///   - keys: the owner's keys.
    /// - Returns: the text.
    /// - Throws: `AgeError`; `FormatError`, where the code is not the owner's, before anything else is read.
    package static func kept(_ file: [UInt8], with keys: Keys) throws -> [UInt8] {
        let limit = Padding.size(of: longest + CodeLine.count)
        var opener = try Opener([keys.identity])
        let bytes = try SealedObject.open(file, with: &opener, limit: limit)
        guard let text = CodeLine.strip(from: bytes, keys.sheetCode) else {
            throw FormatError("it was not written by this home")
        }
        return text
    }

    /// - Parameters:
    ///   - text: a text that ends with a line feed, and whose last line is not empty.
    ///   - recipients: the people who can open it, and nobody else.
    ///   - armored: whether to write it as text.
    /// - Returns: an age file, padded. Nobody has signed it.
    /// - Throws: `FormatError`, where it is too long; `AgeError.noRecipients`; `SodiumError`.
    package static func seal(_ text: [UInt8], to recipients: [Recipient], armored: Bool) throws -> [UInt8] {
        try check(text)
        let file = try AgeFile.seal(Padding.pad(text), to: recipients)
        return armored ? Armor.encode(file) : file
    }

    /// - Parameters:
    ///   - file: what `seal` gave, armored or not.
    ///   - identity: the reader's.
    /// - Returns: the text. Whoever has the reader's card can have written it.
    /// - Throws: `AgeError`; `FormatError`, where the padding is not what `seal` writes.
    package static func open(_ file: [UInt8], with identity: Identity) throws -> [UInt8] {
        let binary = Armor.isArmored(file) ? try Armor.decode(file) : file
        var opener = try Opener([identity])
        return try SealedObject.open(binary, with: &opener, limit: Padding.size(of: longest))
    }

    private static func check(_ text: [UInt8]) throws {
        guard text.count <= longest else {
            throw FormatError("a sheet of \(text.count) bytes; at most \(longest)")
        }
    }
}
