import Canonical
import Sodium

/// The head of an age file: a version line, stanzas, and a code over all of it.
struct Header: Sendable {
    /// The most bytes a header may have: hundreds of recipients.
    static let most = 65536

    private static let intro = Array("age-encryption.org/".utf8)
    private static let version = Array("v1".utf8)
    private static let stanzaMark = Array("-> ".utf8)
    private static let endMark = Array("---".utf8)

    /// At least one.
    let stanzas: [Stanza]
    /// The code that the header ends with.
    let code: Bytes32
    /// How many bytes the whole header has.
    let count: Int
    /// How many of them the code is over: up to and with the `---` that it stands behind.
    let coveredCount: Int

    /// - Parameter file: a whole age file, or its beginning.
    /// - Throws: `AgeError`, where the file does not begin with a header of the format.
    init(readingFrom file: [UInt8]) throws {
        guard file.starts(with: Self.intro) else {
            throw file.isEmpty || !Self.intro.starts(with: file)
                ? AgeError.notAnAgeFile : AgeError.truncatedHeader
        }
        var lines = HeaderLines(file)
        let version = try lines.next().dropFirst(Self.intro.count)
        guard version.elementsEqual(Self.version) else {
            throw Self.isArgument(version) ? AgeError.unsupportedVersion : AgeError.notAnAgeFile
        }
        var stanzas: [Stanza] = []
        var line = try lines.next()
        while line.starts(with: Self.stanzaMark) {
            let arguments = line.dropFirst(Self.stanzaMark.count)
                .split(separator: 0x20, omittingEmptySubsequences: false)
            guard arguments.allSatisfy(Self.isArgument) else {
                throw AgeError.malformedHeader("an argument of a stanza is empty or not of visible ASCII")
            }
            stanzas.append(Stanza(arguments: arguments.map(Array.init), body: try lines.nextBody()))
            line = try lines.next()
        }
        guard !stanzas.isEmpty else { throw AgeError.malformedHeader("expected a stanza") }
        guard line.starts(with: Self.endMark + [0x20]),
            let code = Base64.decode(line.dropFirst(Self.endMark.count + 1), .unpadded).flatMap({
                Bytes32($0)
            })
        else { throw AgeError.malformedHeader("expected a stanza, or --- and a code") }
        self.stanzas = stanzas
        self.code = code
        count = line.endIndex + 1
        coveredCount = line.startIndex + Self.endMark.count
    }

    /// - Parameters:
    ///   - stanzas: at least one.
    ///   - code: calculates the code over the bytes it is given.
    /// - Returns: the bytes of the header.
    static func render(_ stanzas: [Stanza], code: ([UInt8]) throws -> Bytes32) rethrows -> [UInt8] {
        let covered = intro + version + [0x0A] + stanzas.flatMap(\.rendered) + endMark
        return try covered + [0x20] + Array(Base64.encode(code(covered).bytes, .unpadded).utf8) + [0x0A]
    }

    private static func isArgument(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// Reads the lines of a header, and no further than a header may go.
private struct HeaderLines {
    private var rest: ArraySlice<UInt8>
    private let mayGoOn: Bool

    init(_ file: [UInt8]) {
        rest = file.prefix(Header.most)
        mayGoOn = file.count > Header.most
    }

    /// - Returns: the next line, in place, without its line feed.
    mutating func next() throws -> ArraySlice<UInt8> {
        guard let end = rest.firstIndex(of: 0x0A) else {
            throw mayGoOn
                ? AgeError.malformedHeader("it has more than \(Header.most) bytes") : .truncatedHeader
        }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// - Returns: the bytes of the body whose lines come next.
    mutating func nextBody() throws -> [UInt8] {
        var body: [UInt8] = []
        while true {
            let line = try next()
            guard line.count <= Stanza.columns, let bytes = Base64.decode(line, .unpadded) else {
                throw AgeError.malformedHeader("the body of a stanza is not in strict base64")
            }
            body += bytes
            if line.count < Stanza.columns { return body }
        }
    }
}
