import HistorySupport
import Canonical
import Consent
import History
import Testing
import Vault

/// A whole home is put back to an older copy: only others can tell.
@Suite struct SetBackTests {
    private let small: SmallHome
    private let older: [String: [UInt8]]
    private let lost: [SignedRecord]
    private let subject: LogSubject
    private let contacts: [Card]

    init() throws {
        small = try SmallHome()
        subject = .agreement(small.source.version.agreement)
        contacts = try small.contacts
        older = small.disk.files
        lost = try openHome(on: small.disk).write([.no(small.source.id), .leave], to: subject, at: time(4))
    }

    @Test func aReceiptForMoreShowsIt() throws {
        let disk = MemoryDisk(older)
        let home = try openHome(on: disk)
        #expect(!home.archive.wasSetBack)
        var receipts = Journal(small.cast.cooper, subject, device: 4)
        try receipts.write(.delivered(lost[0].text.log.id, length: 4))
        _ = try home.receive(receipts.bundle(), contacts: contacts)
        let again = try openHome(on: disk)
        #expect(again.archive.claims[lost[0].text.log.id] == [small.cast.cooper.id])

        // What takes goes into a new log; the old one goes on once its records are back.
        try again.beginNewLog(for: subject)
        let record = try #require(try again.write([.pause], to: subject, at: time(5)).first)
        #expect(record.text.log.id != lost[0].text.log.id && record.text.index == 0)
        _ = try again.receive(Bundle(heads: [], records: lost.map(\.note)), contacts: contacts)
        let last = try openHome(on: disk)
        #expect(!last.archive.wasSetBack && last.archive.claims.isEmpty)
        #expect(last.archive.logs[lost[0].text.log.id]?.size == 4)
        #expect(last.archive.ownLog(for: subject)?.name == record.text.log)
        #expect(try last.write([.leave], to: subject, at: time(6)).first?.text.index == 1)
    }

    /// One's own record that lies ahead, or that is not the one here, is proof: the next record begins a new log by itself.
    @Test(arguments: [false, true]) func noPlaceIsWrittenTwice(forked: Bool) throws {
        let disk = MemoryDisk(older)
        let home = try openHome(on: disk)
        if forked { try home.write([.pause], to: subject, at: time(5)) }
        _ = try home.receive(Bundle(heads: [], records: [lost[forked ? 0 : 1].note]), contacts: contacts)
        #expect(home.archive.ownLog(for: subject) == nil)
        #expect(home.archive.wasSetBack == !forked)
        let again = try openHome(on: disk)
        let records = try again.write([.pause, .leave], to: subject, at: time(5))
        #expect(records.map(\.text.index) == [0, 1])
        #expect(records[0].text.log.id != lost[0].text.log.id)
        let last = try openHome(on: disk)
        #expect(last.texts == again.texts)
        #expect(last.archive.ownLog(for: subject)?.name == records[0].text.log)
        #expect(last.archive.logs.values.filter { $0.isWritable && $0.name.subject == subject }.count == 1)
    }
}
