import Canonical

/// One way to get at the file key, as the header writes it: arguments on a line, then a body.
struct Stanza: Equatable, Sendable {
    /// How many characters of base64 a line of the body has; a shorter one ends it.
    static let columns = 64

    /// At least one, each of visible ASCII; the first names the kind.
    let arguments: [[UInt8]]
    let body: [UInt8]

    /// The lines of the stanza, each with its line feed.
    var rendered: [UInt8] {
        var out = Array("->".utf8)
        for argument in arguments { out += [0x20] + argument }
        out.append(0x0A)
        var rest = Array(Base64.encode(body, .unpadded).utf8)[...]
        while rest.count >= Self.columns {
            out += rest.prefix(Self.columns) + [0x0A]
            rest = rest.dropFirst(Self.columns)
        }
        return out + rest + [0x0A]
    }
}
