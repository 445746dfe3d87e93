/// The order of a command line.
enum Arguments {
    private static let withValue: Set<String> = ["--home", "--passphrase-fd", "--color"]
    private static let flags: Set<String> = ["--json", "--no-input", "--yes", "--clock-is-right"]

    /// People name the home before the command as often as after it; the parser knows a command's options only behind it.
    ///
    /// - Parameter arguments: the arguments behind the program's name.
    /// - Returns: the same, the options that every command takes moved behind the command.
    static func commandFirst(_ arguments: [String]) -> [String] {
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            if flags.contains(argument) || withValue.contains(where: { argument.hasPrefix("\($0)=") }) {
                index += 1
            } else if withValue.contains(argument), index + 1 < arguments.count {
                index += 2
            } else {
                break
            }
        }
        let (global, rest) = (arguments[..<index], arguments[index...])
        guard let end = rest.firstIndex(of: "--") else { return Array(rest + global) }
        return Array(rest[..<end] + global + rest[end...])
    }
}

extension CustomStringConvertible {
    /// As it can be pasted into a shell.
    var quotedForShell: String {
        let text = "\(self)"
        let isPlain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte > 0x7F
                || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
        }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
