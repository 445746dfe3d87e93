import Canonical

extension Template {
    /// - Parameters:
    ///   - bytes: a template file: YAML, as the built-in ones are written.
    ///   - file: its name, for errors.
    ///   - library: where a template that it extends is found.
    /// - Throws: `YAMLError` at the first thing that is wrong, with its line and column; also where the file has no
    ///   roles, and so is only a base for others.
    package static func parse(
        _ bytes: [UInt8], file: String, library: TemplateLibrary = .builtIn
    ) throws(YAMLError) -> Template {
        let read: TemplateFile
        do { read = try TemplateFile.read(TemplateText(bytes, file: file), library) } catch {
            throw error.found[0]
        }
        switch read {
        case .template(let template): return template
        case .base(let base):
            throw YAMLError(
                "“\(base.id)” has no roles: it is a base for other templates, and nobody can answer it by itself",
                at: base.place)
        }
    }
}
