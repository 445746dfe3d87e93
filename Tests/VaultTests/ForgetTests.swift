import Canonical
import Consent
import History
import HistorySupport
import TestSupport
import Testing
import Vault

/// A forgotten agreement is gone from the home, everything else stays, and nothing brings it back.
@Suite struct ForgetTests {
    private let small: SmallHome
    private let agreement: AgreementID
    private let files: [String: [UInt8]]
    private let kept: [RecordID]

    /// Rex's home, with private records about the thread and about other things.
    init() throws {
        small = try SmallHome()
        agreement = small.source.version.agreement
        let home = try openHome(on: small.disk)
        let other = AgreementID(bytes32(9))
        let words = try prose("quietly")
        func write(_ entry: any Entry) throws -> RecordID {
            try home.write([.entry(AnyEntry(entry))], to: .private, at: time(5))[0].id
        }
        let draft = try write(RepairEntry(other, words: words))
        let shown = try write(RepairEntry(other, words: words))
        _ = try write(HiddenEntry(draft, in: other))
        _ = try write(RepairEntry(agreement, words: words))
        _ = try write(CheckInRhythmEntry(agreement, days: 7))
        let answer = try write(ReflectionEntry(to: word("relaxed"), asked: Line("What?"), words: words))
        _ = try write(
            ReflectionEntry(to: word("relaxed"), asked: Line("What?"), continues: answer, words: words))
        kept = [draft, shown, answer]
        try home.write([.pause], to: .agreement(other), at: time(5))
        files = small.disk.files
    }

    /// What the home has, whatever its private records are called.
    private func summary(_ home: Home) -> [String] {
        let archive = home.archive
        return archive.privateRecords.map { "\($0.text.said) \($0.text.body.kind)" }.filter {
            !$0.contains("forgotten")
        }
            + ["\(archive.repairDrafts(in: AgreementID(bytes32(9))).count) drafts"]
            + archive.reflections.map { "\($0.lines.count) lines" }
            + archive.logs.values.filter { $0.name.subject == .agreement(AgreementID(bytes32(9))) }
            .map { "\($0.size) of the other" }
    }

    private func isGone(_ home: Home) -> Bool {
        !home.archive.logs.values.contains { $0.name.subject == .agreement(agreement) }
            && !home.archive.privateRecords.contains { $0.text.body.isAbout(agreement) }
    }

    /// Every object's record, opened with the owner's key.
    private func bodies(on disk: MemoryDisk) throws -> Int {
        disk.files.keys.count { $0.hasPrefix("objects/") }
    }

    @Test func itIsGoneAndTheRestStays() throws {
        let disk = MemoryDisk(files)
        let before = try openHome(on: disk)
        let gone = before.archive.logs.values.map(\.name)
            .filter { $0.subject == .private || $0.subject == .agreement(agreement) }
        let home = try before.forget(agreement, at: time(8))
        #expect(isGone(home))
        #expect(
            summary(home) == [
                "\(time(0)) profile", "\(time(5)) repair", "\(time(5)) repair", "\(time(5)) hidden",
                "\(time(5)) reflection", "\(time(5)) reflection", "1 drafts", "2 lines", "1 of the other",
            ])
        // What is left of it are hashes; no object of it lies there any more.
        let forgotten = home.archive.forgotten
        #expect(Set(forgotten.map(\.log)) == Set(gone))
        #expect(try bodies(on: disk) == home.archive.records.count)
        #expect(home.archive.newestForgotten == time(8))
        let again = try openHome(on: disk)
        #expect(again.findings.isEmpty && again.texts == home.texts)
        let cards = try small.contacts
        let verification = again.archive.verification(of: nil, cards: cards)
        #expect(verification.faults.isEmpty && verification.forgotten.count == forgotten.count)
        // A hash that is another one does not fit what its author signed.
        let one = try #require(forgotten.first { $0.head != nil && !$0.leaves.isEmpty })
        var leaves = one.leaves
        leaves[0] = bytes32(1)
        var forged = again.archive
        var journal = Journal(Person(keys: again.keys, card: cards[0]), .private, device: 77)
        let entry = try ForgottenEntry(
            LogName(author: one.log.author, subject: one.log.subject, device: one.log.device), first: 0,
            leaves: leaves, head: one.head)
        try journal.write(.entry(AnyEntry(entry)))
        for record in journal.records { _ = forged.add(record) }
        #expect(!forged.verification(of: nil, cards: cards).faults.isEmpty)
    }

    @Test func wherePowerGoesNothingElseIsLostAndItCanBeDoneAgain() throws {
        let whole = try openHome(on: MemoryDisk(files)).forget(agreement, at: time(8))
        var steps = 0
        var states: Set<Bool> = []
        while true {
            let disk = MemoryDisk(files)
            let home = try openHome(on: disk)
            disk.stepsLeft = steps
            let isDone = (try? home.forget(agreement, at: time(8))) != nil
            disk.stepsLeft = nil
            let back = try openHome(on: disk)
            states.insert(isGone(back))
            // Nothing stands twice meanwhile, and no draft that was put away is back.
            let entries = { (home: Home) in
                home.archive.privateRecords.filter { !$0.text.body.isAbout(agreement) }
                    .filter { !($0.text.body.entry is ForgottenEntry) }.count
            }
            #expect(
                entries(back) == entries(whole), "\(steps) steps: \(summary(back))")
            let last = isGone(back) ? back : try back.forget(agreement, at: time(8))
            #expect(isGone(last) && summary(last) == summary(whole), "\(steps) steps")
            let again = try openHome(on: disk)
            #expect(try bodies(on: disk) == again.archive.records.count, "\(steps) steps")
            #expect(again.archive.verification(of: nil, cards: try small.contacts).faults.isEmpty)
            if isDone { break }
            steps += 1
        }
        #expect(states == [true, false] && steps > 10)
    }

    @Test func olderHeadsOpenItStill() throws {
        let disk = MemoryDisk(files)
        let home = try openHome(on: disk)
        _ = try home.forget(agreement, at: time(8))
        disk.files["heads.age"] = files["heads.age"]
        let back = try openHome(on: disk)
        #expect(isGone(back))
    }

    @Test func theWholeOfAnOlderHomeBroughtBack() throws {
        let disk = MemoryDisk(files)
        _ = try openHome(on: disk).forget(agreement, at: time(8))
        for (path, bytes) in files { disk.files[path] = bytes }
        let back = try openHome(on: disk)
        #expect(isGone(back))
        #expect(try bodies(on: disk) == back.archive.records.count)
    }

    @Test func whatComesOfItLaterIsLeftOut() throws {
        let home = try openHome(on: MemoryDisk(files)).forget(agreement, at: time(8))
        var second = Journal(small.cast.cooper, .agreement(agreement), device: 3)
        try second.write(.pause)
        let bundle = Bundle(
            heads: [try small.cooper.head(), try second.head()],
            records: (small.cooper.records + second.records).map(\.note))
        let before = home.texts
        let reception = try home.receive(bundle, contacts: try small.contacts)
        #expect(reception.added.isEmpty && reception.problems == [.forgotten])
        #expect(home.texts == before && isGone(home))
        // Another agreement of the same person's comes in as ever.
        var other = Journal(small.cast.cooper, .agreement(AgreementID(bytes32(9))), device: 4)
        try other.write(.pause)
        let more = try home.receive(
            Bundle(heads: [try other.head()], records: other.records.map(\.note)),
            contacts: try small.contacts)
        #expect(more.added.count == 1 && more.problems.isEmpty)
    }

    @Test func wherePowerGoesNoHalfOfItStays() throws {
        let files = try SmallHome().disk.files
        var steps = 0
        while true {
            let disk = MemoryDisk(files)
            let home = try openHome(on: disk)
            let thread = try #require(home.archive.logs.values.compactMap(\.name.subject.agreement).first)
            let logs = Set(home.archive.logs.values.map(\.name).filter { $0.subject == .agreement(thread) })
            disk.stepsLeft = steps
            let isDone = (try? home.forget(thread, at: time(8))) != nil
            disk.stepsLeft = nil
            let back = try openHome(on: disk)
            let left = Set(
                back.archive.logs.values.map(\.name).filter { $0.subject == .agreement(thread) })
            #expect(left.isEmpty || left == logs, "\(steps) steps")
            #expect(Set(back.archive.forgotten.map(\.log)) == (left.isEmpty ? logs : []), "\(steps) steps")
            #expect(try bodies(on: disk) == back.archive.records.count, "\(steps) steps")
            if isDone { break }
            steps += 1
        }
        #expect(steps > 6)
    }

    @Test func withoutPrivateWordsAboutItThePrivateLogGoesOn() throws {
        let disk = MemoryDisk(try SmallHome().disk.files)
        let home = try openHome(on: disk)
        let thread = try #require(home.archive.logs.values.compactMap(\.name.subject.agreement).first)
        let log = try #require(home.archive.ownLog(for: .private)).name
        let after = try home.forget(thread, at: time(8))
        #expect(after.archive.ownLog(for: .private)?.name == log)
        #expect(after.archive.forgottenAgreements == [thread])
    }
}
