/// What must hold of a file before libyaml sees it: its size, and the characters that may stand anywhere in it,
/// comments too.
enum YAMLText {
    /// - Parameters:
    ///   - bytes: a whole file.
    ///   - file: its name, for errors.
    /// - Throws: `YAMLError`, where it is too large, not UTF-8, or holds a byte order mark, a control character, or
    ///   a character that libyaml would count as a new line and an editor would not.
    static func check(_ bytes: [UInt8], file: String) throws(YAMLError) {
        guard bytes.count <= YAML.largestFile else {
            throw YAMLError(
                "the file has \(bytes.count) bytes; at most \(YAML.largestFile) are read",
                at: Place(file: file, line: 1, column: 1))
        }
        var (line, column) = (1, 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            let place = Place(file: file, line: line, column: column)
            switch decoder.decode(&iterator) {
            case .emptyInput: return
            case .error: throw YAMLError("this is not valid UTF-8; save the file as UTF-8", at: place)
            case .scalarValue("\n"): (line, column) = (line + 1, 1)
            case .scalarValue(let scalar):
                if let reason = refusal(of: scalar) { throw YAMLError(reason, at: place) }
                column += 1
            }
        }
    }

    private static func refusal(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x09, 0x0D: nil
        case 0xFEFF: "a byte order mark may not stand here; save the file as UTF-8 without one"
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029:
            "the character U+\(String(scalar.value, radix: 16, uppercase: true)) may not stand here; remove it"
        default: nil
        }
    }
}
