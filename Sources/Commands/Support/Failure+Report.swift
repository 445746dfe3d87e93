import Terminal

extension Failure {
    /// Says what is wrong on standard error.
    ///
    /// - Parameters:
    ///   - context: the streams.
    ///   - asJSON: whether to write one `troth/error` object instead.
    func report(to context: Context, asJSON: Bool) {
        if asJSON {
            let fields = [
                ("schema", "\"troth/error/v0\""), ("code", "\(code.rawValue)"),
                ("message", Self.quoted(message)),
                ("hints", "[" + hints.map(Self.quoted).joined(separator: ",") + "]"),
            ]
            let object = "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}\n"
            context.messages(Array(object.utf8))
            return
        }
        let console = Console(context, .usual)
        console.say("\("troth:", .error) \(message)")
        for hint in hints { console.say("  \(hint)") }
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
