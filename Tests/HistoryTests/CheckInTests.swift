import Canonical
import Consent
import History
import HistorySupport
import Testing

/// A rhythm is somebody's own, and counts from when they chose it or last checked in.
@Suite struct CheckInTests {
    private let cast: Cast
    private let agreement: AgreementID

    init() throws {
        cast = try Cast()
        agreement = try cast.version(with: [cast.rex]).version.agreement
    }

    private func archive(
        own: [(any Entry, Instant)] = [], shared: [(Person, any Entry, Instant)] = []
    ) throws -> Archive {
        var archive = Archive(owner: cast.rex.id)
        var journal = Journal(cast.rex, .private)
        for (entry, said) in own { try journal.write(.entry(AnyEntry(entry)), at: said) }
        for record in journal.records { _ = archive.add(record) }
        for person in [cast.rex, cast.cooper] {
            var journal = Journal(person, .agreement(agreement))
            for (author, entry, said) in shared where author.id == person.id {
                try journal.write(.entry(AnyEntry(entry)), at: said)
            }
            for record in journal.records { _ = archive.add(record) }
        }
        return archive
    }

    @Test func theTimeOfTheNextOne() throws {
        let checkIn = try CheckInEntry(agreement, [PracticeSamples.mark(.everything, .green)])
        let rhythm = try CheckInRhythmEntry(agreement, days: 14)
        #expect(try archive().checkInTime(in: agreement) == nil)
        #expect(try archive(own: [(checkIn, time(1))]).checkInTime(in: agreement) == nil)
        // What was before somebody chose a rhythm is nothing to be late with.
        #expect(
            try archive(own: [(checkIn, time(1)), (rhythm, time(40))]).checkInTime(in: agreement) == time(54))
        // Private and shared count alike; somebody else's does not.
        #expect(
            try archive(own: [(rhythm, time(2)), (checkIn, time(5))]).checkInTime(in: agreement) == time(19))
        #expect(
            try archive(own: [(rhythm, time(2))], shared: [(cast.rex, checkIn, time(6))])
                .checkInTime(in: agreement) == time(20))
        #expect(
            try archive(own: [(rhythm, time(2))], shared: [(cast.cooper, checkIn, time(6))])
                .checkInTime(in: agreement) == time(16))
        let never = try CheckInRhythmEntry(agreement, days: nil)
        #expect(try archive(own: [(rhythm, time(2)), (never, time(3))]).checkInTime(in: agreement) == nil)
        #expect(try archive(own: [(rhythm, time(2))]).checkInTime(in: AgreementID(bytes32(9))) == nil)
    }
}
