package import Canonical

/// The owner's worksheets, from the private records.
package struct WorksheetBook: Sendable {
    /// Each worksheet's states, oldest first; the worksheets in the order they were begun.
    package private(set) var worksheets: [(name: Line, states: [(said: Instant, entry: WorksheetEntry)])] = []

    /// Each worksheet as it stands, the one that was changed last first: by the order of the records, which no clock can
    /// change.
    package let newestFirst: [WorksheetEntry]

    /// - Parameter archive: what a home knows.
    package init(_ archive: Archive) {
        var places: [Line: Int] = [:]
        var changed: [Line: (place: Int, entry: WorksheetEntry)] = [:]
        for (order, record) in archive.privateRecords.enumerated() {
            guard let entry = record.text.body.entry as? WorksheetEntry else { continue }
            let place = places[entry.name] ?? worksheets.count
            if place == worksheets.count { worksheets.append((entry.name, [])) }
            places[entry.name] = place
            worksheets[place].states.append((record.text.said, entry))
            changed[entry.name] = (order, entry)
        }
        newestFirst = changed.values.sorted { $0.place > $1.place }.map(\.entry)
    }
}
