import Canonical
import FoundationEssentials
import Templating
import Terminal

/// Finding templates: a built-in one by its id, one of the person’s own by its id, or a file by its path.
enum Templates {
    /// - Parameter name: an id, or a path.
    /// - Throws: `Failure`, where there is none; `YAMLError`.
    static func find(_ name: String) throws -> Template {
        if let builtIn = BuiltInTemplates.all.first(where: { $0.name == name }) {
            return try Template.parse(builtIn.bytes, file: "\(builtIn.name).yaml")
        }
        guard name.contains("/") || name.hasSuffix(".yaml") else {
            guard let path = own(name) else { throw missing(name) }
            let template = try read(path)
            // The text that people sign names the template by its id, and so it is found again by its id.
            guard Array("\(template.id)".utf8) == Array(name.utf8) else {
                throw Failure(
                    .failed, "\(path) calls itself “\(template.id)”",
                    hints: "rename the file to \(template.id).yaml, or write “template: \(name)” in it")
            }
            return template
        }
        return try read(name)
    }

    /// - Parameter path: a file; `-` for standard input.
    static func read(_ path: String) throws -> Template {
        try Template.parse(
            Files.read(path, limit: YAML.largestFile), file: path, library: library(beside: path))
    }

    /// - Parameter path: a template file.
    /// - Returns: whether it is only there for others to extend.
    static func isBase(_ path: String) throws -> Bool {
        let text = TemplateText(try Files.read(path, limit: YAML.largestFile), file: path)
        if case .base = try TemplateFile.read(text, library(beside: path)) { return true }
        return false
    }

    /// - Parameter path: a template file; `-` for standard input.
    /// - Returns: where what it extends is found: built in, else beside it, else among the person’s own.
    static func library(beside path: String) -> TemplateLibrary {
        let place = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return .builtIn.orElse { id in
            let beside = "\(place)\(id).yaml"
            let file = path != "-" && Self.isFile(beside) ? beside : own("\(id)")
            do {
                return try file.map { TemplateText(try Files.read($0, limit: YAML.largestFile), file: $0) }
            } catch let failure as Failure { throw FormatError(failure.message) }
        }
    }

    /// The person’s own templates: the name of each, without `.yaml`, and its path; by name.
    static var own: [(name: String, path: String)] {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return []
        }
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map {
            (String($0.dropLast(".yaml".count)), "\(folder)/\($0)")
        }
    }

    /// - Parameter name: what one of the person’s own templates is called.
    /// - Returns: its path; nil where there is none.
    private static func own(_ name: String) -> String? {
        guard Slug(name) != nil, let path = folder.map({ "\($0)/\(name).yaml" }), isFile(path) else {
            return nil
        }
        return path
    }

    /// Where the person’s own templates lie; nil where the environment does not say where they keep things.
    private static var folder: String? {
        let environment = Context.current.environment
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/troth/templates" }
        guard let user = environment["HOME"], !user.isEmpty else { return nil }
        return "\(user)/.local/share/troth/templates"
    }

    private static func isFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private static func missing(_ name: String) -> Failure {
        if BuiltInTemplates.shared.contains(where: { $0.name == name }) {
            return Failure(
                .usage, "“\(name)” is a base for other templates, and nobody can answer it by itself",
                hints: "a template of your own may begin with “extends: \(name)”")
        }
        let builtIn = BuiltInTemplates.all.map(\.name)
        let names = own.map(\.name)
        let hint = Suggestion.hint(for: Array(name.utf8), among: builtIn + names)
        let yours = names.isEmpty ? "" : "; your own are: \(names.joined(separator: ", "))"
        return Failure(
            .usage, "there is no template “\(name)”\(hint)",
            hints: "built in are: \(builtIn.joined(separator: ", "))\(yours)", "or give a file: ./mine.yaml")
    }
}

extension Template {
    /// - Parameters:
    ///   - named: a role; nil to ask.
    ///   - question: what to ask.
    ///   - console: where to ask.
    /// - Throws: `Failure`, where it is none of the template's, or nobody can be asked.
    func chosenRole(_ named: String?, _ question: StyledText, _ console: Console) throws -> Slug {
        guard let named else {
            let options = roles.map { "--as \($0.id)" }.joined(separator: " or ")
            let dialogue = try console.dialogue(orElse: options)
            return roles[try dialogue.choice(question, of: roles.map { "\($0.title)" })].id
        }
        guard let found = roles.first(where: { Array("\($0.id)".utf8) == Array(named.utf8) }) else {
            let names = roles.map(\.id.description)
            throw Failure(
                .usage,
                "“\(named)” is not a role of “\(id)”\(Suggestion.hint(for: Array(named.utf8), among: names))",
                hints: "its roles are: \(names.joined(separator: ", "))")
        }
        return found.id
    }
}
