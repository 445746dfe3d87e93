import Canonical
import Glibc
import Sodium
import Terminal

/// What a command says and asks, held to its global options.
final class Console {
    let context: Context
    let options: GlobalOptions
    /// How text on standard output looks.
    let appearance: Appearance
    private let messageAppearance: Appearance

    /// - Parameters:
    ///   - context: the world.
    ///   - options: what was asked for.
    init(_ context: Context, _ options: GlobalOptions) {
        self.context = context
        self.options = options
        appearance = Appearance(
            of: context.outputDescriptor, color: options.color, environment: context.environment)
        messageAppearance = Appearance(
            of: context.messageDescriptor, color: options.color, environment: context.environment)
    }

    /// Writes data for people to standard output, as it is laid out; nothing where JSON was asked for.
    func show(_ lines: [StyledText]) {
        guard !options.json else { return }
        for line in lines {
            context.output(Array((line.rendered(isColored: appearance.isColored) + "\n").utf8))
        }
    }

    /// Writes a sentence of data for people, wrapped.
    func show(_ line: StyledText) {
        guard !options.json else { return }
        write(line, appearance, to: context.output)
    }

    /// Says something that is not data.
    func say(_ line: StyledText) { write(line, messageAppearance, to: context.messages) }

    /// Writes data as it is.
    func put(_ bytes: [UInt8]) { context.output(bytes) }

    /// Where the person is asked.
    ///
    /// - Parameter option: what answers instead, named where nobody can be asked.
    /// - Throws: `Failure`, where there is no terminal or nothing may be asked.
    func dialogue(orElse option: String) throws -> Dialogue {
        let missing = Failure(.usage, "nobody can be asked here", hints: "give \(option)")
        guard !options.noInput else { throw missing }
        do { return try Dialogue(color: options.color, environment: context.environment) } catch {
            throw missing
        }
    }

    /// - Parameters:
    ///   - argument: `@FILE`, or `@-` for standard input.
    ///   - what: what it is, for messages.
    /// - Returns: the file's content, as lines of text.
    /// - Throws: `Failure` for anything else: sentences and secrets never stand in arguments.
    func text(from argument: String, _ what: String) throws -> Prose {
        let bytes = try bytes(from: argument, what)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.failed, "\(argument.dropFirst()) is not UTF-8 text")
        }
        return try Prose(lenient: text)
    }

    /// The same for a file that is more than lines of text.
    ///
    /// - Returns: the file's content, as it is.
    func bytes(from argument: String, _ what: String) throws -> [UInt8] {
        guard argument.hasPrefix("@") else {
            throw Failure(
                .usage,
                "\(what) is not taken from the command line, where others on this machine could read it",
                hints: "write it to a file and give @FILE, or give @- and type it")
        }
        return try Files.read(String(argument.dropFirst()), limit: Files.longestText)
    }

    private func write(_ line: StyledText, _ appearance: Appearance, to sink: ([UInt8]) -> Void) {
        // Wrapping drops the blanks that a line begins with; what is indented stays so, also where it goes on.
        let indent = line.rendered(isColored: false).prefix { $0 == " " }.count
        let lines =
            line.isEmpty ? [line] : line.wrapped(to: appearance.width, indent: indent, hanging: indent)
        for part in lines { sink(Array((part.rendered(isColored: appearance.isColored) + "\n").utf8)) }
    }
}
