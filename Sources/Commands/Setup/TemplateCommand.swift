import ArgumentParser
import Canonical
import Reporting
import Templating
import Terminal

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "The forms that agreements are written from.",
        discussion: "None of this needs a home or a passphrase.",
        subcommands: [List.self, Show.self, Check.self, Import.self])

    struct List: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the templates that troth brings, and those of your own.",
            discussion:
                "Your own are the files NAME.yaml in $XDG_DATA_HOME/troth/templates, or else in "
                + "~/.local/share/troth/templates.")

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            var templates = try BuiltInTemplates.all.map { builtIn in
                TemplateView.Head(try Template.parse(builtIn.bytes, file: "\(builtIn.name).yaml"))
            }
            for (name, path) in Templates.own {
                guard !templates.contains(where: { $0.id == name }) else {
                    console.say("\(path) is found by its path alone: a template of troth has its name")
                    continue
                }
                do {
                    // A base is there to be extended, and stays unlisted as troth’s own do.
                    if try Templates.isBase(path) { continue }
                    templates.append(TemplateView.Head(try Templates.find(name), isOwn: true))
                } catch let problems as TemplateProblems {
                    console.say("left out: \(problems.found[0].description)")
                } catch { console.say("left out: \(Failure(error).message)") }
            }
            try console.show(TemplateListView(templates: templates))
        }
    }

    struct Show: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a template, or write the form that one of its roles fills in.")

        @Argument(help: "The template’s id, or a file.")
        var template: String

        @Flag(help: "Write an answers file to fill in.")
        var blank = false

        @Flag(help: "Write a form for paper, in Markdown: for all roles, or the one that --as names.")
        var markdown = false

        @Option(name: .customLong("as"), help: "Whose answers they are going to be: a role of the template.")
        var role: String?

        @OptionGroup var global: GlobalOptions

        private static let question: StyledText = "Whose answers are they going to be?"

        func run(_ console: Console) throws {
            guard blank || markdown || role == nil else {
                throw Failure(
                    .usage, "--as goes with --blank or --markdown",
                    hints: "troth template show \(template) --blank --as ROLE")
            }
            guard !(blank && markdown) else {
                throw Failure(.usage, "--blank and --markdown are two forms; give one of them")
            }
            guard !((blank || markdown) && global.json) else {
                throw Failure(
                    .usage, "a form is a text, so --json does not go with --blank or --markdown")
            }
            let template = try Templates.find(template)
            if markdown {
                let roles = try role.map { _ in [try template.chosenRole(role, Self.question, console)] }
                console.put(Array(template.paperForm(for: roles ?? template.roles.map(\.id)).utf8))
            } else if blank {
                console.put(
                    Array(
                        try template.blankWorksheet(as: template.chosenRole(role, Self.question, console))
                            .utf8))
            } else {
                try console.show(TemplateView(template))
            }
        }
    }

    struct Check: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a file is a template, or everything that is wrong with it, and where.")

        @Argument(help: "The file; - for standard input.")
        var file: String

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let name = file == "-" ? "standard input" : file
            let text = TemplateText(try Files.read(file, limit: YAML.largestFile), file: name)
            switch try TemplateFile.read(text, Templates.library(beside: file)) {
            case .template(let template):
                try console.json(TemplateView(template))
                console.show("ok: \(template.title), \(template.items.count) items")
            case .base(let base):
                try console.json(TemplateBaseView(base))
                console.show(
                    "ok: \(base.title), \(base.items.count) items; it has no roles, so it is a base for others"
                )
            }
        }
    }
}

/// A base, once it was checked.
private struct TemplateBaseView: Encodable {
    let schema = "troth/template-base/v0"
    let id: String
    let title: String
    let items: Int

    private enum CodingKeys: CodingKey { case schema, id, title, items }

    init(_ base: TemplateBase) {
        (id, title, items) = ("\(base.id)", "\(base.title)", base.items.count)
    }
}
