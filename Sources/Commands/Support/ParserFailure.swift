import ArgumentParser

extension Failure {
    /// Says what is wrong with a command line in the same way as everything else that is wrong.
    ///
    /// - Parameters:
    ///   - message: what the parser says.
    ///   - arguments: the command line.
    init(parser message: String, _ arguments: [String]) {
        let lines = message.split(separator: "\n").map { $0.drop { $0 == " " } }
        var text = lines.joined(separator: " ")
        if text.hasSuffix(".") { text.removeLast() }
        // The apostrophe of a word is no quotation mark.
        text = text.replacing("Can't", with: "cannot").replacing(/'([^']*)'/) { "“\($0.1)”" }
            .replacing(". Did you mean", with: "; did you mean")
            .replacing(". Please", with: "; please")
        // An option or a value stands as it was typed; only a word of the parser's own begins a sentence.
        if let first = text.first, first.isLetter { text = first.lowercased() + text.dropFirst() }
        let command = (["troth"] + Self.commandPath(arguments)).joined(separator: " ")
        self.init(.usage, text, hints: "\(command) --help")
    }

    /// The command that a command line names, and its part where it has parts.
    private static func commandPath(_ arguments: [String]) -> [String] {
        var path: [String] = []
        var commands = CommandList.all
        for word in arguments {
            guard let next = commands.first(where: { $0._commandName == word }) else { break }
            path.append(word)
            commands = next.configuration.subcommands
        }
        return path
    }
}
