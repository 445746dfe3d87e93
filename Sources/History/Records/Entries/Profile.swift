package import Canonical
package import Consent

/// The name that a home's owner chose.
package struct Profile: Entry {
    package static let kind = "profile"
    package static let place = EntryPlace.own
    package let name: Line

    /// - Parameter name: the name.
    package init(name: Line) { self.name = name }

    package init(from reader: inout LineReader) throws { name = try reader.line(behind: "name: ") }

    package func write(to writer: inout TextWriter) { writer.line("name: \(name)") }
}

extension RecordBody {
    /// - Parameter name: the name that this home's owner chose.
    package static func profile(name: Line) -> Self { .entry(AnyEntry(Profile(name: name))) }
}
