import ArgumentParser
import Canonical
import Reporting
import Templating
import Terminal

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The forms that agreements are written from.",
        discussion: "None of this needs a home or a passphrase.",
        subcommands: [List.self, Show.self, Check.self])

    struct List: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "List the templates that troth brings.")

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let templates = try BuiltInTemplates.all.map { builtIn in
                TemplateView.Head(try Template.parse(builtIn.bytes, file: "\(builtIn.name).yaml"))
            }
            try console.show(TemplateListView(templates: templates))
        }
    }

    struct Show: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a template, or write the answers file that one of its roles fills in.")

        @Argument(help: "The template’s id, or a file.")
        var template: String

        @Flag(help: "Write an answers file to fill in.")
        var blank = false

        @Option(name: .customLong("as"), help: "Whose answers they are going to be: a role of the template.")
        var role: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            guard blank || role == nil else {
                throw Failure(
                    .usage, "--as goes with --blank",
                    hints: "troth template show \(template) --blank --as ROLE")
            }
            guard !(blank && global.json) else {
                throw Failure(.usage, "an answers file is YAML, so --blank and --json do not go together")
            }
            let template = try Templates.find(template)
            guard blank else { return try console.show(TemplateView(template)) }
            console.put(Array(try template.blankWorksheet(as: chosenRole(of: template, console)).utf8))
        }

        private func chosenRole(of template: Template, _ console: Console) throws -> Slug {
            let roles = template.roles
            guard let role else {
                let options = roles.map { "--as \($0.id)" }.joined(separator: " or ")
                let dialogue = try console.dialogue(orElse: options)
                let choice = try dialogue.choice(
                    "Whose answers are they going to be?", of: roles.map { "\($0.title)" })
                return roles[choice].id
            }
            guard let found = roles.first(where: { Array("\($0.id)".utf8) == Array(role.utf8) }) else {
                let names = roles.map(\.id.description)
                throw Failure(
                    .usage,
                    "“\(role)” is not a role of “\(template.id)”\(Suggestion.hint(for: Array(role.utf8), among: names))",
                    hints: "its roles are: \(names.joined(separator: ", "))")
            }
            return found.id
        }
    }

    struct Check: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a file is a template, or where it goes wrong.")

        @Argument(help: "The file; - for standard input.")
        var file: String

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let name = file == "-" ? "standard input" : file
            let template = try Template.parse(Files.read(file, limit: YAML.largestFile), file: name)
            try console.json(TemplateView(template))
            console.show("ok: \(template.title), \(template.items.count) items")
        }
    }
}
