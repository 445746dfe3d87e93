import HistorySupport
import TestSupport
import Age
import Canonical
import Consent
import History
import Sodium
import Testing
import TransparencyLog
import Vault

@Suite struct HomeTests {
    private let disk = MemoryDisk()

    @Test func whatIsWrittenIsThereWhenItIsOpened() throws {
        let small = try SmallHome()
        let home = try openHome(on: small.disk)
        let again = try openHome(on: small.disk)
        #expect(home.findings.isEmpty && again.findings.isEmpty)
        #expect(home.texts.count == 8)
        #expect(again.texts == home.texts)
        #expect(again.archive.privateRecords.map(\.text.body) == [.profile(name: try Line("Rex"))])
        let log = try #require(home.archive.logs[small.cooper.name.id])
        #expect(log.size == 3 && log.ahead.keys.sorted() == [4] && log.forks.count == 1)
        #expect(log.head?.checkpoint.size == 2)
        #expect(Heads(of: home.archive, counter: 1) == Heads(of: again.archive, counter: 1))
    }

    @Test func aHomeIsMadeOnce() throws {
        _ = try makeHome(on: disk)
        let before = disk.files
        #expect(throws: VaultError.homeExists(path: "identity.age")) { _ = try makeHome(on: disk) }
        #expect(disk.files == before)
        #expect(try Home.exists(on: disk))
    }

    @Test func withoutOneThereIsNoHome() {
        #expect(throws: VaultError.noHome(path: "identity.age")) { _ = try openHome(on: disk) }
    }

    @Test func aWrongPassphraseIsSaidToBeOne() throws {
        _ = try makeHome(on: disk)
        #expect(throws: AgeError.wrongPassphrase) {
            _ = try Home(openingOn: disk, passphrase: secret("wrong horse"))
        }
    }

    @Test func nothingIsWrittenForNothing() throws {
        let small = try SmallHome()
        let home = try openHome(on: small.disk)
        let before = small.disk.files
        try home.write([], to: .private, at: time(3))
        let bundle = Bundle(heads: [], records: small.cooper.records[4...].map(\.note))
        let reception = try home.receive(bundle, contacts: small.contacts)
        #expect(reception.added.isEmpty)
        #expect(small.disk.files == before)
    }

    @Test func twoHomesExchangeAThread() throws {
        let disks = [MemoryDisk(), MemoryDisk()]
        let homes = try disks.map { try makeHome(on: $0) }
        let cards = [try homes[0].person("Cooper"), try homes[1].person("Rex")]
        let people = zip(homes, cards).map { Person(keys: $0.keys, card: $1) }
        let source = try Cast(cooper: people[0]).version(with: [people[1]])
        let subject = LogSubject.agreement(source.version.agreement)
        let cast = try Cast()
        try homes[0].write(
            [.proposal(source), cast.signature(of: people[0], under: source)], to: subject, at: time(1))
        func send(_ from: Int, _ to: Int) throws -> Reception {
            let bundle = try homes[from].archive.bundle(
                for: cards[to].party, agreements: [source.version.agreement],
                ledger: homes[from].archive.ledger,
                everything: false, homes[from].keys)
            let file = try bundle.seal(to: cards[to].recipient, armored: true)
            return try homes[to].receive(
                Bundle(opening: file, with: homes[to].keys.identity), contacts: cards)
        }
        #expect(try send(0, 1).added.count == 2)
        let cooper = try #require(homes[0].archive.ownLog(for: subject))
        try homes[1].write(
            [
                cast.signature(of: people[1], under: source), .held(source.id),
                .delivered(cooper.name.id, length: 2),
            ],
            to: subject, at: time(2))
        #expect(try send(1, 0).problems.isEmpty)
        try homes[0].write([.held(source.id)], to: subject, at: time(3))
        #expect(try send(0, 1).added.map(\.text.body) == [.held(source.id)])
        for disk in disks {
            let home = try openHome(on: disk)
            #expect(home.archive.ledger.isHeldByAll(source.id))
            #expect(home.findings.isEmpty && !home.archive.wasSetBack)
        }
    }
}
