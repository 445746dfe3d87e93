package import Canonical
import Consent

/// What a template file turns out to be.
package enum TemplateFile: Sendable {
    /// Something that people can answer.
    case template(Template)
    /// Something that other templates extend.
    case base(TemplateBase)

    /// - Parameters:
    ///   - text: a template file.
    ///   - library: where a template that it extends is found.
    /// - Throws: `TemplateProblems` with everything that is found to be wrong.
    package static func read(
        _ text: TemplateText, _ library: TemplateLibrary = .builtIn
    ) throws(TemplateProblems) -> TemplateFile {
        var loader = TemplateLoader(library: library)
        var last: YAMLError?
        do throws(YAMLError) {
            if let loaded = try loader.load(text), loader.problems.found.isEmpty { return loaded }
        } catch { last = error }
        var problems = loader.problems
        if let last { problems.note(last) }
        throw TemplateProblems(
            found: problems.found.sorted { a, b in
                guard a.place.file == b.place.file else { return a.place.file == text.file }
                return (a.place.line, a.place.column) < (b.place.line, b.place.column)
            })
    }
}

/// A file without roles: sections that other templates take over.
package struct TemplateBase: Sendable {
    /// What it is called in files.
    package let id: Slug
    /// What people call it.
    package let title: Line
    /// Its items, those of its own bases too.
    package let items: [Template.Item]
    /// Where it begins.
    package let place: Place
}

/// Reads a template file and the bases under it.
struct TemplateLoader {
    let library: TemplateLibrary
    private(set) var problems = Problems()

    init(library: TemplateLibrary) { self.library = library }

    /// What a file and its bases come to.
    private struct Stack {
        let part: TemplatePart
        let sections: [TemplatePart.Section]
        let source: [UInt8]
    }

    /// - Throws: `YAMLError`, where reading can't go on; what else is wrong is among the problems.
    mutating func load(_ text: TemplateText) throws(YAMLError) -> TemplateFile? {
        let stack = try stack(text, above: [])
        let part = stack.part
        let merged = Merged(stack.sections, of: part, &problems)
        guard let id = part.id, let title = part.title, let summary = part.summary else { return nil }
        guard !part.roles.isEmpty else {
            return .base(
                TemplateBase(
                    id: id, title: title, items: merged.sections.flatMap(\.items), place: part.place))
        }
        guard let kind = part.kind else { return nil }
        return .template(
            Template(
                id: id, title: title, summary: summary, kind: kind, roles: part.roles,
                lasts: part.lasts ?? kind.usual, review: part.review, isFirstTime: part.isFirstTime,
                sections: merged.sections, source: stack.source))
    }

    /// - Parameter above: the ids by which this file was reached, from the first on.
    private mutating func stack(_ text: TemplateText, above: [Slug]) throws(YAMLError) -> Stack {
        let part = try TemplatePart.read(text, &problems)
        guard let extends = part.extends else {
            if let omitted = part.omit.first {
                problems.note(
                    YAMLError(
                        "only what a base has can be left out; “extends” is missing", at: omitted.place))
            }
            return Stack(part: part, sections: part.sections, source: text.bytes)
        }
        let id = extends.value
        guard !above.contains(id) else {
            let circle = (above + [id]).map { "“\($0)”" }.joined(separator: ", then ")
            throw YAMLError("templates extend each other in a circle: \(circle)", at: extends.place)
        }
        guard above.count < Template.mostBases else {
            throw YAMLError(
                "at most \(Template.mostBases) bases may stand one upon another", at: extends.place)
        }
        let base = try stack(try find(id, extends.place), above: above + [id])
        if let named = base.part.id, named != id {
            throw YAMLError(
                "this file calls itself “\(named)”, and was looked for as “\(id)”", at: base.part.place)
        }
        return Stack(
            part: part,
            sections: TemplatePart.merge(part, over: base.sections, &problems),
            source: text.bytes + Array("\n---\n".utf8) + base.source)
    }

    private func find(_ id: Slug, _ place: Place) throws(YAMLError) -> TemplateText {
        do {
            if let text = try library.find(id) { return text }
        } catch { throw YAMLError("“\(id)” can’t be read: \(error)", at: place) }
        let known = (BuiltInTemplates.shared + BuiltInTemplates.all).map(\.name)
        let hint = Suggestion.hint(for: Array(id.description.utf8), among: known)
        throw YAMLError(
            "there is no template “\(id)” to extend, neither built in nor beside this file\(hint)", at: place)
    }
}
