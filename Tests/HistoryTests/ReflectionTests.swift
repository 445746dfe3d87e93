import Canonical
import Consent
import History
import HistorySupport
import Testing

/// Each line of an answer is kept by itself, and read together with the others.
@Suite struct ReflectionTests {
    private let cast: Cast
    private var journal: Journal

    init() throws {
        cast = try Cast()
        journal = Journal(cast.rex, .private)
    }

    private mutating func write(
        _ question: String, _ text: String, after beginning: RecordID? = nil, at said: Instant
    ) throws -> RecordID {
        let entry = ReflectionEntry(
            to: word(question), asked: try Line("Why?"), continues: beginning, words: try prose(text))
        return try journal.write(.entry(AnyEntry(entry)), at: said).id
    }

    private func archive(of owner: PartyID) -> Archive {
        var archive = Archive(owner: owner)
        for record in journal.records { _ = archive.add(record) }
        return archive
    }

    @Test mutating func linesOfOneSittingAreOneAnswer() throws {
        let first = try write("calm", "one", at: time(1))
        let other = try write("trust", "another", at: time(2))
        _ = try write("calm", "two", after: first, at: time(3))
        let second = try write("calm", "three", at: time(4))
        let found = archive(of: cast.rex.id).reflections
        #expect(found.map(\.id) == [first, other, second])
        #expect(found.map { $0.lines.map(\.description) } == [["one", "two"], ["another"], ["three"]])
        #expect(found.map(\.said) == [time(1), time(2), time(4)])
        // Somebody else's private log is nobody's to read, if it ever came.
        #expect(archive(of: cast.cooper.id).reflections.isEmpty)
    }

    @Test mutating func aLineWithoutItsBeginningIsNotLost() throws {
        let first = try write("calm", "one", at: time(1))
        _ = try write("trust", "of another question", after: first, at: time(2))
        _ = try write("calm", "of nothing", after: RecordID(bytes32(9)), at: time(3))
        #expect(
            archive(of: cast.rex.id).reflections.map { $0.lines.map(\.description) } == [
                ["one"], ["of another question"], ["of nothing"],
            ])
    }
}
