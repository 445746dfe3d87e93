import Sodium

/// A passphrase of random letters, in groups that are easy to copy by hand.
enum GeneratedPassphrase {
    /// Thirty-two letters and digits, five bits each; without i, l, o and 0, which are easily mistaken.
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz123456789".utf8)
    private static let groups = 5
    private static let groupLength = 5

    /// A passphrase as it is shown, and as it is compared.
    struct Offer: ~Copyable {
        let shown: String
        let secret: Secret
    }

    /// - Returns: five groups of five characters: 125 random bits.
    static func make() throws -> Offer {
        let characters = Random.bytes(groups * groupLength).map { alphabet[Int($0 & 31)] }
        var text: [UInt8] = []
        for (index, character) in characters.enumerated() {
            if index > 0, index.isMultiple(of: groupLength) { text.append(UInt8(ascii: "-")) }
            text.append(character)
        }
        // It is shown on the terminal, so an ordinary string of it exists anyway.
        let secret = try Secret(count: text.count) { buffer in unsafe buffer.copyBytes(from: text) }
        return Offer(shown: String(decoding: text, as: UTF8.self), secret: secret)
    }
}
