import Canonical

/// ASCII armor: an age file as text (strict PEM, RFC 7468), for channels that carry nothing else.
package enum Armor {
    private static let first = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
    private static let last = Array("-----END AGE ENCRYPTED FILE-----".utf8)
    private static let columns = 64
    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]

    /// - Parameter file: the bytes of an age file.
    /// - Returns: the bytes of the text: lines of 64 columns, each with a line feed.
    package static func encode(_ file: [UInt8]) -> [UInt8] {
        var out = first + [0x0A]
        var rest = Array(Base64.encode(file).utf8)[...]
        while !rest.isEmpty {
            out += rest.prefix(columns) + [0x0A]
            rest = rest.dropFirst(columns)
        }
        return out + last + [0x0A]
    }

    /// - Parameter bytes: any bytes.
    /// - Returns: whether they begin as armor does, blanks aside; an age file itself never does.
    package static func isArmored(_ bytes: [UInt8]) -> Bool {
        bytes.drop { blanks.contains($0) }.starts(with: first)
    }

    /// - Parameter text: the bytes of an armored file. As the format has it, lines may end with CR LF, and blank
    ///   lines may stand before and blanks behind it; nothing else is left open.
    /// - Returns: the bytes of the age file.
    /// - Throws: `AgeError.malformedArmor`.
    package static func decode(_ text: [UInt8]) throws -> [UInt8] {
        let end = text.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? 0
        var lines = text[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { $0.last == 0x0D ? $0.dropLast() : $0 }[...]
        lines = lines.drop { $0.allSatisfy(blanks.contains) }
        guard lines.first?.elementsEqual(first) == true else {
            throw AgeError.malformedArmor("it does not begin with the line for that")
        }
        guard lines.count > 1, lines.last?.elementsEqual(last) == true else {
            throw AgeError.malformedArmor("it does not end with the line for that, or something follows it")
        }
        let body = lines.dropFirst().dropLast()
        let lastCount = body.last?.count ?? columns
        guard body.dropLast().allSatisfy({ $0.count == columns }), (1...columns).contains(lastCount),
            let file = Base64.decode(Array(body.joined()))
        else { throw AgeError.malformedArmor("its lines are not strict base64 in \(columns) columns") }
        return file
    }
}
