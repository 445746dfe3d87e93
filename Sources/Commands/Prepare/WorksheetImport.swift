import ArgumentParser
import Canonical
import Reporting
import Templating
import Terminal

extension WorksheetCommand {
    struct Import: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the answers of a file into a worksheet.",
            discussion: """
                A worksheet of that name is changed to what the file says; what it said before stays in its log. With --scale \
                kinklist the file holds ratings, and a new worksheet begins with them: nothing is taken for more than \
                was said, and what is not clear stays unset.
                """
        )

        @Argument(help: "The answers file; - for standard input.")
        var file: String

        @Option(help: "The template that it answers.")
        var template: String

        @Option(help: "Of a file of ratings, what they mean: kinklist.")
        var scale: Scale?

        @Option(name: .customLong("as"), help: "With --scale: your role.")
        var role: String?

        @Option(help: "What you call it; otherwise the template’s name.")
        var name: String?

        @OptionGroup var global: GlobalOptions

        enum Scale: String, ExpressibleByArgument, CaseIterable { case kinklist }

        func run(_ console: Console) throws {
            let found = try Templates.find(template)
            let bytes = try Files.read(file, limit: YAML.largestFile)
            if scale != nil { return try takeRatings(bytes, found, console) }
            guard role == nil else {
                throw Failure(.usage, "an answers file says itself which role it answers in; leave out --as")
            }
            let worksheet = try Worksheet.parse(bytes, file: file, template: found)
            let session = try Session(console)
            let stored = StoredWorksheet(
                name: try Line(name ?? "\(found.id)"), place: try Line(template), template: found,
                worksheet: worksheet)
            let isChanged = try session.keep(stored)
            let count = stored.count
            console.say(
                isChanged
                    ? "“\(stored.name)” holds \(count.answered) answers to \(count.all) things now"
                    : "“\(stored.name)” says just that already; nothing was written")
            try console.json(WorksheetJSON(stored))
        }

        private func takeRatings(_ bytes: [UInt8], _ template: Template, _ console: Console) throws {
            let role =
                template.roles.count == 1 && role == nil
                ? template.roles[0].id : try template.chosenRole(role, "Which role do you take?", console)
            let read = try KinklistRatings.read(
                bytes, file: file == "-" ? "standard input" : file, for: template)
            let found = template.stances(from: read.ratings, as: role)
            var worksheet = Worksheet(blank: template, as: role)
            for (row, stance) in found.stances where stance != .unset {
                worksheet.change(row.item, for: row.side) { $0.stance = stance }
            }
            let session = try Session(console)
            let stored = StoredWorksheet(
                name: try name.map { try Line($0) } ?? session.freeName(for: template),
                place: try Line(self.template), template: template, worksheet: worksheet)
            // An old export is no reason to forget what was answered since.
            try session.begin(stored)
            try console.json(WorksheetJSON(stored, ratings: RatingsJSON(read, found)))
            show(read, found, stored, console)
        }

        private func show(
            _ read: KinklistRatings, _ found: KinklistStances, _ stored: StoredWorksheet, _ console: Console
        ) {
            console.show(StyledText("What each rating is taken for", .heading))
            for (stance, ratings) in RatingsJSON.scale {
                console.show(StyledText("  \(ratings.joined(separator: ", ")) → \(stance)"))
            }
            console.show("  anything else → unset")
            func list(_ heading: StyledText, _ lines: [String]) {
                guard !lines.isEmpty else { return }
                console.show(heading)
                for line in lines { console.show(StyledText("  \(line)")) }
            }
            list(
                "Fits no row for certain. Where it may mean several, a no counts for all of them; else it counts for nothing, so look at these by hand, above all at each no:",
                found.unmatched.map(\.words))
            list("Is no word of this scale, and stays unset:", found.unknown.map(\.words))
            list("Columns that were not read:", read.ignored)
            let count = stored.count
            console.say(
                "“\(stored.name)” holds \(count.answered) answers to \(count.all) things; look through them: troth worksheet show \("\(stored.name)".quotedForShell)"
            )
        }
    }
}

/// What came of ratings, for machines.
struct RatingsJSON: Encodable {
    struct Meaning: Encodable { let rating: String, stance: String }
    let scale: [Meaning]
    let unmatched: [String]
    let unknown: [String]
    let ignoredColumns: [String]

    init(_ read: KinklistRatings, _ found: KinklistStances) {
        scale = KinklistScale.table.map { Meaning(rating: $0.rating, stance: $0.stance.rawValue) }
        unmatched = found.unmatched.map(\.words)
        unknown = found.unknown.map(\.words)
        ignoredColumns = read.ignored
    }

    /// The ratings that are taken for each stance, as people read them.
    static var scale: [(stance: String, ratings: [String])] {
        Stance.allCases.map { stance in
            let ratings = KinklistScale.table.filter { $0.stance == stance }.map(\.rating)
            return (stance.rawValue, ratings.map { $0.isEmpty ? "nothing" : $0 })
        }
        .filter { !$0.1.isEmpty }
    }
}
