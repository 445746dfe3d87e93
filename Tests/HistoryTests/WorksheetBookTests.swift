import Canonical
import Consent
import History
import HistorySupport
import Testing

/// Which worksheet was changed last says the order of the records, not a clock.
@Suite struct WorksheetBookTests {
    @Test func theOneThatWasChangedLastComesFirstThoughTheClockWasSetBack() throws {
        let cast = try Cast()
        var journal = Journal(cast.rex, .private)
        var archive = Archive(owner: cast.rex.id)
        for (name, said) in [("spring", 40), ("autumn", 30), ("spring", 20), ("winter", 10)] {
            let entry = WorksheetEntry(
                name: try Line(name), template: try Line("sample"), hash: bytes32(1),
                answers: Array("answers\n".utf8))
            try journal.write(.worksheet(entry), at: time(Int64(said)))
        }
        for record in journal.records { _ = archive.add(record) }
        let book = WorksheetBook(archive)
        #expect(book.newestFirst.map { "\($0.name)" } == ["winter", "spring", "autumn"])
        #expect(book.worksheets.map { "\($0.name)" } == ["spring", "autumn", "winter"])
    }
}
