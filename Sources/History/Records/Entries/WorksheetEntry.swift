package import Canonical
package import Consent

/// A worksheet as it stood from some moment on. It is private, and no template is read here: that is for whoever shows it.
package struct WorksheetEntry: Entry {
    package static let kind = "worksheet"
    package static let place = EntryPlace.own
    /// What its owner calls it; a later entry of the same name takes its place.
    package let name: Line
    /// Where the template is found: the id of a built-in one, or a file.
    package let template: Line
    /// SHA-256 of the template.
    package let hash: Bytes32
    /// The answers, as YAML.
    package let answers: [UInt8]

    /// - Parameters: as the properties say; `answers` ends with a line feed.
    package init(name: Line, template: Line, hash: Bytes32, answers: [UInt8]) {
        self.name = name
        self.template = template
        self.hash = hash
        self.answers = answers
    }
    package init(from reader: inout LineReader) throws {
        (name, template) = (try reader.line(behind: "name: "), try reader.line(behind: "template: "))
        hash = try reader.bytes32("hash")
        try reader.expect("")
        answers = reader.takeRest()
    }

    package func write(to writer: inout TextWriter) {
        writer.line("name: \(name)")
        writer.line("template: \(template)")
        writer.line("hash \(hash)")
        writer.line("")
        writer.raw(answers)
    }
}

extension RecordBody {
    /// - Parameter entry: one person's answers to a template, as they stand from then on.
    package static func worksheet(_ entry: WorksheetEntry) -> Self { .entry(AnyEntry(entry)) }
}
