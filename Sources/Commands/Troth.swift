package import ArgumentParser
import Canonical
import Glibc
import Templating
import Terminal

/// The command line tool.
package struct Troth: ParsableCommand {
    /// The version of troth.
    package static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
        commandName: "troth",
        abstract: "Negotiate, sign and review agreements between adults, encrypted on your own machines.",
        discussion: "Where somebody may be in danger: troth help safety",
        version: version,
        subcommands: CommandList.all + [Start.self], defaultSubcommand: Start.self)

    package init() {}

    /// Runs one command line.
    ///
    /// - Parameter given: the arguments behind the program's name.
    /// - Returns: what the process ends with.
    package static func run(_ given: [String]) -> Int32 {
        let context = Context.current
        let arguments = Arguments.commandFirst(given)
        // What a command has to write down must not hang on whether anybody reads what it says.
        signal(SIGPIPE, SIG_IGN)
        // Scripts ask for it before everything else: the parser, which looks at every command first, takes longer than that.
        if arguments.elementsEqual(["--version"]) {
            context.output(Array("\(version)\n".utf8))
            return ExitCode.done.rawValue
        }
        if arguments.elementsEqual(["help", "safety"]) {
            let console = Console(context, .usual)
            for paragraph in SafetyHelp.paragraphs { console.show(paragraph) }
            return ExitCode.done.rawValue
        }
        if arguments.count == 2, arguments[0] == "help",
            let failure = unknownCommand([arguments[1]], isTopic: true)
        {
            failure.report(to: context, asJSON: false)
            return failure.code.rawValue
        }
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            return ExitCode.done.rawValue
        } catch let code as ExitCodeError {
            return code.code.rawValue
        } catch {
            if isParserError(error) {
                let code = exitCode(for: error).rawValue
                if code == 0 {
                    let text = fullMessage(for: error)
                    context.output(Array((text + (text.hasSuffix("\n") || text.isEmpty ? "" : "\n")).utf8))
                    return code
                }
            }
            let failure =
                isParserError(error)
                ? unknownCommand(arguments) ?? Failure(parser: message(for: error), arguments)
                : Failure(error)
            failure.report(to: context, asJSON: arguments.contains("--json"))
            return failure.code.rawValue
        }
    }

    /// The parser suggests nothing for a mistyped command.
    ///
    /// - Returns: nil, where the command is one that there is.
    private static func unknownCommand(_ arguments: [String], isTopic: Bool = false) -> Failure? {
        guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
        let names = CommandList.all.map { $0._commandName } + ["help"] + (isTopic ? ["safety"] : [])
        guard !names.contains(word) else { return nil }
        let hint = Suggestion.hint(for: Array(word.utf8), among: names)
        return Failure(
            .usage, "there is no \(isTopic ? "help on" : "command") “\(word)”\(hint)",
            hints: "troth --help lists the commands")
    }

    private static func isParserError(_ error: any Error) -> Bool {
        // What the parser throws has types of its own module.
        String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }
}

/// Ends a command quietly with a code: it has said what there is to say.
struct ExitCodeError: Error {
    let code: ExitCode
}
