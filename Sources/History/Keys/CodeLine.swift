import Canonical
import Sodium

/// The last line of a text that a home trusts: a code that only its owner's seed can make, since a sealed file does
/// not say who wrote it.
enum CodeLine {
    private static let beginning = "code "
    /// How many bytes it has.
    static let count = beginning.utf8.count + 2 * Bytes32.count + 1

    /// - Parameters:
    ///   - text: a text that ends with a line feed.
    ///   - code: makes the code for a text.
    /// - Returns: the text with its code.
    static func append(to text: [UInt8], _ code: ([UInt8]) -> Bytes32) -> [UInt8] {
        text + "\(beginning)\(code(text))\n".utf8
    }

    /// - Parameters:
    ///   - bytes: a text with its code.
    ///   - code: makes the code for a text.
    /// - Returns: the text; nil where the code is not the one that `code` makes.
    static func strip(from bytes: [UInt8], _ code: ([UInt8]) -> Bytes32) -> [UInt8]? {
        guard bytes.count > count else { return nil }
        let text = Array(bytes.dropLast(count))
        let line = Array("\(beginning)\(code(text))\n".utf8)
        return ConstantTime.areEqual(line, bytes.suffix(count)) ? text : nil
    }
}
