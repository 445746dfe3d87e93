package import Canonical

/// The bytes of a template file.
package struct TemplateText: Sendable {
    /// What stands in it.
    package let bytes: [UInt8]
    /// What it is called in errors.
    package let file: String

    /// - Parameters:
    ///   - bytes: what stands in it.
    ///   - file: what it is called in errors.
    package init(_ bytes: [UInt8], file: String) { (self.bytes, self.file) = (bytes, file) }
}

/// Where a template that extends another finds it.
package struct TemplateLibrary: Sendable {
    /// Finds a template by its id; gives nil where there is none of that name, and throws where it can't be read.
    package let find: @Sendable (Slug) throws -> TemplateText?

    /// - Parameter find: finds a template by its id; gives nil where there is none of that name, and throws where it
    ///   can't be read.
    package init(_ find: @escaping @Sendable (Slug) throws -> TemplateText?) { self.find = find }

    /// The templates and the shared bases that troth brings.
    package static let builtIn = TemplateLibrary { id in
        let files = BuiltInTemplates.all + BuiltInTemplates.shared
        return files.first { $0.name == id.description }.map {
            TemplateText($0.bytes, file: "\($0.name).yaml (built in)")
        }
    }

    /// - Parameter next: where to look for what is not here.
    package func orElse(_ next: @escaping @Sendable (Slug) throws -> TemplateText?) -> Self {
        Self { try find($0) ?? next($0) }
    }
}
