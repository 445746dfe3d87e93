import HistorySupport
import Canonical
import Consent
import History
import Testing
import Vault

/// The power goes at every step of every change.
@Suite struct CrashTests {
    @Test func aHomeThatIsBeingMadeIsThereOrNot() throws {
        for steps in 0...4 {
            let disk = MemoryDisk()
            disk.stepsLeft = steps
            let made = try? makeHome(on: disk)
            disk.stepsLeft = nil
            #expect((made != nil) == (steps == 4))
            if try Home.exists(on: disk) {
                #expect(try openHome(on: disk).texts.isEmpty)
            } else {
                #expect(throws: VaultError.noHome(path: "identity.age")) { _ = try openHome(on: disk) }
                _ = try makeHome(on: disk)
                #expect(try openHome(on: disk).texts.isEmpty)
            }
        }
    }

    /// The first records of a log, and later ones.
    @Test(arguments: [false, true]) func ownRecordsAreOldOrNew(first: Bool) throws {
        let small = try SmallHome()
        let files = small.disk.files
        let subject =
            first ? LogSubject.agreement(AgreementID(bytes32(3))) : .agreement(small.source.version.agreement)
        let bodies: [RecordBody] = [.pause, .no(small.source.id), .leave]
        let before = try openHome(on: MemoryDisk(files)).texts.count
        var adopted: Set<Int> = []
        for steps in 0... {
            let disk = MemoryDisk(files)
            let home = try openHome(on: disk)
            disk.stepsLeft = steps
            let isWhole = (try? home.write(bodies, to: subject, at: time(4))) != nil
            disk.stepsLeft = nil

            let back = try openHome(on: disk)
            let new = back.texts.count - before
            let log = back.archive.ownLog(for: subject)
            let kept = (log?.records ?? []).suffix(new).map(\.text.body)
            #expect(kept == Array(bodies.prefix(new)), "\(steps) steps")
            if back.findings.isEmpty {
                #expect(new == 0 || new == 3)
            } else {
                #expect(back.findings.count == new)
            }
            adopted.insert(back.findings.count)
            // Announced once, and a part of the log like every other.
            let again = try openHome(on: disk)
            #expect(again.findings.isEmpty && again.texts == back.texts)
            try again.write([.cannotProvide(word("water"))], to: subject, at: time(5))
            let last = try openHome(on: disk)
            #expect(last.texts.count == before + new + 1 && last.findings.isEmpty)
            #expect(
                last.archive.logs.values.allSatisfy {
                    $0.name.author != last.keys.party || $0.forks.isEmpty && $0.ahead.isEmpty
                })
            if isWhole { break }
        }
        #expect(adopted == [0, 1, 2, 3])
    }

    @Test func receivedRecordsAreOldOrNewAndCanBeReceivedAgain() throws {
        let small = try SmallHome()
        let contacts = try small.contacts
        // A log that is known, with a gap to fill, and one that is not.
        var second = Journal(small.cast.cooper, small.cooper.name.subject, device: 2)
        try second.write(.signal(prose("another")))
        try second.write(.leave)
        let bundle = Bundle(
            heads: [try small.cooper.head(), try second.head()],
            records: [small.cooper.records[3].note] + second.records.map(\.note))
        let whole = try openHome(on: MemoryDisk(small.disk.files))
        _ = try whole.receive(bundle, contacts: contacts)
        for steps in 0... {
            let disk = MemoryDisk(small.disk.files)
            let home = try openHome(on: disk)
            disk.stepsLeft = steps
            let isWhole = (try? home.receive(bundle, contacts: contacts)) != nil
            disk.stepsLeft = nil
            let back = try openHome(on: disk)
            #expect(back.texts.count <= whole.texts.count)
            let reception = try back.receive(bundle, contacts: contacts)
            #expect(!reception.problems.contains(.forked(small.cast.cooper.id)))
            #expect(back.texts == whole.texts, "\(steps) steps")
            #expect(Heads(of: back.archive, counter: 1) == Heads(of: whole.archive, counter: 1))
            let again = try openHome(on: disk)
            #expect(again.texts == whole.texts && again.findings.isEmpty)
            if isWhole { break }
        }
    }

    /// What a cut-off command left of somebody's log does not keep out what they wrote instead.
    @Test func aForkOfWhatWasCutOffIsReceived() throws {
        let small = try SmallHome()
        let contacts = try small.contacts
        var one = Journal(small.cast.cooper, small.cooper.name.subject, device: 2)
        var other = one
        try one.write(.signal(prose("one")))
        try other.write(.leave)
        let disk = MemoryDisk(small.disk.files)
        let home = try openHome(on: disk)
        disk.stepsLeft = 2
        #expect(throws: MemoryDisk.PowerCut.self) { _ = try home.receive(one.bundle(), contacts: contacts) }
        disk.stepsLeft = nil
        let back = try openHome(on: disk)
        #expect(back.findings == [.recovered(one.records[0].id)])
        #expect(try back.receive(other.bundle(), contacts: contacts).added == other.records)
        let log = try openHome(on: disk).archive.logs[other.name.id]
        #expect(log?.records == one.records && log?.forks == other.records)
    }

    @Test func whatIsAdoptedFromAnotherKeepsItsPlaceBeforeWhatCameAhead() throws {
        let small = try SmallHome()
        let disk = MemoryDisk(small.disk.files)
        let home = try openHome(on: disk)
        disk.stepsLeft = 2
        let bundle = Bundle(heads: [], records: [small.cooper.records[3].note])
        #expect(throws: MemoryDisk.PowerCut.self) { _ = try home.receive(bundle, contacts: small.contacts) }
        disk.stepsLeft = nil
        let back = try openHome(on: disk)
        #expect(back.findings == [.recovered(small.cooper.records[3].id)])
        #expect(back.archive.logs[small.cooper.name.id]?.size == 5)
    }
}
