import HistorySupport
import Canonical
import Consent
import History
import Testing
import TransparencyLog

@Suite struct SendTests {
    private let cast: Cast
    /// With Rex and Sam; with Rex alone; with Sam alone.
    private let together: VersionSource
    private let withRex: VersionSource
    private let withSam: VersionSource
    private var journals: [Journal] = []
    /// Cooper's.
    private var archive: Archive

    init() throws {
        cast = try Cast()
        together = try cast.version(with: [cast.rex, cast.sam])
        withRex = try cast.version(with: [cast.rex], nonce: 2)
        withSam = try cast.version(with: [cast.sam], nonce: 3)
        archive = Archive(owner: cast.cooper.id)
        for source in [together, withRex, withSam] {
            var journal = Journal(cast.cooper, .agreement(source.version.agreement))
            try journal.write(.proposal(source))
            try journal.write(.pause)
            journals.append(journal)
        }
        var secret = Journal(cast.cooper, .private)
        try secret.write(.profile(name: Line("Cooper")))
        journals.append(secret)
        var sams = Journal(cast.sam, .agreement(together.version.agreement))
        try sams.write(.signal(prose("Sam's signal")))
        journals.append(sams)
        // Somebody who is no party writes into the thread all the same.
        var outsider = Journal(cast.stranger, .agreement(withRex.version.agreement))
        try outsider.write(.pause)
        journals.append(outsider)
        for journal in journals { for record in journal.records { _ = archive.add(record) } }
    }

    @Test func onlySharedThreadsAreSent() throws {
        let bundle = try gathered(for: cast.rex)
        #expect(
            Set(bundle.records)
                == Set((journals[0].records + journals[1].records + journals[4].records).map(\.note)))
        #expect(bundle.heads.count == 2)
        let one = try gathered(
            for: cast.rex, agreements: [withRex.version.agreement, withSam.version.agreement])
        #expect(Set(one.records) == Set(journals[1].records.map(\.note)))
        #expect(try gathered(for: cast.stranger) == Bundle(heads: [], records: []))
        #expect(try gathered(for: cast.stranger, everything: true) == Bundle(heads: [], records: []))
    }

    @Test mutating func whatReachedSomebodyIsNotSentAgain() throws {
        var receipts = Journal(cast.rex, .agreement(withRex.version.agreement))
        try receipts.write(.delivered(journals[1].name.id, length: 1))
        for record in receipts.records { _ = archive.add(record) }
        let agreements: Set = [withRex.version.agreement]
        #expect(try gathered(for: cast.rex, agreements: agreements).records == [journals[1].records[1].note])
        try receipts.write(.delivered(journals[1].name.id, length: 2))
        for record in receipts.records { _ = archive.add(record) }
        let nothing = try gathered(for: cast.rex, agreements: agreements)
        #expect(nothing.records.isEmpty && nothing.heads.count == 1)
        let everything = try gathered(for: cast.rex, agreements: agreements, everything: true)
        #expect(Set(everything.records) == Set((journals[1].records + receipts.records).map(\.note)))
    }

    @Test mutating func somebodyElsesReceiptHoldsNothingBack() throws {
        var receipts = Journal(cast.sam, .agreement(together.version.agreement), device: 2)
        try receipts.write(.delivered(journals[0].name.id, length: 2))
        for record in receipts.records { _ = archive.add(record) }
        let sent = try gathered(for: cast.rex, agreements: [together.version.agreement]).records
        #expect(Set(sent).isSuperset(of: journals[0].records.map(\.note)))
    }

    @Test func whatIsSentIsTakenInWithoutAProblem() throws {
        var rex = Archive(owner: cast.rex.id)
        let reception = rex.receive(try gathered(for: cast.rex), contacts: cast.contacts)
        #expect(reception.problems.isEmpty)
        #expect(reception.added.count == 5 && reception.headed.count == 2)
    }

    @Test mutating func aLogWithoutRecordsIsNotSpokenOf() throws {
        archive.update(
            LogName(
                author: cast.cooper.id, subject: .agreement(withRex.version.agreement), device: bytes32(9))
        ) {
            $0.isWritable = true
        }
        #expect(try gathered(for: cast.rex, agreements: [withRex.version.agreement]).heads.count == 1)
    }

    private func gathered(for person: Person, agreements: Set<AgreementID>? = nil, everything: Bool = false)
        throws -> Bundle
    {
        let all = Set([together, withRex, withSam].map(\.version.agreement))
        return try archive.bundle(
            for: person.id, agreements: agreements ?? all, ledger: archive.ledger, everything: everything,
            cast.cooper.keys)
    }
}
