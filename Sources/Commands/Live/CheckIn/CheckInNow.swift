import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension CheckInEntry.Comfort: ExpressibleByArgument {}
extension CheckInEntry.Wish: ExpressibleByArgument {}

extension CheckInCommand {
    struct Now: TrothCommand {
        static let configuration = CommandConfiguration(
            commandName: "now", abstract: "Say how things are for you now, for yourself or for the others.",
            discussion: """
                At a terminal it asks about each section of what stands; everything can be skipped. Afterwards you \
                keep it for yourself, or share it: one is as good as the other. It is no proposal, and no limit either. \
                Also: troth checkin list, troth checkin every 14 days.
                """)

        @Option(help: "How it is now: green, yellow or red.")
        var comfort: CheckInEntry.Comfort?

        @Option(help: "What you would like of it: more, same, less or pause.")
        var wish: CheckInEntry.Wish?

        @Option(help: "@FILE with a line about it, or @-.")
        var words: String?

        @Option(help: "One section only, by its id or heading.")
        var section: String?

        @Option(help: "One row only, by its id or label.")
        var row: String?

        @Flag(name: .customLong("private"), help: "Keep it for yourself; it is never sent.")
        var isPrivate = false

        @Flag(help: "Share it with everyone in the agreement.")
        var share = false

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            guard !(isPrivate && share) else {
                throw Failure(.usage, "it is either --private or --share")
            }
            guard section == nil || row == nil else {
                throw Failure(.usage, "it is either --section or --row")
            }
            // Standard input and the file are read before anything else can go wrong with them.
            let words = try words.map { try console.text(from: $0, "what you say") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let subjects = try session.subjects(in: agreement, section: section, row: row)
            let given = CheckInEntry.Mark(
                subjects.count == 1 ? subjects[0] : .everything, comfort: comfort, wish: wish, words: words)
            let marks = try given.map { [$0] } ?? ask(subjects, in: agreement, session)
            var json = CheckInJSON(session.names[agreement])
            if marks.isEmpty {
                console.say("you said nothing, and nothing was written")
            } else {
                json = try keep(marks, in: agreement, session)
                try offer(marks, in: agreement, session, &json)
            }
            try console.json(json)
        }

        private func ask(
            _ subjects: [CheckInEntry.Subject], in agreement: AgreementID, _ session: Session
        ) throws -> [CheckInEntry.Mark] {
            let dialogue = try session.console.dialogue(
                orElse: "--comfort green|yellow|red or --wish more|same|less|pause, and --private or --share")
            let names = session.names[agreement]
            return try session.unlocked { try CheckInQuestions(dialogue, names).ask(about: subjects) }
        }

        private func keep(
            _ marks: [CheckInEntry.Mark], in agreement: AgreementID, _ session: Session
        ) throws -> CheckInJSON {
            let console = session.console
            let entry = AnyEntry(try CheckInEntry(agreement, marks))
            var json = CheckInJSON(session.names[agreement])
            json.marks = marks.map { CheckInsView.Mark($0, session.names[agreement]) }
            switch try chosen(in: agreement, session) {
            case .forYourself:
                try session.write([.entry(entry)], to: .private)
                console.say("kept for yourself, in this home alone; it goes into no file for others")
                json.isForYourself = true
            case .shared:
                try session.write([.entry(entry)], to: .agreement(agreement))
                console.say("shared: how it is for you now")
                session.tellOthers(of: agreement, isOver: true)
                json.isForYourself = false
            case .notNow: console.say("nothing was written")
            }
            json.isChanged = json.isForYourself != nil
            if marks.contains(where: { $0.wish == .more }) {
                console.say("“more” changes nothing by itself: wider needs a proposal")
            }
            return json
        }

        private enum Choice: CaseIterable { case forYourself, shared, notNow }

        private func chosen(in agreement: AgreementID, _ session: Session) throws -> Choice {
            if isPrivate { return .forYourself }
            if share { return .shared }
            let dialogue = try session.console.dialogue(orElse: "--private or --share")
            let others = session.others(in: agreement)
            return try session.unlocked {
                dialogue.say("")
                dialogue.say(
                    "What is shared is signed with your key, like every record, so it could be shown on.")
                let answer = try dialogue.choice(
                    "keep it for yourself, or share it with \(others)?",
                    of: ["for yourself", "share", "not now"])
                return Choice.allCases[answer]
            }
        }

        /// What is not green can be made tighter right here; nothing is, unless it is chosen.
        private func offer(
            _ marks: [CheckInEntry.Mark], in agreement: AgreementID, _ session: Session,
            _ json: inout CheckInJSON
        ) throws {
            let tight = marks.filter {
                $0.comfort == .yellow || $0.comfort == .red || $0.wish == .less || $0.wish == .pause
            }
            guard !tight.isEmpty else { return }
            guard let dialogue = try? session.console.dialogue(orElse: "--no-input") else {
                return session.console.say(
                    "you can tighten a row of yours (troth tighten ITEM --to …) or pause (troth pause), alone and at once; or neither"
                )
            }
            try CheckInOffer(session, agreement, dialogue).make(after: tight.map(\.subject), &json)
        }
    }
}

extension Session {
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - section: what `--section` was given.
    ///   - row: what `--row` was given.
    /// - Returns: what a check-in can be about: one thing where one was named, else the sections of what stands, or
    ///   everything where nothing does.
    /// - Throws: `Failure`, where there is no such section or row, or several.
    fileprivate func subjects(
        in agreement: AgreementID, section: String?, row: String?
    ) throws -> [CheckInEntry.Subject] {
        let texts = standingTexts(in: agreement)
        var seen: Set<Slug> = []
        if let row {
            let items = texts.flatMap(\.items).filter { if case .row = $0 { true } else { false } }
            let found = Self.items(row, among: items).filter { seen.insert($0.id).inserted }
            return [.row(try only(found.map { ($0.id, $0.label) }, row, "row"))]
        }
        // A section of plain facts is nothing to be comfortable with.
        let sections = texts.flatMap(\.sections)
            .filter { $0.items.contains { if case .fact = $0 { false } else { true } } }
            .filter { seen.insert($0.id).inserted }
        if let section {
            let found = Self.items(section, among: sections.map { NamedSection(id: $0.id, label: $0.title) })
            return [.section(try only(found.map { ($0.id, $0.label) }, section, "section"))]
        }
        return sections.isEmpty ? [.everything] : sections.map { .section($0.id) }
    }

    private func only(_ found: [(id: Slug, label: Line)], _ text: String, _ what: String) throws -> Slug {
        if found.count == 1 { return found[0].id }
        guard found.isEmpty else {
            let names = found.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
            throw Failure(.usage, "“\(text)” could be \(names)", hints: "give the whole id")
        }
        throw Failure(
            .usage, "there is no \(what) “\(text)” in what stands here", hints: "troth show lists them")
    }
}

private struct NamedSection: NamedItem {
    let id: Slug
    let label: Line
}

/// What a check-in did, for machines.
struct CheckInJSON: Encodable {
    let schema = "troth/checkin/v0"
    let agreement: AgreementMention
    /// Whether it was written.
    var isChanged = false
    /// Whether it is for its owner alone; nil where it was not written.
    var isForYourself: Bool?
    var marks: [CheckInsView.Mark] = []
    /// What was tightened or paused afterwards.
    var tightened: ChangeJSON?
    var paused: ChangeJSON?

    init(_ names: ThreadNames) { agreement = names.agreement }

    private enum CodingKeys: CodingKey {
        case schema, agreement, isChanged, isForYourself, marks, tightened, paused
    }
}
