import Foundation

/// What two people type and what they are answered, as one text:
///
/// ```
/// # A comment.
/// cooper$ troth tighten leash --to "hard limit"
/// a line of standard output
/// ~ a line of standard error
/// [exit 6]
/// ```
///
/// What differs each time is written as a word: `DIR` is the folder with both homes and the files, `ID1`, `ID2` … are
/// ids in the order they appear. An answer in which `DIR` stands is one line, since its breaks depend on where that is.
struct Transcript {
    private struct Step {
        let person: People.Person
        let command: String
        /// Comments and blank lines before it.
        let lead: String
    }

    private let steps: [Step]

    /// - Parameter text: the transcript; of what stands in it as answers nothing is kept.
    init(_ text: String) {
        var steps: [Step] = []
        var lead = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if let match = line.wholeMatch(of: /(cooper|rex)\$ troth (.+)/),
                let person = People.Person(rawValue: String(match.1))
            {
                steps.append(Step(person: person, command: String(match.2), lead: lead))
                lead = ""
            } else if line.hasPrefix("#") {
                // A blank line before a comment divides the acts; others belong to answers.
                lead += (steps.isEmpty || !lead.isEmpty ? "" : "\n") + line + "\n"
            }
        }
        self.steps = steps
    }

    /// - Parameters:
    ///   - people: among whom it is played.
    ///   - words: what differs, from what was played before.
    /// - Returns: the same text with what was really answered.
    func play(among people: People, _ words: inout Placeholders) throws -> String {
        var text = ""
        for step in steps {
            // Two acts never have the same time, so that their order is always the same.
            if People.binary == nil {
                people.clock = (people.clock ?? Int64(Date().timeIntervalSince1970)) + 1
            } else {
                Thread.sleep(forTimeInterval: 1)
            }
            let answer = try people.run(step.person, Self.arguments(words.filled(step.command)))
            text += step.lead + "\(step.person)$ troth \(step.command)\n"
            text += words.masked(answer.output)
            text += words.masked(answer.messages).split(separator: "\n").map { "~ \($0)\n" }.joined()
            if answer.code != 0 { text += "[exit \(answer.code)]\n" }
        }
        return text
    }

    /// Words, those in double quotes as one.
    private static func arguments(_ command: String) -> [String] {
        command.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }
}

/// Words for what differs each time.
struct Placeholders {
    private let folder: String
    private var ids: [Substring] = []

    /// - Parameter folder: what `DIR` stands for.
    init(folder: String) { self.folder = folder }

    func filled(_ command: String) -> String {
        var command = command.replacing("DIR", with: folder)
        for (index, id) in ids.enumerated().reversed() {
            command = command.replacing("ID\(index + 1)", with: id)
        }
        return command
    }

    mutating func masked(_ text: String) -> String {
        var text = text
        if text.contains(folder) {
            text = text.replacing(folder, with: "DIR").split { $0.isWhitespace }.joined(separator: " ") + "\n"
        }
        // As wide as what stood there, so that the lines break where they did.
        text = text.replacing(/\d{4}-\d\d-\d\d/, with: "YYYY-MM-DD").replacing(/\d\d:\d\d/, with: "HH:MM")
        // Shown only where a minute has passed between two versions.
        text = text.replacing(/\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/, with: "DD Mon YYYY")
        text = text.replacing(/\ \ = answers back by: .*\n/, with: "")
        text = text.replacing(/troth-[0-9a-f]{16}/, with: "troth-ABCDEFGH01234567")
        text = text.replacing(/\d{5}( \d{5}){3}/, with: "12345 12345 12345 12345")
        for match in text.matches(of: /\b[0-9a-f]{64}\b/) where !ids.contains(match.0) { ids.append(match.0) }
        for (index, id) in ids.enumerated() { text = text.replacing(id, with: "ID\(index + 1)") }
        return text
    }
}
