/// The files of `Templates/`, as they are in the binary.
package enum BuiltInTemplates {
    /// The built-in templates: the id of each and its YAML, by id.
    package static let all = files(in: "Templates")

    /// What built-in templates share: bases without roles, which they extend. Nobody answers one by itself.
    package static let shared = files(in: "shared")

    /// Worksheets of two sample people for `handler-pup-dynamic`: `cooper` and `rex`.
    package static let demo = files(in: "demo")

    private static func files(in folder: String) -> [(name: String, bytes: [UInt8])] {
        EmbeddedTemplates.files.filter { $0.folder == folder }.map { file in
            let name = String(file.name.dropLast(".yaml".count))
            return (
                name,
                unsafe Array(
                    UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount))
            )
        }
    }
}
