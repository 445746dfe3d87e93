import Canonical
import Templating

/// Finding templates: a built-in one by its id, or a file by its path.
enum Templates {
    /// - Parameter name: an id, or a path.
    /// - Throws: `Failure`, where there is none; `YAMLError`.
    static func find(_ name: String) throws -> Template {
        if let builtIn = BuiltInTemplates.all.first(where: { $0.name == name }) {
            return try Template.parse(builtIn.bytes, file: "\(builtIn.name).yaml")
        }
        guard name.contains("/") || name.hasSuffix(".yaml") else {
            let names = BuiltInTemplates.all.map(\.name).joined(separator: ", ")
            throw Failure(
                .usage, "there is no template “\(name)”", hints: "built in are: \(names)",
                "or give a file: ./mine.yaml")
        }
        return try Template.parse(Files.read(name, limit: YAML.largestFile), file: name)
    }
}
