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
