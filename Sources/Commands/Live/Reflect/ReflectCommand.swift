import ArgumentParser
import Canonical
import Reporting
import Templating

struct ReflectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reflect", abstract: "Questions about trust, for yourself alone.",
        discussion: """
            What you answer is kept in this home, encrypted, and goes into no file for others. It stays: what is \
            written down here can't be taken out again. A line can become a must-have on a worksheet of yours \
            (troth reflect must-have).
            """,
        subcommands: [Ask.self, Answer.self, List.self, Questions.self, MustHave.self],
        defaultSubcommand: Ask.self)

    /// What `--theme` says of itself.
    static let themeHelp: ArgumentHelp =
        "A theme: \(ReflectionTheme.all.map { "\($0.id)" }.joined(separator: ", "))."
}

extension ReflectionTheme {
    /// - Parameter text: a theme's id or title, or the beginning of one.
    /// - Throws: `Failure`, where there is none, or several.
    static func named(_ text: String) throws -> Self {
        try one(text, of: all.map { ($0, ["\($0.id)", $0.title]) }, "theme")
    }

    /// - Parameter text: a question's id, or its beginning, or that of its words.
    /// - Throws: `Failure`, where there is none, or several.
    static func question(named text: String) throws -> Question {
        try one(text, of: all.flatMap(\.questions).map { ($0, ["\($0.id)", $0.words]) }, "question")
    }

    private static func one<Value>(
        _ text: String, of all: [(value: Value, names: [String])], _ what: String
    ) throws -> Value {
        let lister = "troth reflect questions lists them"
        if let exact = all.first(where: { $0.names[0].utf8.elementsEqual(text.utf8) }) { return exact.value }
        let beginning = text.lowercased()
        let found = all.filter { one in one.names.contains { $0.lowercased().hasPrefix(beginning) } }
        if found.count == 1 { return found[0].value }
        guard found.isEmpty else {
            let names = found.map { $0.names[0] }.joined(separator: ", ")
            throw Failure(.usage, "“\(text)” could be \(names)", hints: lister)
        }
        let hint = Suggestion.hint(for: Array(text.utf8), among: all.map { $0.names[0] })
        throw Failure(.usage, "there is no \(what) “\(text)”\(hint)", hints: lister)
    }
}

/// What was written down, for machines.
struct ReflectJSON: Encodable {
    let schema = "troth/reflect/v0"
    let isChanged: Bool
    /// What lists call the answers by.
    let numbers: [Int]

    /// - Parameter numbers: what lists call the answers by.
    init(_ numbers: [Int]) { (isChanged, self.numbers) = (!numbers.isEmpty, numbers) }

    private enum CodingKeys: CodingKey { case schema, isChanged, numbers }
}
