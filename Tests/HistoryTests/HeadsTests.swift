import HistorySupport
import Canonical
import Consent
import History
import Testing
import TransparencyLog

@Suite struct HeadsTests {
    private let cast: Cast
    private let archive: Archive

    init() throws {
        cast = try Cast()
        let source = try cast.version(with: [cast.rex])
        var archive = Archive(owner: cast.rex.id)
        var journal = Journal(cast.cooper, .agreement(source.version.agreement))
        for index in 0..<6 { try journal.write(.signal(prose("signal \(index)"))) }
        _ = archive.receive(
            Bundle(heads: [try journal.first(3).head()], records: journal.first(3).records.map(\.note)),
            contacts: cast.contacts)
        var other = journal.first(2)
        try other.write(.leave)
        for record in journal.records[4...] + other.records[2...] { _ = archive.add(record) }
        var own = Journal(cast.rex, .private)
        try own.write(.profile(name: Line("Rex")))
        for record in own.records { _ = archive.add(record) }
        archive.update(own.name) { $0.isWritable = true }
        self.archive = archive
    }

    @Test func headsAreReadAsTheyWereWritten() throws {
        let heads = Heads(of: archive, counter: 5)
        #expect(heads.entries.contains { !$0.ahead.isEmpty && !$0.forks.isEmpty && $0.head != nil })
        let read = try Heads(parsing: heads.text(cast.rex.keys), cast.rex.keys)
        #expect(read == heads)
    }

    @Test func onlyTheOwnersSeedMakesThem() throws {
        let text = Heads(of: archive, counter: 5).text(cast.rex.keys)
        #expect(throws: FormatError.self) { _ = try Heads(parsing: text, cast.cooper.keys) }
        for index in text.indices {
            var changed = text
            changed[index] ^= 1
            #expect(throws: FormatError.self, "byte \(index)") {
                _ = try Heads(parsing: changed, cast.rex.keys)
            }
            #expect(throws: FormatError.self) {
                _ = try Heads(parsing: Array(text.prefix(index)), cast.rex.keys)
            }
        }
    }
}
