import ArgumentParser
import Canonical
import Templating
import Terminal

extension WorksheetCommand {
    struct Set: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer one row.",
            discussion: """
                What is not named stays as it was. Whoever would take either side of a row answers each, with --side. \
                Sentences come from files: they never stand in arguments.
                """
        )

        @Argument(help: "The row, by its id or label, or the beginning of one.")
        var item: String

        @Argument(help: "The answer: \(Stance.allCases.map(\.rawValue).joined(separator: ", ")).")
        var stance: String

        @Option(help: "The side that you take.") var side: String?
        @Option(help: "The most of it, in the row’s unit.") var atMost: UInt64?
        @Option(help: "When a yes ends: a day, or a time in UTC.") var ends: String?
        @Option(help: "none, some, experienced or taught.") var experience: String?
        @Flag(help: "Without this no row of its section is agreed.") var mustHave = false
        @Option(help: "@FILE with conditions, one on each line.") var condition: String?
        @Option(help: "@FILE with a note for yourself, which never leaves the worksheet.") var note: String?
        @Option(help: "The worksheet, where there are several.") var worksheet: String?
        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let words = try condition.map { try console.text(from: $0, "a condition") }
            let note = try note.map { try console.text(from: $0, "a note") }
            let session = try Session(console)
            var stored = try session.worksheet(named: worksheet)
            let found = try row(in: stored)
            let side = try side(of: found, in: stored)
            var answer = stored.worksheet.answer(to: found.id, for: side) ?? RowAnswer(.unset)
            answer.stance = try word(stance, "an answer")
            answer.side = side ?? answer.side
            if let atMost { answer.atMost = atMost }
            if let ends { answer.ends = Placed(try time(ends), at: .unwritten) }
            if let experience { answer.experience = try word(experience, "an experience") }
            if mustHave { answer.mustHave = .section }
            if let words { answer.conditions = words.lines }
            if let note { answer.note = note }
            if answer.stance != .hardLimit { answer.isShownAsNotAgreed = false }
            stored.worksheet.change(found.id, for: answer.side) { $0 = answer }
            let isChanged = try session.keep(stored)
            console.say("\(found.label): \(stored.words(for: found))\(isChanged ? "" : "; nothing changed")")
            try console.json(WorksheetJSON(stored))
        }

        private func row(in stored: StoredWorksheet) throws -> Template.Item {
            let rows = stored.items.map(\.item).filter { $0.nature.name == .row }
            let found = Session.items(item, among: rows)
            if found.count == 1 { return found[0] }
            guard found.isEmpty else {
                let names = found.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
                throw Failure(.usage, "“\(item)” could be \(names)", hints: "give the whole id")
            }
            let hint = Suggestion.hint(for: Array(item.utf8), among: rows.map { "\($0.id)" })
            throw Failure(
                .usage, "there is no row “\(item)”\(hint)", hints: "troth worksheet show lists them")
        }

        /// - Returns: the side that is answered; nil where the template knows it, or only one answer is there.
        private func side(of item: Template.Item, in stored: StoredWorksheet) throws -> Slug? {
            guard case .row(let row) = item.nature else { return nil }
            let known = row.sides.map(\.id.description)
            guard let side else {
                guard stored.worksheet.answers(to: item.id).count > 1 else { return nil }
                throw Failure(
                    .usage, "“\(item.label)” is answered for several sides",
                    hints: "say which with --side: \(known.joined(separator: ", "))")
            }
            if let slug = Slug(side), known.contains(slug.description) { return slug }
            throw Failure(
                .usage,
                "“\(side)” is not a side of “\(item.label)”\(Suggestion.hint(for: Array(side.utf8), among: known))",
                hints: "one of: \(known.joined(separator: ", "))")
        }

        private func word<Value: RawRepresentable<String> & CaseIterable>(
            _ text: String, _ what: String
        ) throws -> Value {
            if let value = Value(rawValue: text) { return value }
            let all = Value.allCases.map(\.rawValue)
            throw Failure(
                .usage, "“\(text)” is not \(what)\(Suggestion.hint(for: Array(text.utf8), among: all))",
                hints: "one of: \(all.joined(separator: ", "))")
        }

        private func time(_ text: String) throws -> DateOrTime {
            if let time = DateOrTime(text.utf8) { return time }
            throw Failure(.usage, "“\(text)” is no day and no time", hints: "as in --ends 2026-12-01")
        }
    }
}
