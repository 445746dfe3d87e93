package import Canonical

/// The owner's worksheets, from the private records.
package struct WorksheetBook: Sendable {
    /// Each worksheet's states, oldest first; the worksheets in the order they were begun.
    package private(set) var worksheets: [(name: Line, states: [(said: Instant, entry: WorksheetEntry)])] = []

    /// - Parameter archive: what a home knows.
    package init(_ archive: Archive) {
        var places: [Line: Int] = [:]
        for record in archive.privateRecords {
            guard let entry = record.text.body.entry as? WorksheetEntry else { continue }
            let place = places[entry.name] ?? worksheets.count
            if place == worksheets.count { worksheets.append((entry.name, [])) }
            places[entry.name] = place
            worksheets[place].states.append((record.text.said, entry))
        }
    }
}
