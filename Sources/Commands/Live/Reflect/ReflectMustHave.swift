import ArgumentParser
import Canonical
import History
import Reporting
import Templating
import Terminal
import Vault

extension ReflectCommand {
    struct MustHave: TrothCommand {
        static let configuration = CommandConfiguration(
            commandName: "must-have", abstract: "Put a line of an answer on a worksheet, as a must-have.",
            discussion: """
                As in: troth reflect must-have 3 --line 1 --add "Slow mornings". A must-have closes what depends on \
                it unless it stands: “I don’t take part without this.” The line goes into the words of a protection, \
                behind what stands there already, or becomes a protection of its own. Where you share or propose \
                from that worksheet later on, others read it; until then nobody does.
                """)

        @Argument(help: "The answer, by its number in troth reflect list.")
        var answer: String

        @Option(help: "Which line of it, where it has several.")
        var line: Int?

        @Option(help: "The worksheet, where there are several.")
        var worksheet: String?

        @Option(help: "A protection of the worksheet, by its id or label, or the beginning of one.")
        var item: String?

        @Option(help: "What a protection of its own is called.")
        var add: String?

        @Option(
            name: .customLong("for"), help: "Whom that protects: a role, or everyone; otherwise your role.")
        var protected: String?

        @Option(help: "Who provides it: a role, or everyone; otherwise everyone.")
        var by: String?

        @Option(help: "A row that depends on it; again for more. Otherwise all those of its section.")
        var neededFor: [String] = []

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            guard item == nil || add == nil else { throw Failure(.usage, "it is either --item or --add") }
            guard item == nil || protected == nil && by == nil else {
                throw Failure(.usage, "--for and --by are for --add: what has a place already keeps them")
            }
            let label = try add.map { try Line($0) }
            let session = try Session(console)
            let all = session.home.archive.reflections
            let place = try Session.place(
                answer, among: all.map { "\($0.id)" }, "answer", "troth reflect list")
            let line = try chosenLine(of: all[place], session)
            let before = try session.worksheet(named: worksheet)
            let target = try label.map { Target.new($0) } ?? chosenTarget(in: before, session)
            guard let target else {
                console.say("nothing was changed")
                return try console.json(
                    MustHaveJSON(
                        isChanged: false, worksheet: "\(before.name)", item: nil, label: nil, lines: []))
            }
            // Somebody may have answered in another window while this one asked.
            var stored = try session.worksheet(named: "\(before.name)")
            let id = try put(line, on: target, in: &stored)
            let isChanged = try session.keep(stored)
            try tell(of: id, in: stored, isChanged: isChanged, console)
        }

        private enum Target { case item(Slug), new(Line) }

        private func chosenLine(of reflection: Reflection, _ session: Session) throws -> Line {
            let lines = reflection.lines
            if let line {
                guard lines.indices.contains(line - 1) else {
                    throw Failure(
                        .usage, "that answer has \(lines.count == 1 ? "one line" : "\(lines.count) lines")",
                        hints: "troth reflect list shows them")
                }
                return lines[line - 1]
            }
            guard lines.count > 1 else { return lines[0] }
            let dialogue = try session.console.dialogue(orElse: "--line N")
            return try session.unlocked {
                try lines[
                    dialogue.choice("Which line?", of: lines.map { StyledText("\($0)") })]
            }
        }

        /// - Returns: where it goes; nil for nowhere.
        private func chosenTarget(in stored: StoredWorksheet, _ session: Session) throws -> Target? {
            let all = stored.items.map(\.item)
            let protections = all.filter(\.takesALine)
            if let item {
                let misfit = Session.items(item, among: all).first { !$0.takesALine }
                if let misfit, Session.items(item, among: protections).isEmpty {
                    throw misfit.nature.name == .row
                        ? Failure(
                            .usage, "“\(misfit.label)” is a row, which has no words of its own",
                            hints: "troth worksheet set ROW ANSWER --must-have, or --add LABEL here")
                        : Failure(
                            .usage,
                            "“\(misfit.label)” stays as it is: only a protection takes a line, and no stop signal",
                            hints: "--add LABEL makes a protection of its own")
                }
                return .item(try found(item, among: protections, "protection").id)
            }
            let dialogue = try session.console.dialogue(orElse: "--item ITEM or --add LABEL")
            return try session.unlocked {
                let number = try dialogue.choice(
                    StyledText("Where on “\(stored.name)” does it belong?"),
                    of: protections.map { StyledText("\($0.label)") } + [
                        "a protection of its own", "nowhere",
                    ])
                if number < protections.count { return .item(protections[number].id) }
                guard number == protections.count else { return nil }
                while true {
                    do { return .new(try Line(dialogue.line("what is it called?"))) } catch let error
                        as FormatError
                    { dialogue.say("please type it again: \(error.reason)") }
                }
            }
        }

        private func put(
            _ line: Line, on target: Target, in stored: inout StoredWorksheet
        ) throws -> Slug {
            let rows = stored.items.map(\.item).filter { $0.nature.name == .row }
            let needed = try neededFor.map { try found($0, among: rows, "row").id }
            let scope: MustHaveScope? = needed.isEmpty ? nil : .rows(needed)
            switch target {
            case .item(let id):
                guard let item = stored.items.map(\.item).first(where: { $0.id == id }) else {
                    throw Failure(.failed, "“\(id)” is on the worksheet no more")
                }
                var answer = stored.worksheet.protections[id] ?? ProtectionAnswer(nil)
                let lines = (answer.text ?? item.question.usual)?.lines ?? []
                answer.text = try Prose(lines.contains(line) ? lines : lines + [line])
                answer.mustHave = scope ?? (answer.mustHave.isOne ? answer.mustHave : .section)
                stored.worksheet.protections[id] = answer
                return id
            case .new(let label):
                // What is called so already takes the line as well.
                if let same = stored.worksheet.added.first(where: { $0.label == label && $0.takesALine }) {
                    return try put(line, on: .item(same.id), in: &stored)
                }
                var answer = ProtectionAnswer(try Prose([line]))
                answer.mustHave = scope ?? .section
                return stored.worksheet.addProtection(
                    called: label, for: try who(protected, in: stored) ?? .role(stored.worksheet.role),
                    by: try who(by, in: stored) ?? .everyone, answer)
            }
        }

        private func found(
            _ text: String, among items: [Template.Item], _ what: String
        ) throws -> Template.Item {
            let found = Session.items(text, among: items)
            if found.count == 1 { return found[0] }
            guard found.isEmpty else {
                let names = found.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
                throw Failure(.usage, "“\(text)” could be \(names)", hints: "give the whole id")
            }
            let hint = Suggestion.hint(for: Array(text.utf8), among: items.map { "\($0.id)" })
            throw Failure(
                .usage, "there is no \(what) “\(text)” on this worksheet\(hint)",
                hints: "troth worksheet show lists what there is; --add LABEL makes a protection of its own")
        }

        private func who(_ text: String?, in stored: StoredWorksheet) throws -> Template.Who? {
            guard let text else { return nil }
            if text == "\(Template.Who.everyone)" { return .everyone }
            if let role = Slug(text), stored.template.role(role) != nil { return .role(role) }
            let known = stored.template.roles.map { "\($0.id)" } + ["\(Template.Who.everyone)"]
            throw Failure(
                .usage, "“\(text)” is no role here\(Suggestion.hint(for: Array(text.utf8), among: known))",
                hints: "one of: \(known.joined(separator: ", "))")
        }

        private func tell(
            of id: Slug, in stored: StoredWorksheet, isChanged: Bool, _ console: Console
        ) throws {
            guard let (section, item) = stored.items.first(where: { $0.item.id == id }),
                let answer = stored.worksheet.protections[id]
            else { return }
            let reach: String
            if case .rows(let rows) = answer.mustHave {
                reach = stored.labels(rows)
            } else {
                reach = stored.reach(of: item, in: section)
            }
            let lines = answer.text?.lines.map(\.description) ?? []
            console.say(
                StyledText(
                    isChanged
                        ? "“\(item.label)”, on the worksheet “\(stored.name)”, is a must-have and says:"
                        : "it stands so already; nothing was written. “\(item.label)”, on the worksheet “\(stored.name)”, says:"
                ))
            console.say { width in
                var page = Page(width: width)
                page.quote(lines, level: 1)
                return page.lines
            }
            console.say(StyledText("what is not agreed without it: \(reach)"))
            console.say("nobody else sees it, unless you share that worksheet or propose from it")
            try console.json(
                MustHaveJSON(
                    isChanged: isChanged, worksheet: "\(stored.name)", item: "\(id)", label: "\(item.label)",
                    lines: lines))
        }
    }
}

extension Template.Item {
    /// Whether a line may stand behind its words: a stop signal stays what it is, so that nobody has to look for it.
    fileprivate var takesALine: Bool {
        if case .protection(let protection) = nature { protection.signal == nil } else { false }
    }
}

/// What stands on a worksheet now, for machines.
private struct MustHaveJSON: Encodable {
    let schema = "troth/reflect-must-have/v0"
    let isChanged: Bool
    let worksheet: String
    /// Nil where it went nowhere.
    let item: String?, label: String?
    let lines: [String]

    private enum CodingKeys: CodingKey { case schema, isChanged, worksheet, item, label, lines }
}
