package import Canonical

/// A worksheet as it stood from some moment on. It is private, and no template is read here: that is for whoever shows it.
package struct WorksheetEntry: Equatable, Sendable {
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
}

/// The owner's worksheets, from the private records.
package struct WorksheetBook: Sendable {
    /// Each worksheet's states, oldest first; the worksheets in the order they were begun.
    package private(set) var worksheets: [(name: Line, states: [(said: Instant, entry: WorksheetEntry)])] = []

    /// - Parameter archive: what a home knows.
    package init(_ archive: Archive) {
        var places: [Line: Int] = [:]
        for record in archive.privateRecords {
            guard case .worksheet(let entry) = record.text.body else { continue }
            let place = places[entry.name] ?? worksheets.count
            if place == worksheets.count { worksheets.append((entry.name, [])) }
            places[entry.name] = place
            worksheets[place].states.append((record.text.said, entry))
        }
    }
}
