import ArgumentParser
import Canonical
import History
import Reporting
import Templating
import Terminal

/// Answers that nobody but their owner sees, until they share them.
struct WorksheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worksheet", abstract: "Your own answers, kept in your home and never sent.",
        discussion: "What of them goes to others is decided when you propose.",
        subcommands: [
            New.self, List.self, Show.self, Set.self, Fill.self, Edit.self, LogOfAnswers.self, Export.self,
            Import.self,
        ])

    struct New: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Begin a worksheet, everything unset.")

        @Option(help: "The template: a built-in one, or a file.")
        var template: String?

        @Flag(help: "The template of an invitation, as it came.")
        var invitation = false

        @Option(help: "The agreement you are invited to, where there are several.")
        var agreement: String?

        @Option(name: .customLong("as"), help: "Your role.")
        var role: String?

        @Option(help: "What you call it; otherwise the template’s name.")
        var name: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            guard (template != nil) != invitation, invitation || agreement == nil else {
                throw Failure(
                    .usage, "a worksheet answers a template, or an invitation",
                    hints: "--template ID, or --invitation; troth template list shows the templates")
            }
            // Somebody who mistypes is told before they type a passphrase.
            let found = try template.map { try Templates.find($0) }
            let chosen = try found.map { found in
                found.roles.count == 1 && role == nil
                    ? found.roles[0].id : try found.chosenRole(role, "Which role do you take?", console)
            }
            let session = try Session(console)
            let stored: StoredWorksheet
            if let found, let chosen, let template {
                stored = StoredWorksheet(
                    name: try name.map { try Line($0) } ?? session.freeName(for: found),
                    place: try Line(template),
                    template: found, worksheet: Worksheet(blank: found, as: chosen))
            } else {
                stored = try session.worksheet(
                    answering: session.prepared(named: agreement), name: name.map { try Line($0) })
            }
            try session.begin(stored)
            console.say("“\(stored.name)” is begun: \(stored.count.all) things to look at, all of them unset")
            console.say("to answer at your own pace: troth worksheet fill \("\(stored.name)".quotedForShell)")
            try console.json(WorksheetJSON(stored))
        }
    }

    struct List: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "List your worksheets.")

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let all = session.worksheets.worksheets.compactMap(\.states.last)
            try console.json(
                WorksheetListJSON(
                    worksheets: all.map {
                        .init(
                            name: "\($0.entry.name)", template: "\($0.entry.template)",
                            changed: ShownTime($0.said))
                    }))
            if all.isEmpty { console.show("there is no worksheet yet") }
            for (said, entry) in all {
                var words = "\(entry.name): for \(session.placeInWords(entry))"
                if let stored = try? StoredWorksheet(entry, in: session) {
                    let count = stored.count
                    words += " as \(stored.worksheet.role), \(count.answered) of \(count.all) answered"
                }
                console.show(StyledText("\(words), last changed \(LocalTime(said))"))
            }
        }
    }

    struct Show: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Show your answers.")

        @Argument(help: "The worksheet, where there are several.")
        var worksheet: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let stored = try Session(console).worksheet(named: worksheet)
            try console.json(WorksheetJSON(stored))
            console.show(StyledText("\(stored.name)", .heading))
            var section: Slug?
            for (of, item) in stored.items {
                if of.id != section { console.show(StyledText("\(of.title)", .heading)) }
                section = of.id
                console.show(StyledText("  \(item.label): \(stored.words(for: item))"))
            }
        }
    }

    struct LogOfAnswers: TrothCommand {
        static let configuration = CommandConfiguration(
            commandName: "log", abstract: "How your answers changed, newest first.")

        @Argument(help: "The worksheet, where there are several.")
        var worksheet: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let name = try session.keptWorksheet(named: worksheet).name
            let states = session.worksheets.worksheets.first { $0.name == name }?.states ?? []
            var lines: [StyledText] = []
            var before: StoredWorksheet?
            for (said, entry) in states {
                let now = try StoredWorksheet(entry, in: session)
                for (_, item) in now.items {
                    let (old, new) = (before?.words(for: item) ?? Stance.unset.rawValue, now.words(for: item))
                    if old != new {
                        lines.append(StyledText("\(LocalTime(said))  \(item.label): \(old) → \(new)"))
                    }
                }
                before = now
            }
            try console.json(
                AnswerLogJSON(
                    name: "\(name)", changes: lines.reversed().map { $0.rendered(isColored: false) }))
            if lines.isEmpty { console.show("nothing has been answered yet") }
            for line in lines.reversed() { console.show(line) }
        }
    }

    struct Export: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write your answers to a file, as an answers file that `propose` takes.",
            discussion: "The file is not encrypted. Notes for yourself are in it.")

        @Argument(help: "The worksheet, where there are several.")
        var worksheet: String?

        @Option(name: .shortAndLong, help: "The file; - for standard output.")
        var output: String

        @Flag(name: .customLong("as-kept"), help: "Also where its template is gone or has changed.")
        var asKept = false

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let entry =
                try asKept
                ? session.keptWorksheet(named: worksheet) : session.worksheet(named: worksheet).entry
            guard output != "-" else { return console.put(entry.answers) }
            try Files.write(output, entry.answers, replacing: global.yes)
            console.say("\(output) holds your answers, readable by you alone; it is not encrypted")
        }
    }
}

/// What `worksheet list --json` gives.
private struct WorksheetListJSON: Encodable {
    struct One: Encodable { let name: String, template: String, changed: ShownTime }
    var schema = "troth/worksheets/v0"
    let worksheets: [One]
}

/// A worksheet, for machines.
struct WorksheetJSON: Encodable {
    struct Answer: Encodable { let item: String, label: String, answer: String }
    var schema = "troth/worksheet/v0"
    let name: String, template: String, role: String
    let answers: [Answer]
    /// Only where ratings were taken over.
    let ratings: RatingsJSON?

    /// - Parameters:
    ///   - stored: the worksheet.
    ///   - ratings: what came of ratings, where it was made of some.
    init(_ stored: StoredWorksheet, ratings: RatingsJSON? = nil) {
        self.ratings = ratings
        (name, template) = ("\(stored.name)", "\(stored.template.id)")
        role = "\(stored.worksheet.role)"
        answers = stored.items.map {
            Answer(item: "\($0.item.id)", label: "\($0.item.label)", answer: stored.words(for: $0.item))
        }
    }
}

/// What `worksheet log --json` gives.
private struct AnswerLogJSON: Encodable {
    var schema = "troth/worksheet-log/v0"
    let name: String
    let changes: [String]
}

extension Session {
    /// - Parameters:
    ///   - preparation: what the owner is invited to.
    ///   - name: what they call it; nil for the template's name.
    /// - Returns: a worksheet without answers, which is not kept yet.
    func worksheet(answering preparation: Preparation, name: Line?) throws -> StoredWorksheet {
        let template = try preparation.template
        let role = try preparation.ownRole(me)
        return StoredWorksheet(
            name: try name ?? freeName(for: template),
            place: try Line("\(Preparation.place)\(preparation.agreement)"),
            template: template, worksheet: Worksheet(blank: template, as: role))
    }

    /// Writes a worksheet down that there was none of yet.
    ///
    /// - Throws: `Failure`, where one is called that already; as `keep`.
    func begin(_ stored: StoredWorksheet) throws {
        guard !worksheets.worksheets.contains(where: { $0.name == stored.name }) else {
            throw Failure(
                .failed, "there is a worksheet “\(stored.name)” already", hints: "choose another --name")
        }
        try keep(stored)
    }

    /// - Returns: the template's name, with a number where a worksheet is called that already.
    func freeName(for template: Template) throws -> Line {
        let taken = worksheets.worksheets.map(\.name)
        for number in 1... {
            let name = try Line(number == 1 ? "\(template.id)" : "\(template.id)-\(number)")
            if !taken.contains(name) { return name }
        }
        return try Line("\(template.id)")
    }
}
