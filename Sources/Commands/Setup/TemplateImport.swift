import ArgumentParser
import Canonical
import Reporting
import Templating
import Terminal

extension TemplateCommand {
    struct Import: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a template of a list in the plain-text kinklist format, to be looked through.",
            discussion: """
                Reads #Category, (Column, Column), * item and ? description, one on each line. What comes of it is a file \
                of yours: nothing else is changed.
                """)

        @Argument(help: "The list; - for standard input.")
        var file: String

        @Option(name: .shortAndLong, help: "The template to write; - for standard output.")
        var output: String

        @Option(name: .customLong("id"), help: "What the template is to be called in files.")
        var name = "imported-list"

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            guard let id = Slug(name) else {
                throw Failure(
                    .usage, "“\(name)” is no name for a template", hints: "use a-z, 0-9 and single hyphens")
            }
            guard output != "-" || !global.json else {
                throw Failure(.usage, "a template is YAML, so -o - and --json do not go together")
            }
            let list = try KinklistReader.read(
                Files.read(file, limit: YAML.largestFile), file: file == "-" ? "standard input" : file)
            let bytes = Array(try list.template(called: id, title: Line("Imported list")).utf8)
            // What cannot be read again is not written.
            let template = try Template.parse(bytes, file: output)
            guard output != "-" else { return console.put(bytes) }
            try console.deliver(bytes, to: output)
            try console.json(TemplateView(template))
            console.show(
                "\(output): \(list.items.count) items of the list, as \(template.items.count) in \(template.sections.count) sections"
            )
            console.say("look through it, then: troth template check \(output)")
        }
    }
}
